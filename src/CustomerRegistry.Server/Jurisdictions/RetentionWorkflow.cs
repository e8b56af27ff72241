using System.Globalization;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Store;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>What will be deleted when, and whether the jobs run.</summary>
internal sealed class RetentionWorkflow(RetentionStore store, PolicyStore policies, DueWorkRuns runs, RegistryClock clock)
{
    public async Task<(Wire.GetRetentionResponse? Answer, Refusal? Refusal)> ReadAsync(CancellationToken ct)
    {
        if (await policies.CurrentAsync(ct) is not { } policy) return (null, PolicyStore.NoneInForce);
        var today = DateOnly.FromDateTime(clock.Now.UtcDateTime);
        var answer = new Wire.GetRetentionResponse
        {
            Day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            PolicyHash = policy.Hash,
        };
        foreach (var kind in Retained.All)
        {
            var counts = await store.CountAsync(kind, policy.Bundle.Retention, today, ct);
            answer.Records.Add(ToWire(kind, counts, kind.Period?.Invoke(policy.Bundle.Retention)));
        }

        answer.Runs.Add(runs.All.Select(x => ToWire(x.Key, x.Value)));
        return (answer, null);
    }

    private static Wire.RetainedRecords ToWire(Retained kind, RetentionCounts counts, PolicyValue<Period>? period) => new()
    {
        Kind = (Wire.RetainedKind)kind.Kind,
        DueNow = (uint)counts.Now,
        Within7Days = (uint)counts.Within7,
        Within30Days = (uint)counts.Within30,
        Within90Days = (uint)counts.Within90,
        Later = (uint)counts.Later,
        Period = period is null ? "" : RetentionText.Of(period.Value),
        Source = period?.Source ?? "",
        Confidence = period is null ? "" : PolicyWords.Of(period.Confidence),
        Comment = period?.Comment ?? "",
    };

    private static Wire.JobRun ToWire(string job, DueWorkRun run) => new()
    {
        Job = job,
        StartedAt = run.StartedAt.ToTimestamp(),
        FinishedAt = run.FinishedAt?.ToTimestamp(),
        Done = (uint)run.Done,
        Failed = (uint)run.Failed,
        Fault = run.Fault ?? "",
    };
}
