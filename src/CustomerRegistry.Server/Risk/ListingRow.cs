using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Risk;

/// <summary>
/// The part of a report that a check may see: one row per subject key and report, facts only. The key begins with the
/// subject key, so that the table can be distributed by it.
/// </summary>
internal sealed class ListingRow
{
    public byte[] SubjectKey { get; set; } = [];

    public Guid ReportId { get; set; }

    public RegistryMode Mode { get; set; }

    public Guid SandboxId { get; set; }

    public int Epoch { get; set; }

    public Guid MerchantId { get; set; }

    public Guid OwnerId { get; set; }

    public string ReporterCountry { get; set; } = "";

    public Sector ReporterSector { get; set; }

    public string ConsumerCountry { get; set; } = "";

    /// <summary>First 8 bytes of the report's order key.</summary>
    public long OrderKey { get; set; }

    public bool OwnOnly { get; set; }

    public IdentifierKind Kind { get; set; }

    public bool Confirmed { get; set; }

    public Category Category { get; set; }

    public EvidenceLevel Evidence { get; set; }

    public EvidenceSource Source { get; set; }

    public DateOnly OpenedOn { get; set; }

    public DateOnly OrderedOn { get; set; }

    public DateOnly OutcomeOn { get; set; }

    /// <summary>Notice plus reply window; null while no notice is out: the listing is restricted.</summary>
    public DateTimeOffset? ShareFrom { get; set; }

    /// <summary>When the person was told that it counts: a longer reply window put in force later runs from it. Null before.</summary>
    public DateTimeOffset? NoticedAt { get; set; }

    public DateOnly LastDay { get; set; }

    /// <summary>The person's statement about an entry that stays though they dispute it; null without one.</summary>
    public DisputeStatement? DisputeStatement { get; set; }

    public bool Contested { get; set; }

    public bool Objected { get; set; }

    public bool Circular { get; set; }

    public int Version { get; set; }
}
