using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

/// <summary>A merchant's statement of how a dispute about one order ended.</summary>
internal sealed class ReportRow
{
    public Guid Id { get; set; }

    public RegistryMode Mode { get; set; }

    public Guid SandboxId { get; set; }

    public Guid MerchantId { get; set; }

    /// <summary>HMAC(B, merchant || reference), 32 bytes: the order number itself is not held.</summary>
    public byte[] OrderKey { get; set; } = [];

    /// <summary>Null together with account and id: then order key and category are the natural key.</summary>
    public string? DisputeProvider { get; set; }

    public string? DisputeAccount { get; set; }

    public string? DisputeId { get; set; }

    /// <summary>HMAC(B, merchant || provider || id), 32 bytes, for the tombstone; null where it names no dispute.</summary>
    public byte[]? DisputeKey { get; set; }

    public Category Category { get; set; }

    public EvidenceLevel Evidence { get; set; }

    public EvidenceSource Source { get; set; }

    public CardNetwork? Network { get; set; }

    public string? ReasonCode { get; set; }

    public bool UsBillingError { get; set; }

    public string ReporterCountry { get; set; } = "";

    public string ConsumerCountry { get; set; } = "";

    public DateOnly? OrderedOn { get; set; }

    public DateOnly OpenedOn { get; set; }

    public DateTimeOffset OutcomeAt { get; set; }

    public string Currency { get; set; } = "";

    public long AmountMinorUnits { get; set; }

    public Proof[] Proofs { get; set; } = [];

    public ReportState State { get; set; }

    /// <summary>Decided once at admission: false means held under the shared key.</summary>
    public bool OwnOnly { get; set; }

    /// <summary>The flags and hash of the admission ruling, and the keys with their sources, as they were.</summary>
    public string AdmissionJson { get; set; } = "{}";

    public string PolicyHash { get; set; } = "";

    /// <summary>Days after the notice until it may count, as ruled at admission.</summary>
    public int ReplyWindowDays { get; set; }

    /// <summary>By when the first notice must go, else the report is deleted.</summary>
    public DateTimeOffset NoticeDueAt { get; set; }

    /// <summary>When E3 or E4 was first reached: the reply window runs from the later of this notice and the first.</summary>
    public DateTimeOffset? FirstCountedAt { get; set; }

    public DateTimeOffset? ShareFrom { get; set; }

    public DateOnly LastDay { get; set; }

    public bool Contested { get; set; }

    public bool Objected { get; set; }

    /// <summary>The person's statement about an entry that stays though they dispute it; null without one.</summary>
    public DisputeStatement? DisputeStatement { get; set; }

    /// <summary>It was ended for the customer and certified anew (FCRA §611(a)(5)(B)); null otherwise.</summary>
    public DateTimeOffset? ReinsertedAt { get; set; }

    /// <summary>A change of policy refuses it or keeps it apart: it is deleted after this day; null otherwise.</summary>
    public DateOnly? PolicyDeleteOn { get; set; }

    public bool Circular { get; set; }

    /// <summary>It followed a disclosure to its merchant about the same customer or order, however long before.</summary>
    public bool FollowsDisclosure { get; set; }

    /// <summary>Of these disclosures, one was of another owner's report.</summary>
    public bool FollowsOthers { get; set; }

    /// <summary>The buyer had complained or returned, as the newest submission states; null where an older version recorded it.</summary>
    public bool? BuyerComplained { get; set; }

    /// <summary>Which field of the provider's answer disagreed with the report; null if none did.</summary>
    public string? UnconfirmedBecause { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public int Version { get; set; }

    public List<ReportIdentifierRow> Identifiers { get; set; } = [];
}
