using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Grpc.Core;
using Xunit;
using static CustomerRegistry.Server.Tests.Merchants.ConductRegistry;
using static CustomerRegistry.Server.Tests.RegistryFixture;
using Advice = CustomerRegistry.V1.Advice;
using DecidedBy = CustomerRegistry.Domain.Risk.DecidedBy;
using RiskLevel = CustomerRegistry.V1.RiskLevel;
using ShopAction = CustomerRegistry.Domain.Risk.ShopAction;

namespace CustomerRegistry.Server.Tests.Merchants;

/// <summary>What follows for a merchant's checks from outcomes that it did not record, or recorded of a rule alone.</summary>
[Collection(ConductTestsOfOneRegistry.Name)]
public sealed class OutcomeDutyTests(ConductRegistry conduct)
{
    private RegistryFixture Registry => conduct.Registry;

    [Fact]
    public async Task Over_a_twentieth_missing_slows_for_hits_and_misses_alike_and_recording_ends_it_at_once()
    {
        var (shop, email) = (await conduct.EnrolLongAgoAsync(), await ListedAsync());
        await conduct.DiscloseAsync(shop, 94, change: Ended(ShopAction.Proceeded, DecidedBy.Person));
        var missing = await conduct.DiscloseAsync(shop, 6);
        // Not due yet: they change nothing.
        await conduct.DiscloseAsync(shop, 50, daysAgo: 60, change: Ended(ShopAction.Proceeded, DecidedBy.Person));
        await conduct.DiscloseAsync(shop, 30, daysAgo: 85);
        await conduct.NextDayAsync();
        var seen = await conduct.ConductAsync(shop);
        Assert.Equal((OutcomeState.Slowed, 100u, 6u), (seen.OutcomeState, seen.Figures.OutcomesDue, seen.Figures.OutcomesMissing));
        // Nothing for the operator to look at: the merchant gets out by itself.
        Assert.Empty(conduct.LooksAt(shop));
        Assert.Empty(await conduct.MailsAboutAsync(shop));

        for (var i = 0; i < 5; i++) await CheckAsync(shop, i % 2 == 0 ? email : EmailOf(NewEmail()));
        var (hit, miss) = (await RefusalAsync(shop, email), await RefusalAsync(shop, EmailOf(NewEmail())));
        Assert.Equal(hit, miss);
        var refused = await Refused.ByAsync(() => CheckAsync(shop, email));
        Assert.Equal((StatusCode.ResourceExhausted, "RATION_EXHAUSTED"), (refused.Code, refused.Reason));
        Assert.Contains("RecordOutcome", refused.Detail, StringComparison.Ordinal);
        Assert.Contains("5 checks", refused.Detail, StringComparison.Ordinal);

        await RecordAsync(shop, missing[0]);
        Assert.Equal(OutcomeState.InOrder, (await conduct.ConductAsync(shop)).OutcomeState);
        await CheckAsync(shop, email);
        await conduct.NextDayAsync();
        Assert.Equal(OutcomeState.InOrder, (await conduct.ConductAsync(shop)).OutcomeState);
    }

    [Fact]
    public async Task Over_a_fifth_missing_stops_alike_for_hits_and_misses_until_an_operator_looks()
    {
        var (shop, email) = (await conduct.EnrolLongAgoAsync(), await ListedAsync());
        await CheckAsync(shop, email);
        await conduct.DiscloseAsync(shop, 79, change: Ended(ShopAction.Proceeded, DecidedBy.Person));
        var missing = await conduct.DiscloseAsync(shop, 21);
        await conduct.NextDayAsync();
        Assert.Contains("checks are refused", Assert.Single(await conduct.MailsAboutAsync(shop)), StringComparison.Ordinal);
        var refused = await Refused.ByAsync(() => CheckAsync(shop, email));
        Assert.Equal((StatusCode.FailedPrecondition, "OUTCOMES_MISSING"), (refused.Code, refused.Reason));
        Assert.Contains("RecordOutcome", refused.Detail, StringComparison.Ordinal);
        Assert.Equal(await RefusalAsync(shop, email), await RefusalAsync(shop, EmailOf(NewEmail())));

        // Recorded in bulk once stopped: an operator looks all the same.
        foreach (var check in missing) await RecordAsync(shop, check);
        await conduct.NextDayAsync();
        var seen = await conduct.ConductAsync(shop);
        Assert.Equal((OutcomeState.Stopped, 0u), (seen.OutcomeState, seen.Figures.OutcomesMissing));
        Assert.Equal("OUTCOMES_MISSING", (await Refused.ByAsync(() => CheckAsync(shop, email))).Reason);
        Assert.Equal(OutcomeState.Stopped, (await conduct.LookAsync(shop, ConductDecision.Keep)).OutcomeState);
        Assert.Equal(OutcomeState.InOrder, (await conduct.LookAsync(shop, ConductDecision.Lift)).OutcomeState);
        Assert.NotEmpty((await CheckAsync(shop, email)).Assessment.Reasons);
        Assert.Equal(["ChecksStopped"], conduct.LooksAt(shop));
    }

