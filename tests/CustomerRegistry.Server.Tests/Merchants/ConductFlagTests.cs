using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;
using ConductFlag = CustomerRegistry.V1.ConductFlag;
using EvidenceSource = CustomerRegistry.Domain.Reports.EvidenceSource;

namespace CustomerRegistry.Server.Tests.Merchants;

/// <summary>What the daily run flags, what follows for the merchant's weight, and what an operator does about it.</summary>
[Collection(ConductTestsOfOneRegistry.Name)]
public sealed class ConductFlagTests(ConductRegistry conduct)
{
    private RegistryFixture Registry => conduct.Registry;

    private TestListings Listings => new(conduct.Registry);

    [Fact]
    public async Task Reports_of_people_never_checked_cap_the_weight_in_others_checks_until_an_operator_lifts_it_and_again_when_worse()
    {
        var (reporter, shop, email) = (await conduct.EnrolLongAgoAsync(), await Registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        await conduct.RunAsync();
        var full = await ShareAsync(shop, email);
        Assert.Empty((await conduct.ConductAsync(reporter)).OpenFlags);

        await conduct.ReportAsync(reporter, 30, row => row.Source = EvidenceSource.Statement);
        await conduct.NextDayAsync();
        var flagged = await conduct.ConductAsync(reporter);
        Assert.Equal((ConductFlag.UnknownCustomers, 30u, 31u), await OnlyAsync(reporter));
        Assert.Equal((true, 400u, 1000u), (flagged.HasWeightCap, flagged.WeightCap, flagged.Standing));
        Assert.InRange(await ShareAsync(shop, email), (int)(full * 0.39), (int)(full * 0.41));
        var mail = Assert.Single(await conduct.MailsAboutAsync(reporter));
        Assert.Contains("neither checked nor sold to", mail, StringComparison.Ordinal);
        Assert.Equal(["UnknownCustomers"], conduct.LooksAt(reporter));

        // Waiting does not help, and the operator is not told every day.
        await conduct.NextDayAsync();
        Assert.Single(conduct.LooksAt(reporter));
        Assert.Single((await conduct.ConductAsync(reporter)).OpenFlags);

        var kept = await conduct.LookAsync(reporter, ConductDecision.Keep);
        Assert.Equal((true, ConductDecision.Keep, "Spoke with their dispute team."), (kept.HasWeightCap, kept.Decision, kept.DecisionReason));

        var lifted = await conduct.LookAsync(reporter, ConductDecision.Lift);
        Assert.Equal((false, 0), (lifted.HasWeightCap, lifted.OpenFlags.Count));
        Assert.InRange(await ShareAsync(shop, email), (int)(full * 0.97), full);
        await conduct.NextDayAsync();
        Assert.False((await conduct.ConductAsync(reporter)).HasWeightCap);

        await conduct.ReportAsync(reporter, 2, row => row.Source = EvidenceSource.Statement, daysAgo: 80);
        await conduct.NextDayAsync();
        Assert.Equal((ConductFlag.UnknownCustomers, 32u, 33u), await OnlyAsync(reporter));
        Assert.Equal(["UnknownCustomers", "UnknownCustomers"], conduct.LooksAt(reporter));
        Assert.DoesNotContain(Registry.Logs.Errors, x => x.Contains("ConductJob", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_flag_by_its_own_rows()
    {
        var (unordered, burst, copies, complainants, good) = (
            await conduct.EnrolLongAgoAsync(), await conduct.EnrolLongAgoAsync(), await conduct.EnrolLongAgoAsync(),
            await conduct.EnrolLongAgoAsync(), await conduct.EnrolLongAgoAsync());
        await conduct.ReportAsync(unordered, 25, row => row.Source = EvidenceSource.ProviderFile);
        await StateNoOrdersAsync(unordered);
        await CheckedAsync(unordered, 10_000);
        await conduct.ReportAsync(burst, 10);
        await conduct.ReportAsync(burst, 40, row => row.CreatedAt = conduct.Now.AddDays(-70));
        await conduct.ReportAsync(copies, 22, row => row.FollowsOthers = row.FollowsDisclosure = true);
        await conduct.ReportAsync(copies, 22);
        await conduct.ReportAsync(complainants, 24, row => (row.Source, row.BuyerComplained) = (EvidenceSource.Statement, true));
        await conduct.ReportAsync(complainants, 6, row => row.Source = EvidenceSource.Statement);
        // What a provider confirmed is no longer the merchant's word, and waters nothing down.
        await conduct.ReportAsync(complainants, 6);
        await CheckedAsync(complainants, 10_000);
        await conduct.ReportAsync(good, 40, row => row.BuyerComplained = true);

        await conduct.NextDayAsync();
        Assert.Equal((ConductFlag.UnknownCustomers, 25u, 25u), await OnlyAsync(unordered));
        Assert.Equal((ConductFlag.Burst, 40u, 1u), await OnlyAsync(burst));
        Assert.Equal((ConductFlag.CopiesOthers, 22u, 44u), await OnlyAsync(copies));
        Assert.Equal((ConductFlag.ReportsMostComplainants, 24u, 30u), await OnlyAsync(complainants));
        var clean = await conduct.ConductAsync(good);
        Assert.Equal((0, false), (clean.OpenFlags.Count, clean.HasWeightCap));
        Assert.Equal((40u, 40u, 0u, 0u), (clean.Figures.Reports, clean.Figures.ReportsProviderConfirmed, clean.Figures.ReportsComplaintKnown, clean.Figures.ReportsComplainants));
        Assert.Equal(25u, (await conduct.ConductAsync(unordered)).Figures.ReportsWithoutOrders);

        var listed = await AllAsync();
        foreach (var each in new[] { unordered, burst, copies, complainants })
        {
            Assert.True(Assert.Single(listed, x => x.MerchantId == each.Merchant.MerchantId).HasWeightCap);
        }

        Assert.False(Assert.Single(listed, x => x.MerchantId == good.Merchant.MerchantId).HasWeightCap);
    }

    [Fact]
    public async Task Figures_reach_back_twelve_months_and_no_further()
    {
        var merchant = await conduct.EnrolLongAgoAsync();
        await conduct.ReportAsync(merchant, 3, daysAgo: 380);
        await conduct.ReportAsync(merchant, 4, daysAgo: 300);
        await CheckedAsync(merchant, 7, daysAgo: 380);
        await CheckedAsync(merchant, 9, daysAgo: 300);
        await conduct.NextDayAsync();
        var figures = (await conduct.ConductAsync(merchant)).Figures;
        Assert.Equal((4u, 9u), (figures.Reports, figures.Checks));
        await using var db = await Registry.DatabaseAsync();
        Assert.Equal([9], await db.CheckCounts.Where(x => x.MerchantId == merchant.Id).Select(x => x.Count).ToListAsync());
    }

    [Fact]
    public async Task An_operator_may_suspend_and_the_cap_stays()
    {
        var merchant = await conduct.EnrolLongAgoAsync();
        await conduct.ReportAsync(merchant, 30, row => row.Source = EvidenceSource.Statement);
        // Before any daily run too.
        var suspended = await conduct.LookAsync(merchant, ConductDecision.Suspend);
        Assert.Equal((MerchantState.Suspended, true, 1), (suspended.State, suspended.HasWeightCap, suspended.OpenFlags.Count));
        Assert.Null(suspended.MeasuredAt);
        Assert.Equal("MERCHANT_SUSPENDED", (await Refused.ByAsync(
            () => merchant.Risk.CheckAsync(TestChecks.Of(Registry, EmailOf(NewEmail()))).ResponseAsync)).Reason);
        // It may still read why.
        Assert.Equal(400u, (await merchant.Merchants.GetConductAsync(new GetConductRequest())).Conduct.WeightCap);
    }

    [Fact]
    public async Task A_standing_below_the_floor_is_told_once_and_again_when_it_falls_again()
    {
        var merchant = await conduct.EnrolLongAgoAsync();
        await conduct.RunAsync();
        await conduct.ChangeAsync(merchant, row => row.Standing = 100);
        // At the next run, not only the next day.
        await conduct.RunAsync();
        Assert.Contains("below the floor", Assert.Single(await conduct.MailsAboutAsync(merchant)), StringComparison.Ordinal);
        Assert.True((await conduct.ConductAsync(merchant)).StandingBelowFloor);
        await conduct.NextDayAsync();
        Assert.Single(conduct.LooksAt(merchant));

        await conduct.ChangeAsync(merchant, row => row.Standing = 900);
        await conduct.RunAsync();
        Assert.False((await conduct.ConductAsync(merchant)).StandingBelowFloor);
        await conduct.ChangeAsync(merchant, row => row.Standing = 100);
        await conduct.RunAsync();
        Assert.Equal(["StandingBelowFloor", "StandingBelowFloor"], conduct.LooksAt(merchant));
    }

    [Fact]
    public async Task A_merchant_sees_its_own_conduct_and_not_who_decided_and_no_others()
    {
        var (merchant, other) = (await conduct.EnrolLongAgoAsync(), await Registry.EnrolAsync());
        await conduct.LookAsync(merchant, ConductDecision.Keep);
        var own = (await merchant.Merchants.GetConductAsync(new GetConductRequest())).Conduct;
        Assert.Equal((merchant.Merchant.MerchantId, ConductDecision.Keep, "", ""), (own.MerchantId, own.Decision, own.DecidedBy, own.DecisionReason));
        Assert.NotEqual("", (await conduct.ConductAsync(merchant)).DecidedBy);

        var ask = new GetConductRequest { MerchantId = merchant.Merchant.MerchantId };
        Assert.Equal("MERCHANT_UNKNOWN", (await Refused.ByAsync(() => other.Merchants.GetConductAsync(ask).ResponseAsync)).Reason);
        Assert.Equal(Grpc.Core.StatusCode.PermissionDenied, (await Refused.ByAsync(
            () => other.Merchants.ListConductAsync(new ListConductRequest()).ResponseAsync)).Code);
        Assert.Equal(Grpc.Core.StatusCode.PermissionDenied, (await Refused.ByAsync(() => merchant.Merchants.DecideConductAsync(
            Looking(merchant, ConductDecision.Lift)).ResponseAsync)).Code);
    }

    [Fact]
    public async Task A_look_is_recorded_once_per_request_and_needs_a_reason_and_a_decision()
    {
        var merchant = await conduct.EnrolLongAgoAsync();
        var request = Looking(merchant, ConductDecision.Lift);
        await conduct.Operator.DecideConductAsync(request);
        await conduct.ReportAsync(merchant, 30, row => row.Source = EvidenceSource.Statement);
        await conduct.NextDayAsync();
        // The same request again lifts nothing that came after it.
        Assert.True((await conduct.Operator.DecideConductAsync(request)).Conduct.HasWeightCap);
        request.Decision = ConductDecision.Keep;
        Assert.Equal("REQUEST_ID_REUSED", (await Refused.ByAsync(() => conduct.Operator.DecideConductAsync(request).ResponseAsync)).Reason);

        var nobody = Looking(merchant, ConductDecision.Lift);
        nobody.MerchantId = NewId();
        Assert.Equal("MERCHANT_UNKNOWN", (await Refused.ByAsync(() => conduct.Operator.DecideConductAsync(nobody).ResponseAsync)).Reason);
        var without = Looking(merchant, ConductDecision.Unspecified);
        Assert.Equal("decision", (await Refused.ByAsync(() => conduct.Operator.DecideConductAsync(without).ResponseAsync)).Field);
        var wordless = Looking(merchant, ConductDecision.Lift);
        wordless.Reason = "ok";
        Assert.Equal("reason", (await Refused.ByAsync(() => conduct.Operator.DecideConductAsync(wordless).ResponseAsync)).Field);
    }

    [Fact]
    public async Task Two_replicas_measure_once_and_a_check_waits_for_neither()
    {
        var (merchant, reporter, email) = (await conduct.EnrolLongAgoAsync(), await Registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        await conduct.ReportAsync(merchant, 30, row => row.Source = EvidenceSource.Statement);
        Assert.Single(
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => conduct.Store.MeasureAsync(merchant.Id, conduct.Now, CancellationToken.None))),
            measured => measured);

        // As the job holds it while it writes what it measured.
        await using var db = await Registry.DatabaseAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM merchant WHERE id IN ({merchant.Id}, {reporter.Id}) FOR UPDATE");
        var reply = await merchant.Risk.CheckAsync(TestChecks.Of(Registry, email), deadline: DateTime.UtcNow.AddYears(1));
        Assert.NotEmpty(reply.Assessment.Reasons);
    }

    [Fact]
    public async Task What_happens_in_a_sandbox_moves_no_live_figure_and_tells_the_operator_nothing()
    {
        var merchant = await conduct.EnrolLongAgoAsync();
        var tried = new TestMerchant(Registry, merchant.Merchant, await Registry.IssueKeyAsync(merchant.Merchant.MerchantId, test: true));
        await merchant.Risk.CheckAsync(TestChecks.Of(Registry, EmailOf(NewEmail())));
        for (var i = 0; i < 3; i++) await tried.Risk.CheckAsync(TestChecks.Of(Registry, EmailOf(NewEmail())));
        await conduct.ReportAsync(merchant, 30, row =>
            (row.Source, row.Mode, row.SandboxId) = (EvidenceSource.Statement, Domain.Identifiers.RegistryMode.Test, merchant.Id));
        await conduct.DiscloseAsync(merchant, 30, change: row => (row.Mode, row.SandboxId) = (Domain.Identifiers.RegistryMode.Test, merchant.Id));
        await conduct.NextDayAsync();
        var seen = await conduct.ConductAsync(merchant);
        Assert.Equal((0u, 1u, 0u, 0), (seen.Figures.Reports, seen.Figures.Checks, seen.Figures.OutcomesDue, seen.OpenFlags.Count));
        Assert.Empty(conduct.LooksAt(merchant));

        // A fictitious merchant is measured in its sandbox, by the sandbox's clock.
        var fictitious = (await tried.Merchants.EnrolMerchantAsync(new EnrolMerchantRequest
        {
            RequestId = NewId(),
            DisplayName = "Fiction",
            Country = "GB",
            Sector = Sector.GeneralRetail,
            UltimateOwner = "Fiction",
            ContactEmailAddress = "disputes@shop.example",
            CheckoutNoticeUrl = "https://shop.example/notice",
        })).Merchant;
        var there = new TestMerchant(Registry, fictitious, "");
        await conduct.ChangeAsync(there, row => row.Standing = 1);
        await tried.Merchants.AdvanceTestClockAsync(new AdvanceTestClockRequest { RequestId = NewId(), Seconds = 60 });
        var listed = Assert.Single((await tried.Merchants.ListConductAsync(new ListConductRequest())).Conducts);
        Assert.Equal((fictitious.MerchantId, true), (listed.MerchantId, listed.MeasuredAt is not null));
        Assert.Empty(await conduct.MailsAboutAsync(there));
        Assert.Empty(conduct.LooksAt(there));
        await tried.Merchants.ResetSandboxAsync(new ResetSandboxRequest { RequestId = NewId(), Confirm = true });
        await using var db = await Registry.DatabaseAsync();
        Assert.Empty(await db.Conducts.Where(x => x.SandboxId == merchant.Id).ToListAsync());
    }

    private static DecideConductRequest Looking(TestMerchant merchant, ConductDecision decision) => new()
    {
        RequestId = NewId(),
        MerchantId = merchant.Merchant.MerchantId,
        Decision = decision,
        Reason = "Spoke with their dispute team.",
    };

    private async Task<int> ShareAsync(TestMerchant shop, Identifier email) =>
        (await shop.Risk.CheckAsync(TestChecks.Of(Registry, email))).Assessment.Reasons.Single(x => x.Code == "REPORT").ShareMilli;

    private async Task<(ConductFlag Flag, uint Count, uint Of)> OnlyAsync(TestMerchant merchant)
    {
        var flag = Assert.Single((await conduct.ConductAsync(merchant)).OpenFlags);
        return (flag.Flag, flag.Count, flag.Of);
    }

    private async Task<List<Conduct>> AllAsync()
    {
        var all = new List<Conduct>();
        var token = "";
        do
        {
            var page = await conduct.Operator.ListConductAsync(new ListConductRequest { PageSize = 3, PageToken = token });
            all.AddRange(page.Conducts);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return all;
    }

    private async Task CheckedAsync(TestMerchant merchant, int count, int daysAgo = 10)
    {
        await using var db = await Registry.DatabaseAsync();
        db.CheckCounts.Add(new CheckCountRow
        {
            MerchantId = merchant.Id,
            Day = DateOnly.FromDateTime(conduct.Now.UtcDateTime).AddDays(-daysAgo),
            Count = count,
        });
        await db.SaveChangesAsync();
    }

    private async Task StateNoOrdersAsync(TestMerchant merchant)
    {
        await using var db = await Registry.DatabaseAsync();
        foreach (var report in await db.Reports.Where(x => x.MerchantId == merchant.Id).ToListAsync())
        {
            var key = report.OrderKey[..16];
            db.ReportIdentifiers.Add(new ReportIdentifierRow
            {
                ReportId = report.Id,
                Epoch = 1,
                SubjectKey = key,
                Kind = Domain.Identifiers.IdentifierKind.Email,
                Confirmed = true,
            });
            db.MerchantSubjects.Add(new MerchantSubjectRow { SubjectKey = key, MerchantId = merchant.Id, OrdersLastYear = 0, StatedAt = conduct.Now });
        }

        await conduct.SaveAsync(db, merchant);
    }
}
