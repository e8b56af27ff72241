using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;

namespace CustomerRegistry.Server.Tests.Reports;

/// <summary>Reports as tests vary them.</summary>
public static class TestReports
{
    /// <summary>E3 by the merchant's statement, with the proofs that a not-received dispute needs.</summary>
    public static SubmitReportRequest Final(DateTimeOffset now, string email, string? dispute = null, string? order = null)
    {
        var request = SampleMessages.Report(now, email, dispute, order);
        request.Report.EvidenceLevel = EvidenceLevel.FinalForMerchant;
        request.Report.Proofs.AddRange([Proof.ProviderDecision, Proof.CarrierDeliveryConfirmation]);
        return request;
    }

    public static SubmitReportRequest WithNotice(this SubmitReportRequest request, string email, string language = "en")
    {
        request.NoticeRelay = new NoticeRelay { EmailAddress = email, Language = language };
        return request;
    }

    public static SubmitReportRequest In(this SubmitReportRequest request, string country)
    {
        request.Report.ConsumerCountry = country;
        return request;
    }

    /// <summary>The same report in a call of its own.</summary>
    public static SubmitReportRequest Again(this SubmitReportRequest request, Action<ReportSubmission>? change = null)
    {
        var again = request.Clone();
        again.RequestId = RegistryFixture.NewId();
        change?.Invoke(again.Report);
        return again;
    }

    public static async Task<SubmitReportResponse> SubmitAsync(this TestMerchant merchant, SubmitReportRequest request) =>
        await merchant.Reports.SubmitReportAsync(request);

    public static async Task<Report> ReportAsync(this TestMerchant merchant, string reportId) =>
        (await merchant.Reports.GetReportAsync(new GetReportRequest { ReportId = reportId })).Report;

    public static UpdateOutcomeRequest Outcome(string reportId, EvidenceLevel level, DateTimeOffset at) => new()
    {
        RequestId = RegistryFixture.NewId(),
        ReportId = reportId,
        EvidenceLevel = level,
        OutcomeAt = at.ToTimestamp(),
    };
}
