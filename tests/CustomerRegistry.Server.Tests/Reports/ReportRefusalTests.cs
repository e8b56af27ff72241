using CustomerRegistry.V1;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerRegistry.Server.Tests.Reports;

[Collection(ReportsTests.Name)]
public sealed class ReportRefusalTests(ReportsRegistry reports)
{
    private static string Day(int days) => SampleMessages.Day(DateTimeOffset.UtcNow.AddDays(days));

    /// <summary>What is wrong with a report that is otherwise in order, and what it is refused with.</summary>
    public static readonly Dictionary<string, (Action<SubmitReportRequest> Change, string Reason, string Field)> Cases = new()
    {
        ["no country"] = (x => x.Report.ConsumerCountry = "", "COUNTRY_UNKNOWN", "report.consumer_country"),
        ["a country of three letters"] = (x => x.Report.ConsumerCountry = "GBR", "COUNTRY_UNKNOWN", "report.consumer_country"),
        ["a hash of the wrong length"] = (
            x => x.Report.Identifiers[0].Hash = ByteString.CopyFrom(new byte[31]), "IDENTIFIER_LENGTH", "report.identifiers[0].hash"),
        ["nine identifiers"] = (
            x => x.Report.Identifiers.Add(Enumerable.Range(0, 8).Select(_ => RegistryFixture.EmailOf(RegistryFixture.NewEmail()))),
            "IDENTIFIER_COUNT", "report.identifiers"),
        ["two confirmed addresses"] = (
            x => x.Report.Identifiers.Add(RegistryFixture.EmailOf(RegistryFixture.NewEmail())), "IDENTIFIER_COUNT", "report.identifiers"),
        ["an identifier that cannot match alone"] = (
            x => x.Report.Identifiers[0].Confirmed = false, "IDENTIFIER_NOT_ALONE", "report.identifiers"),
        ["opened in the future"] = (x => x.Report.OpenedOn = Day(2), "DATE_IN_FUTURE", "report.opened_on"),
        ["opened on no day"] = (x => x.Report.OpenedOn = "2026-02-30", "FIELD_MALFORMED", "report.opened_on"),
        ["an amount below zero"] = (x => x.Report.Amount.MinorUnits = -1, "AMOUNT_NEGATIVE", "report.amount.minor_units"),
        ["no amount"] = (x => x.Report.Amount = null, "FIELD_REQUIRED", "report.amount"),
        ["no time of the outcome"] = (x => x.Report.OutcomeAt = null, "FIELD_REQUIRED", "report.outcome_at"),
        ["an unknown category"] = (x => x.Report.Category = (Category)99, "ENUM_VALUE_UNKNOWN", "report.category"),
        ["an unknown proof"] = (x => x.Report.Proofs.Add((Proof)99), "ENUM_VALUE_UNKNOWN", "report.proofs[2]"),
        ["confirmed by the merchant itself"] = (
            x => x.Report.Source = EvidenceSource.ProviderConfirmed, "FIELD_OUT_OF_RANGE", "report.source"),
        ["no order reference"] = (x => x.Report.OrderReference = "", "FIELD_REQUIRED", "report.order_reference"),
        ["a category that says too little"] = (
            x => (x.Report.Category, x.Report.NetworkReasonCode) = (Category.Other, ""), "CATEGORY_NOT_LISTABLE", "report.category"),
        ["an unauthorised payment without a finding"] = (
            x => (x.Report.Category, x.Report.NetworkReasonCode) = (Category.Unauthorised, ""), "EVIDENCE_NOT_LISTABLE", "report.evidence_level"),
        ["the merchant's own doing"] = (x => x.Report.NetworkReasonCode = "12.5", "REASON_CODE_MERCHANT_CAUSE", "report.network_reason_code"),
        ["a code of no network"] = (x => x.Report.NetworkReasonCode = "99.9", "REASON_CODE_UNKNOWN", "report.network_reason_code"),
        ["a statutory right"] = (x => x.Report.StatutoryRight = true, "STATUTORY_RIGHT", "report.statutory_right"),
        ["a child"] = (x => x.Report.KnownUnderAge = true, "UNDERAGE", "report.known_under_age"),
        ["a complaint without an answer"] = (
            x => x.Report.BuyerComplainedOrReturned = true, "FINAL_ANSWER_MISSING", "report.final_answer_on"),
        ["a complaint answered last week"] = (
            x => (x.Report.BuyerComplainedOrReturned, x.Report.FinalAnswerOn) = (true, Day(-7)), "FINAL_ANSWER_TOO_RECENT", "report.final_answer_on"),
        ["ten years old"] = (
            x => (x.Report.OrderedOn, x.Report.OpenedOn) = ("", Day(-3650)), "REPORT_TOO_OLD", "report.opened_on"),
        ["a proof missing"] = (x => x.Report.Proofs.RemoveAt(1), "PROOF_MISSING", "report.proofs"),
        ["the address of somebody else"] = (
            x => x.WithNotice("somebody@example.com"), "NOTICE_ADDRESS_MISMATCH", "notice_relay.email_address"),
        ["no address at all"] = (x => x.WithNotice("somebody"), "FIELD_MALFORMED", "notice_relay.email_address"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_report_that_may_not_be_is_refused_and_nothing_is_written(string name)
    {
        var merchant = await reports.Registry.EnrolAsync();
        var (change, reason, field) = Cases[name];
        var request = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
        change(request);
        var refused = await Refused.ByAsync(() => merchant.SubmitAsync(request));
        Assert.Equal((reason, field), (refused.Reason, refused.Field));
        await using var db = await reports.Registry.DatabaseAsync();
        Assert.False(await db.Reports.AnyAsync(x => x.MerchantId == merchant.Id));
        Assert.False(await db.Requests.AnyAsync(x => x.CallerId == merchant.Id && x.Method == "ReportService/SubmitReport"));
    }

    [Fact]
    public async Task A_notice_goes_in_a_language_of_the_consumers_country()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        var refused = await Refused.ByAsync(() => merchant.SubmitAsync(TestReports.Final(reports.Now, email).WithNotice(email, "da")));
        Assert.Equal(("NOTICE_LANGUAGE_CLOSED", "notice_relay.language"), (refused.Reason, refused.Field));
    }
}
