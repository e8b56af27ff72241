using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Tests.Reports;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Jurisdictions;

/// <summary>The five examples that must come out (design section 5), asked of the running server as shops and persons ask.</summary>
public sealed class ExamplesTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("DK", "da")]
    [InlineData("NL", "nl")]
    public async Task In_Denmark_and_the_Netherlands_without_a_permit_a_report_stays_its_merchants_own(string country, string language)
    {
        await using var registry = await StartAtAsync(Start);
        var (reporter, shop, address) = (await registry.EnrolAsync(country), await registry.EnrolAsync(country), NewEmail());
        var report = await FoundAsync(registry, reporter, address, country, language);
        Assert.True(report.OwnOnly);
        Assert.False(report.JurisdictionFlags.Shared);
        await PassAsync(registry, 15);
        Assert.Empty((await CheckAsync(registry, shop, address)).Assessment.Reasons);
        Assert.True(Assert.Single((await CheckAsync(registry, reporter, address)).OwnReports).OwnOnly);

        // Nor does a permit that comes later open it.
        await ApplyPermitAsync(registry, country);
        Assert.Empty((await CheckAsync(registry, shop, address)).Assessment.Reasons);
    }

    [Fact]
    public async Task With_a_permit_a_Danish_report_is_shared_until_the_permit_ends()
    {
        await using var registry = await StartAtAsync(Start);
        await ApplyPermitAsync(registry, "DK");
        var (reporter, shop, address) = (await registry.EnrolAsync("DK"), await registry.EnrolAsync("DK"), NewEmail());
        Assert.False((await FoundAsync(registry, reporter, address, "DK", "da")).OwnOnly);
        Assert.Empty((await CheckAsync(registry, shop, address)).Assessment.Reasons);
        await PassAsync(registry, 15);
        Assert.NotEmpty((await CheckAsync(registry, shop, address)).Assessment.Reasons);
        await PassAsync(registry, 30);
        Assert.Empty((await CheckAsync(registry, shop, address)).Assessment.Reasons);
    }

    [Fact]
    public async Task In_the_Netherlands_nothing_crosses_from_one_trade_to_another_even_with_a_permit()
    {
        await using var registry = await StartAtAsync(Start);
        await ApplyPermitAsync(registry, "NL");
        var (reporter, address) = (await registry.EnrolAsync("NL", Sector.Fashion), NewEmail());
        var (same, other) = (await registry.EnrolAsync("NL", Sector.Fashion), await registry.EnrolAsync("NL", Sector.Electronics));
        await FoundAsync(registry, reporter, address, "NL", "nl");
        await PassAsync(registry, 15);
        Assert.NotEmpty((await CheckAsync(registry, same, address)).Assessment.Reasons);
        Assert.Empty((await CheckAsync(registry, other, address)).Assessment.Reasons);
    }

    [Fact]
    public async Task In_Germany_a_disputed_claim_is_not_listed_on_its_merchants_word()
    {
        await using var registry = await StartAtAsync(Start);
        var (reporter, shop, address) = (await registry.EnrolAsync("DE"), await registry.EnrolAsync("DE"), NewEmail());
        var stated = (await reporter.SubmitAsync(TestReports.Final(registry.Clock.GetUtcNow(), address).In("DE").WithNotice(address, "de"))).Report;
        Assert.Equal((ReportState.Open, EvidenceLevel.FinalForMerchant), (stated.State, stated.EvidenceLevel));
        await PassAsync(registry, 15);
        Assert.Empty((await CheckAsync(registry, shop, address)).Assessment.Reasons);

        var found = NewEmail();
        await FoundAsync(registry, reporter, found, "DE", "de");
        await PassAsync(registry, 15);
        Assert.NotEmpty((await CheckAsync(registry, shop, found)).Assessment.Reasons);
    }

    [Fact]
    public async Task In_the_United_States_a_disputed_item_stays_marked_for_30_days_and_15_more_and_goes_when_nobody_verifies_it()
    {
        await using var registry = await StartAtAsync(Start, ("Registry:OperatorCountry", "US"));
        var (reporter, shop, address) = (await registry.EnrolAsync("US"), await registry.EnrolAsync("US"), NewEmail());
        var secret = "";
        await FoundAsync(registry, reporter, address, "US", "en", x => secret = x);
        Assert.True((await CheckAsync(registry, shop, address)).JurisdictionFlags.AdverseActionNoticeRequired);
        var filed = await ContestAsync(registry, secret);
        Assert.False(filed.Appeal.Restricted);
        Assert.True(Assert.Single((await CheckAsync(registry, shop, address)).Assessment.Reasons, x => x.Code == "REPORT").Disputed);
        Assert.Equal(Start.AddDays(30).Date, filed.Appeal.DecisionDueAt.ToDateTimeOffset().Date);
        var added = await Consumer(registry).AddInformationAsync(new AddInformationRequest
        {
            RequestId = NewId(),
            AppealId = filed.Appeal.AppealId,
            CaseSecret = filed.CaseSecret,
            Text = "The carrier left it next door.",
        });
        Assert.Equal(Start.AddDays(45).Date, added.Appeal.DecisionDueAt.ToDateTimeOffset().Date);
        await PassAsync(registry, 14);
        Assert.Empty((await CheckAsync(registry, shop, address)).Assessment.Reasons);
    }

    [Fact]
    public async Task In_the_EU_contested_means_restricted_for_a_calendar_month_at_most_and_the_person_is_told_before_it_is_lifted()
    {
        await using var registry = await StartAtAsync(Start, ("Registry:OperatorCountry", "DE"));
        var (reporter, shop, address) = (await registry.EnrolAsync("DE"), await registry.EnrolAsync("DE"), NewEmail());
        var secret = "";
        await FoundAsync(registry, reporter, address, "DE", "de", x => secret = x);
        await PassAsync(registry, 15);
        Assert.NotEmpty((await CheckAsync(registry, shop, address)).Assessment.Reasons);
        var filed = await ContestAsync(registry, secret);
        Assert.True(filed.Appeal.Restricted);
        Assert.Empty((await CheckAsync(registry, shop, address)).Assessment.Reasons);
        Assert.Equal(registry.Clock.GetUtcNow().AddMonths(1).Date, filed.Appeal.DecisionDueAt.ToDateTimeOffset().Date);

        var answered = await reporter.Appeals.AnswerAppealAsync(new AnswerAppealRequest
        {
            RequestId = NewId(),
            AppealId = filed.Appeal.AppealId,
            Answer = MerchantAnswer.Defend,
            Text = "The carrier's record shows the delivery.",
            Etag = filed.Appeal.Etag,
        });
        await new AppealService.AppealServiceClient(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer))).DecideAppealAsync(
            new DecideAppealRequest
            {
                RequestId = NewId(),
                AppealId = filed.Appeal.AppealId,
                Decision = AppealDecision.Upheld,
                Reasons = { DecisionReason.ProofSufficient },
                Text = "The record names the address.",
                Etag = answered.Appeal.Etag,
            });
        await PassAsync(registry, 6);
        Assert.Empty((await CheckAsync(registry, shop, address)).Assessment.Reasons);
        await PassAsync(registry, 2);
        Assert.NotEmpty((await CheckAsync(registry, shop, address)).Assessment.Reasons);
    }

    /// <summary>A report with a finding that a reviewer has seen, its person told by letter today.</summary>
    private static async Task<Report> FoundAsync(
        RegistryFixture registry, TestMerchant reporter, string address, string country, string language, Action<string>? secret = null)
    {
        var request = TestReports.Final(registry.Clock.GetUtcNow(), address).In(country);
        request.Report.EvidenceLevel = EvidenceLevel.IndependentFinding;
        request.Report.Proofs.Add(Proof.BoardDecision);
        var recorded = await reporter.SubmitAsync(request);
        secret?.Invoke(recorded.NoticeSecret);
        var reviewer = await registry.AddStaffAsync(StaffRole.Reviewer);
        await new ReportService.ReportServiceClient(registry.As(reviewer)).ConfirmFindingAsync(new ConfirmFindingRequest
        {
            RequestId = NewId(),
            ReportId = recorded.Report.ReportId,
            Document = Proof.BoardDecision,
        });
        return (await reporter.Reports.AttestNoticeAsync(new AttestNoticeRequest
        {
            RequestId = NewId(),
            ReportId = recorded.Report.ReportId,
            Channel = NoticeChannel.Letter,
            CarrierReference = "RR123456789",
            SentAt = registry.Clock.GetUtcNow().ToTimestamp(),
            Language = language,
        })).Report;
    }

    private static Task<FileAppealResponse> ContestAsync(RegistryFixture registry, string secret) =>
        Consumer(registry).FileAppealAsync(new FileAppealRequest
        {
            RequestId = NewId(),
            Proof = new ConsumerProof { NoticeSecret = secret },
            Ground = AppealGround.NotMe,
            Text = "I never ordered this.",
            Language = "en",
        }).ResponseAsync;

    private static AppealService.AppealServiceClient Consumer(RegistryFixture registry) => new(registry.As(null));

    // A shop that does not fetch what it must stop using is not answered after 72 hours, so it does.
    private static async Task<CheckResponse> CheckAsync(RegistryFixture registry, TestMerchant shop, string address)
    {
        var read = await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest());
        await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { Cursor = read.NextCursor });
        return await shop.Risk.CheckAsync(TestChecks.Of(registry, EmailOf(address)));
    }

    private static async Task PassAsync(RegistryFixture registry, int days)
    {
        for (var day = 0; day < days; day++)
        {
            registry.Clock.Advance(TimeSpan.FromDays(1));
            await registry.Host.Services.GetServices<IHostedService>().OfType<DueWorkJob>().Single().RunOnceAsync(CancellationToken.None);
        }
    }

    // For everything that a permit can open there, for six weeks.
    private static async Task ApplyPermitAsync(RegistryFixture registry, string country)
    {
        var policies = new JurisdictionService.JurisdictionServiceClient(registry.As(registry.OperatorKey));
        var inForce = (await policies.GetPolicyAsync(new GetPolicyRequest())).Policy;
        var request = new ApplyPolicyRequest { RequestId = NewId(), ReplacesHash = inForce.Hash, Files = { inForce.Files } };
        request.Files["permits.json"] = $$"""
            [{
              "reference": "2026-31-0001", "authority": "the authority", "country": "{{country}}", "opens": ["sharing"],
              "categories": ["NOT_RECEIVED"], "valid_from": "2027-01-01", "valid_until": "2027-03-10"
            }]
            """;
        await policies.ApplyPolicyAsync(request);
        // Until it has gone through what is held the stricter of old and new rules.
        await new ChangedPolicy(registry).FinishedAsync();
    }
}
