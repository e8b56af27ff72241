using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// Merchant and key of a report that may not come back: one row for its order and, where it names a provider's dispute, one
/// for the dispute, which could come back under another order reference.
/// </summary>
internal sealed class TombstoneRow
{
    public Guid MerchantId { get; set; }

    /// <summary>The order's key, or the dispute's: no canonical order reference has the form of the latter.</summary>
    public byte[] OrderKey { get; set; } = [];

    public RegistryMode Mode { get; set; }

    public Guid SandboxId { get; set; }

    /// <summary>How it ended: a certified reinsertion may follow CustomerRight, nothing may follow the others.</summary>
    public ReportState EndedAs { get; set; }

    public DateTimeOffset At { get; set; }
}
