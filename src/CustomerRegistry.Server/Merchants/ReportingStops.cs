using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Merchants;

/// <summary>Stops a merchant's reporting in the transaction of what it follows from, and tells the operator.</summary>
internal sealed class ReportingStops(ConductTelling telling, AuditStore audit)
{
    /// <summary>Nothing where it is stopped already: the first reason stands until an operator decides.</summary>
    /// <returns>The merchant, for <see cref="Say"/> after the commit; null where nothing changed.</returns>
    public async Task<MerchantRow?> StageAsync(
        RegistryDbContext db, Guid merchantId, ReportingStopReason reason, DateTimeOffset now, CancellationToken ct)
    {
        var merchant = await db.Merchants.FromSql($"SELECT * FROM merchant WHERE id = {merchantId} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (merchant is null || merchant.ReportingStoppedAt is not null) return null;
        (merchant.ReportingStoppedAt, merchant.ReportingStopReason) = (now, reason);
        merchant.Version++;
        var mode = merchant.SandboxId == Guid.Empty ? Domain.Identifiers.RegistryMode.Live : Domain.Identifiers.RegistryMode.Test;
        audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, mode, merchant.SandboxId, AuditAction.ReportingStopped, AuditSubject.Merchant, merchantId, now,
            (AuditDetail.Reason, reason.ToString())));
        telling.Stage(db, merchant, [WhyOf(reason)], now);
        return merchant;
    }

    /// <summary>The sign, once the transaction is through.</summary>
    public void Say(MerchantRow? merchant)
    {
        if (merchant?.ReportingStopReason is { } reason) telling.Say(merchant, [WhyOf(reason)]);
    }

    private static LookReason WhyOf(ReportingStopReason reason) => reason switch
    {
        ReportingStopReason.WithdrawalPaidFor => LookReason.WithdrawalPaidFor,
        ReportingStopReason.AttestationUnproven => LookReason.AttestationUnproven,
    };
}
