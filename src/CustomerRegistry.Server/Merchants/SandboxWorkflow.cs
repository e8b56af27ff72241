using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Store;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Merchants;

/// <summary>What the owner of a sandbox can do with it.</summary>
internal sealed class SandboxWorkflow(
    SandboxStore store, MailOutbox outbox, RequestKeys requests, RegistryClock clock, IEnumerable<IDueWork> work)
{
    /// <summary>Moves the clock and does everything that becomes due by it, so that the reply finds it done.</summary>
    public async Task<(DateTimeOffset Now, Refusal? Refusal)> AdvanceAsync(
        Wire.AdvanceTestClockRequest request, Caller.Merchant caller, CancellationToken ct)
    {
        var entry = AuditEntries.Of(caller, AuditAction.TestClockAdvanced, AuditSubject.Sandbox, caller.SandboxId, clock.Now,
            (AuditDetail.Seconds, request.Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var refusal = await store.AdvanceAsync(
            caller.SandboxId, TimeSpan.FromSeconds(request.Seconds),
            requests.Of(caller, "MerchantService/AdvanceTestClock", request.RequestId, request), entry, clock.Now, ct);
        if (refusal is not null) return (default, refusal);
        var now = await clock.NowAsync(caller.SandboxId, ct);
        foreach (var due in work.OrderBy(x => x.Order)) await due.RunAsync(caller.SandboxId, now, ct);
        return (now, null);
    }

    public async Task<IReadOnlyList<(MailMessage Message, DateTimeOffset At)>> MailsAsync(
        Caller.Merchant caller, int size, CancellationToken ct) =>
        [.. (await store.MailsAsync(caller.SandboxId, size, ct)).Select(x => (outbox.Open(x), x.CreatedAt))];

    public Task<(int Reports, Refusal? Refusal)> ResetAsync(
        Wire.ResetSandboxRequest request, Caller.Merchant caller, CancellationToken ct)
    {
        var entry = AuditEntries.Of(caller, AuditAction.SandboxReset, AuditSubject.Sandbox, caller.SandboxId, clock.Now);
        return store.ResetAsync(
            caller.SandboxId, requests.Of(caller, "MerchantService/ResetSandbox", request.RequestId, request), entry, clock.Now, ct);
    }
}
