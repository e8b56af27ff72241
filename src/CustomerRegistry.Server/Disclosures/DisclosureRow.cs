using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>A check that was answered with at least one listing.</summary>
internal sealed class DisclosureRow
{
    public Guid CheckId { get; set; }

    public RegistryMode Mode { get; set; }

    public Guid SandboxId { get; set; }

    public Guid MerchantId { get; set; }

    public DateTimeOffset At { get; set; }

    public Purpose Purpose { get; set; }

    public Stage Stage { get; set; }

    /// <summary>HMAC(B, merchant || reference): binds the order to its customer for 90 days.</summary>
    public byte[] OrderKey { get; set; } = [];

    /// <summary>Who the order is bound to: <see cref="Disclosures.BoundKeys"/> of the identifiers asked about.</summary>
    public byte[][] BoundKeys { get; set; } = [];

    public RiskLevel Level { get; set; }

    /// <summary>Null where a ruling forbade it.</summary>
    public int? Score { get; set; }

    public Advice Advice { get; set; }

    /// <summary>The assessment as it was answered: reasons with shares; no identifier.</summary>
    public string AssessmentJson { get; set; } = "{}";

    public string ModelVersion { get; set; } = "";

    public string PolicyHash { get; set; } = "";

    public string NoticeVersion { get; set; } = "";

    public ShopAction? Action { get; set; }

    public DecidedBy? DecidedBy { get; set; }

    public OrderOutcome? OrderOutcome { get; set; }

    public DateTimeOffset? OutcomeRecordedAt { get; set; }

    /// <summary>When the person said that they did not buy there; null if they did not.</summary>
    public DateTimeOffset? DisownedAt { get; set; }

    public List<DisclosedListingRow> Listings { get; set; } = [];
}
