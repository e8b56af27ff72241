using CustomerRegistry.V1;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;
using static CustomerRegistry.Server.Tests.Risk.TestChecks;

namespace CustomerRegistry.Server.Tests.Risk;

public sealed class CheckTests(RegistryFixture registry)
{
    private TestListings Listings => new(registry);

    [Fact]
    public async Task Nothing_held_is_answered_without_reasons_and_leaves_no_record()
    {
        var shop = await registry.EnrolAsync();
        var reply = await shop.Risk.CheckAsync(Of(registry, EmailOf(NewEmail())));
        Assert.Equal((RiskLevel.None, Advice.Proceed, Confidence.None), (reply.Assessment.Level, reply.Assessment.Advice, reply.Assessment.Confidence));
        Assert.Empty(reply.Assessment.Reasons);
        Assert.Equal(64, reply.Assessment.PolicyHash.Length);
        Assert.True(Guid.TryParse(reply.CheckId, out _));
        Assert.StartsWith("This option is not offered for this order.", reply.BuyerSentence, StringComparison.Ordinal);
        Assert.Empty((await shop.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest())).Disclosures);
    }

    [Fact]
    public async Task A_final_dispute_of_another_shop_is_found_with_reasons_and_recorded()
    {
        var (reporter, shop, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        var report = await Listings.AddAsync(reporter, null, email);
        var reply = await shop.Risk.CheckAsync(Of(registry, email));

        Assert.Equal((RiskLevel.Low, Advice.AddASafeguard), (reply.Assessment.Level, reply.Assessment.Advice));
        Assert.Equal("REPORT", reply.Assessment.Reasons[0].Code);
        Assert.StartsWith("a not-received claim that the card scheme decided for the shop", reply.Assessment.Reasons[0].Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(report.ToString(), reply.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(reporter.Merchant.DisplayName, reply.ToString(), StringComparison.Ordinal);
        Assert.Empty(reply.OwnReports);

        await using var db = await registry.DatabaseAsync();
        var row = await db.Disclosures.Include(x => x.Listings).SingleAsync(x => x.CheckId == Guid.Parse(reply.CheckId));
        Assert.Equal((shop.Id, reply.Assessment.PolicyHash), (row.MerchantId, row.PolicyHash));
        Assert.Equal((report, 1), (Assert.Single(row.Listings).ReportId, row.Listings[0].Version));
        Assert.Contains(report.ToString(), row.AssessmentJson, StringComparison.Ordinal);
        Assert.Contains(reply.Assessment.ModelHash, row.AssessmentJson, StringComparison.Ordinal);
        Assert.Equal(("risk-model-1", 64), (reply.Assessment.ModelVersion, reply.Assessment.ModelHash.Length));
        Assert.Equal(reply.Assessment.ModelVersion, row.ModelVersion);
        var listed = Assert.Single((await shop.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest())).Disclosures);
        Assert.Equal((reply.CheckId, RiskLevel.Low, false), (listed.CheckId, listed.Level, listed.Corrected));
        Assert.Equal((reply.Assessment.ModelVersion, reply.Assessment.ModelHash), (listed.ModelVersion, listed.ModelHash));
    }

    [Fact]
    public async Task An_answer_says_what_would_change_it_by_place_and_names_nobody()
    {
        var (one, other, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync(), await registry.EnrolAsync());
        var email = EmailOf(NewEmail());
        Guid[] reports = [await Listings.AddAsync(one, null, email), await Listings.AddAsync(other, x => x.OpenedOn = x.OpenedOn.AddMonths(-3), email)];
        var check = Of(registry, email);
        check.Language = "de";
        var reply = await shop.Risk.CheckAsync(check);

        Assert.Equal(RiskLevel.Medium, reply.Assessment.Level);
        Assert.Equal(["WITHOUT_REPORT", "WITHOUT_REPORT", "WHEN_OLDER"], reply.Assessment.Changes.Select(x => x.Code));
        Assert.Equal([0u, 1u], reply.Assessment.Changes.Take(2).Select(x => Assert.Single(x.Reasons)));
        Assert.All(reply.Assessment.Changes, x => Assert.Equal(RiskLevel.Low, x.Level));
        Assert.Equal(7, reply.Assessment.Changes[2].FromMonth.Length);
        Assert.Matches("^ohne die Meldung vom [A-Zä][a-zä]+ 2026 wäre die Stufe LOW$", reply.Assessment.Changes[0].Sentence);
        Assert.StartsWith("multipliziert das Chancenverhältnis mit ", reply.Assessment.Reasons[0].ShareSentence, StringComparison.Ordinal);
        var text = reply.ToString();
        Assert.DoesNotContain(reports, report => text.Contains(report.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(one.Merchant.DisplayName, text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Merchant.DisplayName, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_reports_of_one_owner_never_lift_above_low_and_a_second_owner_does()
    {
        var (owner, email) = ($"Owner {Guid.NewGuid():N}", EmailOf(NewEmail()));
        var (first, sister, other, shop) = (
            await registry.EnrolAsync(owner: owner), await registry.EnrolAsync(owner: owner), await registry.EnrolAsync(), await registry.EnrolAsync());
        for (var i = 0; i < 3; i++)
        {
            await Listings.AddAsync(first, null, email);
            await Listings.AddAsync(sister, null, email);
        }

        var alone = await shop.Risk.CheckAsync(Of(registry, email));
        Assert.Equal(RiskLevel.Low, alone.Assessment.Level);
        Assert.Contains(alone.Assessment.Reasons, x => x.Code == "CAP_ONE_OWNER");

        await Listings.AddAsync(other, null, email);
        Assert.Equal(RiskLevel.Medium, (await shop.Risk.CheckAsync(Of(registry, email))).Assessment.Level);
    }

    [Fact]
    public async Task Orders_that_went_well_weigh_against_their_own_merchants_reports()
    {
        var (reporter, shop, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        await Listings.StateOrdersAsync(reporter, email, 1);
        var few = await shop.Risk.CheckAsync(Of(registry, email));
        await Listings.StateOrdersAsync(reporter, email, 200);
        var reply = await shop.Risk.CheckAsync(Of(registry, email));
        Assert.True(reply.Assessment.Score < few.Assessment.Score / 2, $"{few.Assessment.Score} became {reply.Assessment.Score}");
        Assert.Contains(reply.Assessment.Reasons, x => x.Code == "GOOD_ORDERS");
    }

    [Fact]
    public async Task A_repeated_check_records_the_answer_that_it_gave()
    {
        var (reporter, shop, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        var check = Of(registry, email);
        var first = await shop.Risk.CheckAsync(check);
        await Listings.StateOrdersAsync(reporter, email, 2000);
        var again = await shop.Risk.CheckAsync(check);
        Assert.Equal(first.CheckId, again.CheckId);
        Assert.NotEqual(first.Assessment.Score, again.Assessment.Score);
        await using var db = await registry.DatabaseAsync();
        Assert.Equal((int)again.Assessment.Score, (await db.Disclosures.SingleAsync(x => x.CheckId == Guid.Parse(again.CheckId))).Score);
    }

    [Fact]
    public async Task A_phone_alone_is_no_match_and_with_the_address_it_is()
    {
        var (reporter, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync());
        var (phone, address) = (PhoneOf(NewPhone()), AddressOf($"GB|{Guid.NewGuid():N}|1high"));
        await Listings.AddAsync(reporter, null, phone, address);
        Assert.Empty((await shop.Risk.CheckAsync(Of(registry, phone))).Assessment.Reasons);
        Assert.Empty((await shop.Risk.CheckAsync(Of(registry, address))).Assessment.Reasons);
        Assert.NotEmpty((await shop.Risk.CheckAsync(Of(registry, phone, address))).Assessment.Reasons);
    }

    [Fact]
    public async Task An_own_only_report_comes_back_to_its_merchant_alone_and_apart()
    {
        var (reporter, shop, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        var report = await Listings.AddAsync(reporter, x => x.OwnOnly = true, email);
        var own = await reporter.Risk.CheckAsync(Of(registry, email));
        Assert.Equal((RiskLevel.None, 0), (own.Assessment.Level, own.Assessment.Reasons.Count));
        Assert.Equal((report.ToString(), true), (Assert.Single(own.OwnReports).ReportId, own.OwnReports[0].OwnOnly));
        Assert.Empty((await shop.Risk.CheckAsync(Of(registry, email))).OwnReports);
    }

    [Fact]
    public async Task A_shared_report_of_ones_own_takes_part_and_is_named_apart_too()
    {
        var (shop, email) = (await registry.EnrolAsync(), EmailOf(NewEmail()));
        var report = await Listings.AddAsync(shop, null, email);
        var reply = await shop.Risk.CheckAsync(Of(registry, email));
        Assert.Equal(RiskLevel.Low, reply.Assessment.Level);
        Assert.Equal((report.ToString(), false), (Assert.Single(reply.OwnReports).ReportId, reply.OwnReports[0].OwnOnly));
    }

    [Fact]
    public async Task A_token_and_a_hash_are_answered_alike_and_an_epoch_not_in_use_is_refused()
    {
        var (reporter, shop, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        var value = ByteString.CopyFrom(Listings.TokenOf(email).ToBytes());
        Identifier ByToken(uint epoch) => new()
        {
            Kind = IdentifierKind.Email,
            Confirmed = true,
            Tokens = new SubjectTokens { Tokens = { new SubjectToken { Epoch = epoch, Value = value } } },
        };
        var byHash = await shop.Risk.CheckAsync(Of(registry, email));
        var byToken = await shop.Risk.CheckAsync(Of(registry, ByToken(1)));
        Assert.Equal(byHash.Assessment, byToken.Assessment);
        var refused = await Refused.ByAsync(() => shop.Risk.CheckAsync(Of(registry, ByToken(99))).ResponseAsync);
        Assert.Equal("TOKEN_EPOCH_UNKNOWN", refused.Reason);
    }

    [Fact]
    public async Task In_observe_mode_and_before_an_order_of_nobody_known_everything_looks_like_nothing()
    {
        var (reporter, shop, pilot) = (await registry.EnrolAsync(), await registry.EnrolAsync(), await registry.EnrolAsync(live: false));
        var (email, unknown) = (EmailOf(NewEmail()), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        Assert.Equal(
            WithoutId(await pilot.Risk.CheckAsync(Of(registry, unknown))), WithoutId(await pilot.Risk.CheckAsync(Of(registry, email))));

        CheckRequest Before(Identifier identifier, bool confirmed)
        {
            var check = Of(registry, identifier);
            (check.Stage, check.IdentityConfirmed) = (Stage.BeforeOrder, confirmed);
            return check;
        }

        Assert.Equal(
            WithoutId(await shop.Risk.CheckAsync(Before(unknown, false))), WithoutId(await shop.Risk.CheckAsync(Before(email, false))));
        Assert.NotEmpty((await shop.Risk.CheckAsync(Before(email, true))).Assessment.Reasons);
        await using var db = await registry.DatabaseAsync();
        Assert.Equal(0, await db.Disclosures.CountAsync(x => x.MerchantId == pilot.Id));
    }

    [Fact]
    public async Task A_sandbox_and_the_registry_see_nothing_of_each_other()
    {
        var (reporter, shop, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        var (own, others) = (
            new RiskService.RiskServiceClient(registry.As(await registry.IssueKeyAsync(reporter.Merchant.MerchantId, true))),
            new RiskService.RiskServiceClient(registry.As(await registry.IssueKeyAsync(shop.Merchant.MerchantId, true))));
        await Listings.AddAsync(reporter, x => (x.Mode, x.SandboxId) = (CustomerRegistry.Domain.Identifiers.RegistryMode.Test, reporter.Id), email);
        Assert.NotEmpty((await own.CheckAsync(Of(registry, email))).Assessment.Reasons);
        Assert.Empty((await others.CheckAsync(Of(registry, email))).Assessment.Reasons);
        Assert.Empty((await shop.Risk.CheckAsync(Of(registry, email))).Assessment.Reasons);
    }
}
