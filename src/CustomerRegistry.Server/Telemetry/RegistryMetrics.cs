using System.Diagnostics.Metrics;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Telemetry;

/// <summary>
/// What the registry counts. Tags are closed lists (RPC, status, level, disposition, reason): never an identifier, hash,
/// token, key, merchant or order.
/// </summary>
internal sealed class RegistryMetrics : IDisposable
{
    public const string MeterName = "CustomerRegistry";

    // Those of OpenTelemetry's conventions for seconds, finer below 5 ms, where checks are.
    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    private readonly Meter _meter;
    private readonly Histogram<double> _calls;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _checks;
    private readonly Counter<long> _reports;
    private readonly Counter<long> _webhooks;
    private readonly Counter<long> _mails;
    private readonly Counter<long> _looks;
    private readonly Counter<long> _clocksMissed;
    private readonly Counter<long> _shadows;
    private readonly Counter<long> _shadowFailures;

    public RegistryMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _calls = _meter.CreateHistogram(
            "rpc.server.call.duration", "s", "Duration of calls by RPC and gRPC status.", advice: Buckets);
        _refusals = _meter.CreateCounter<long>("registry.refusals", "{refusal}", "Refusals by reason.");
        _checks = _meter.CreateCounter<long>("registry.checks", "{check}", "Checks by level answered.");
        _reports = _meter.CreateCounter<long>("registry.reports", "{report}", "Reports by what a submission did.");
        _webhooks = _meter.CreateCounter<long>("registry.webhooks", "{event}", "Provider events by provider and outcome.");
        _mails = _meter.CreateCounter<long>("registry.mails", "{mail}", "Mails by outcome.");
        _looks = _meter.CreateCounter<long>("registry.looks_needed", "{look}", "Merchants that need an operator's look, by why.");
        _clocksMissed = _meter.CreateCounter<long>("registry.clocks_missed", "{clock}", "Clocks of the law that were missed, by which.");
        _shadows = _meter.CreateCounter<long>(
            "registry.shadow.checks", "{check}", "Checks that disclosed, by the level answered and the draft model's.");
        _shadowFailures = _meter.CreateCounter<long>(
            "registry.shadow.failures", "{check}", "Checks that disclosed and for which the draft model failed.");
    }

    public void Call(string rpc, string status, TimeSpan took) => _calls.Record(
        took.TotalSeconds, new("rpc.method", rpc), new("rpc.response.status_code", status));

    public void Refused(string reason) => _refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Checked(RiskLevel level) => _checks.Add(1, new KeyValuePair<string, object?>("level", level));

    public void Reported(string disposition) => _reports.Add(1, new KeyValuePair<string, object?>("disposition", disposition));

    public void Webhook(string provider, string outcome) => _webhooks.Add(
        1, new("provider", provider), new("outcome", outcome));

    public void Mailed(string outcome) => _mails.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void LookNeeded(string why) => _looks.Add(1, new KeyValuePair<string, object?>("why", why));

    public void ClockMissed(string clock) => _clocksMissed.Add(1, new KeyValuePair<string, object?>("clock", clock));

    public void Shadowed(RiskLevel live, RiskLevel shadow) => _shadows.Add(1, new("live_level", live), new("shadow_level", shadow));

    public void ShadowFailed() => _shadowFailures.Add(1);

    public void Dispose() => _meter.Dispose();
}