    [Fact]
    public async Task A_lifted_stop_leaves_it_slowed_and_comes_back_only_when_worse()
    {
        var shop = await conduct.EnrolLongAgoAsync();
        await conduct.DiscloseAsync(shop, 70, change: Ended(ShopAction.Proceeded, DecidedBy.Person));
        await conduct.DiscloseAsync(shop, 30);
        await conduct.NextDayAsync();
        Assert.Equal(OutcomeState.Slowed, (await conduct.LookAsync(shop, ConductDecision.Lift)).OutcomeState);
        await conduct.NextDayAsync();
        Assert.Equal(OutcomeState.Slowed, (await conduct.ConductAsync(shop)).OutcomeState);
        await conduct.DiscloseAsync(shop, 5);
        await conduct.NextDayAsync();
        Assert.Equal(OutcomeState.Stopped, (await conduct.ConductAsync(shop)).OutcomeState);
        Assert.Equal(["ChecksStopped", "ChecksStopped"], conduct.LooksAt(shop));
    }

    [Fact]
    public async Task A_rule_alone_loses_the_number_and_must_ask_a_person_hit_or_miss_until_persons_decide()
    {
        var (shop, email) = (await conduct.EnrolLongAgoAsync(), await ListedAsync());
        var before = await CheckAsync(shop, email);
        Assert.True(before.Assessment.HasScore && !before.JurisdictionFlags.HumanReviewRequired);
        await conduct.DiscloseAsync(shop, 60, change: Ended(ShopAction.OptionNotOffered, DecidedBy.Rule));
        var others = await conduct.DiscloseAsync(shop, 7, daysAgo: 20);
        await conduct.NextDayAsync();
        Assert.True((await conduct.ConductAsync(shop)).ReasonsOnly);

        var (hit, miss) = (await CheckAsync(shop, email), await CheckAsync(shop, EmailOf(NewEmail())));
        foreach (var reply in new[] { hit, miss })
        {
            Assert.False(reply.Assessment.HasScore);
            Assert.Equal((false, true), (reply.JurisdictionFlags.ScoreAllowed, reply.JurisdictionFlags.HumanReviewRequired));
        }

        Assert.NotEmpty(hit.Assessment.Reasons);
        Assert.Equal((RiskLevel.Low, Advice.AddASafeguard), (hit.Assessment.Level, hit.Assessment.Advice));

        // 60 of 66 are 91 %, 60 of 67 are not over nine tenths.
        foreach (var check in others.Take(6)) await RecordAsync(shop, check);
        Assert.False((await CheckAsync(shop, email)).Assessment.HasScore);
        await RecordAsync(shop, others[6]);
        Assert.True((await CheckAsync(shop, email)).Assessment.HasScore);
        Assert.Equal(before.JurisdictionFlags, (await CheckAsync(shop, EmailOf(NewEmail()))).JurisdictionFlags);
    }

    [Fact]
    public async Task A_stopped_merchants_test_key_is_answered_and_its_refused_checks_are_not_counted()
    {
        var shop = await conduct.EnrolLongAgoAsync();
        await CheckAsync(shop, EmailOf(NewEmail()));
        await conduct.DiscloseAsync(shop, 40);
        await conduct.NextDayAsync();
        for (var i = 0; i < 3; i++) await Refused.ByAsync(() => CheckAsync(shop, EmailOf(NewEmail())));
        await conduct.NextDayAsync();
        Assert.Equal(1u, (await conduct.ConductAsync(shop)).Figures.Checks);
        var tried = new TestMerchant(Registry, shop.Merchant, await Registry.IssueKeyAsync(shop.Merchant.MerchantId, test: true));
        await CheckAsync(tried, EmailOf(NewEmail()));
    }

    private async Task<Identifier> ListedAsync()
    {
        var email = EmailOf(NewEmail());
        await new TestListings(Registry).AddAsync(await Registry.EnrolAsync(), null, email);
        return email;
    }

    private async Task<CheckResponse> CheckAsync(TestMerchant shop, Identifier email) => await shop.Risk.CheckAsync(TestChecks.Of(Registry, email));

    /// <summary>All that a refused check says, byte for byte; only the time of day differs.</summary>
    private async Task<string> RefusalAsync(TestMerchant shop, Identifier email)
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(() => CheckAsync(shop, email));
        var status = thrown.GetRpcStatus()!;
        var details = status.Details.Where(x => !x.TypeUrl.EndsWith("RetryInfo", StringComparison.Ordinal));
        return $"{thrown.StatusCode} {thrown.Status.Detail} {string.Join(' ', details.Select(x => x.ToString()))} "
            + string.Join(' ', thrown.Trailers.Where(x => !x.IsBinary && x.Key != "date").Select(x => $"{x.Key}={x.Value}"));
    }
}
