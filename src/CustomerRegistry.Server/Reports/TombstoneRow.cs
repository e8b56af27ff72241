using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

/// <summary>Merchant and order key of a report that may not come back.</summary>
internal sealed class TombstoneRow
{
    public Guid MerchantId { get; set; }

    public byte[] OrderKey { get; set; } = [];

    public RegistryMode Mode { get; set; }

    public Guid SandboxId { get; set; }

    /// <summary>How it ended: a certified reinsertion may follow CustomerRight, nothing may follow the others.</summary>
    public ReportState EndedAs { get; set; }

    public DateTimeOffset At { get; set; }
}
