using System.Globalization;
using System.Security.Cryptography;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Store;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Reports;

/// <summary>Shared reports that nobody contested, judged again by an outsider.</summary>
internal sealed class RejudgementWorkflow(
    RejudgementStore store, RequestKeys requests, RandomNumberGenerator random, RegistryClock clock)
{
    public async Task<(Wire.Sample? Sample, Refusal? Refusal)> DrawAsync(
        Wire.DrawSampleRequest request, Caller.Staff caller, CancellationToken ct)
    {
        var seed = new byte[16];
        random.GetBytes(seed);
        // Version 4 (RFC 9562), so that it reads as the random id that it is.
        (seed[6], seed[8]) = ((byte)((seed[6] & 0x0F) | 0x40), (byte)((seed[8] & 0x3F) | 0x80));
        var (id, refusal) = await store.DrawAsync(
            new Guid(seed, bigEndian: true), (int)request.Size,
            requests.Of(caller, "JurisdictionService/DrawSample", request.RequestId, request), caller, clock.Now, ct);
        return refusal is null ? await ReadAsync(id, ct) : (null, refusal);
    }

    /// <param name="sampleId">Null for the newest.</param>
    public async Task<(Wire.Sample? Sample, Refusal? Refusal)> ReadAsync(Guid? sampleId, CancellationToken ct) =>
        await store.FindAsync(sampleId, ct) is { } view ? (ToWire(view), null) : (null, RejudgementStore.Unknown);

    public async Task<(Wire.RecordFindingResponse? Answer, Refusal? Refusal)> JudgeAsync(
        Wire.RecordFindingRequest request, Caller.Staff caller, CancellationToken ct)
    {
        var id = Guid.Parse(request.SampleId);
        var (stopped, refusal) = await store.JudgeAsync(
            id, (int)request.Number, request.FoundWrong,
            requests.Of(caller, "JurisdictionService/RecordFinding", request.RequestId, request), caller, clock.Now, ct);
        if (refusal is not null) return (null, refusal);
        var (sample, gone) = await ReadAsync(id, ct);
        if (sample is null) return (null, gone);
        sample.Reports.Clear();
        return (new Wire.RecordFindingResponse { Sample = sample, StoppedSharing = stopped }, null);
    }

    private static Wire.Sample ToWire(SampleView view)
    {
        var judged = view.Rows.Count(x => x.FoundWrong is not null);
        var wrong = view.Rows.Count(x => x.FoundWrong == true);
        var (low, high) = RejudgementRules.Interval(wrong, judged);
        return new Wire.Sample
        {
            SampleId = view.Rows[0].SampleId.ToString(),
            DrawnAt = view.Rows[0].DrawnAt.ToTimestamp(),
            Drawn = (uint)view.Rows.Count,
            Judged = (uint)judged,
            Wrong = (uint)wrong,
            WrongShareLow = low,
            WrongShareHigh = high,
            WrongShareSure = RejudgementRules.Interval(wrong, view.Rows.Count).Low,
            Reports = { view.Rows.Select(row => ToWire(row, view.Held.GetValueOrDefault(row.ReportId), view.Merchants.GetValueOrDefault(row.MerchantId))) },
        };
    }

    private static Wire.SampledReport ToWire(RejudgementRow row, ReportRow? report, string? merchant)
    {
        var wire = new Wire.SampledReport
        {
            Number = (uint)row.Number,
            ReportId = row.ReportId.ToString(),
            MerchantId = row.MerchantId.ToString(),
            MerchantName = merchant ?? "",
            ConsumerCountry = row.ConsumerCountry,
            Category = (Wire.Category)row.Category,
            EvidenceLevel = (Wire.EvidenceLevel)row.Evidence,
            Gone = report is null,
            JudgedAt = row.JudgedAt?.ToTimestamp(),
            FoundWrong = row.FoundWrong ?? false,
        };
        if (report is null) return wire;
        wire.Source = (Wire.EvidenceSource)report.Source;
        wire.Proofs.Add(report.Proofs.Select(x => (Wire.Proof)x));
        wire.OpenedOn = report.OpenedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        wire.OutcomeAt = report.OutcomeAt.ToTimestamp();
        return wire;
    }
}
