using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>A person's exercise of a right. It names no person: who may read it is whoever has its secret.</summary>
internal sealed class RightsRequestRow
{
    public Guid Id { get; set; }

    public RegistryMode Mode { get; set; }

    public Guid SandboxId { get; set; }

    public RightKind Kind { get; set; }

    public RightsState State { get; set; }

    /// <summary>The report it is about; null where it is about a check or everything.</summary>
    public Guid? ReportId { get; set; }

    /// <summary>The disclosure it is about (human review); null otherwise.</summary>
    public Guid? CheckId { get; set; }

    /// <summary>The merchant whose report or check it is; null where it is about everything.</summary>
    public Guid? MerchantId { get; set; }

    /// <summary>That merchant's ultimate owner when it was filed: a reviewer tied to it may not decide.</summary>
    public Guid? OwnerId { get; set; }

    public string ConsumerCountry { get; set; } = "";

    public string Language { get; set; } = "en";

    public DateTimeOffset FiledAt { get; set; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>When the longer period was taken and the person told why; null while it was not.</summary>
    public DateTimeOffset? ExtendedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The person at the operator; null where nobody had to decide.</summary>
    public Guid? DecidedBy { get; set; }

    public RightsDecisionReason[] DecisionReasons { get; set; } = [];

    /// <summary>What is to be put right, or why they object, under key D; null where nothing was said.</summary>
    public byte[]? StatementCipher { get; set; }

    /// <summary>The decision's own words, under key D.</summary>
    public byte[]? DecisionCipher { get; set; }

    /// <summary>An address left for the answer, under key D; deleted 30 days after it closes.</summary>
    public byte[]? AnswerAddressCipher { get; set; }

    /// <summary>SHA-256 of the secret that reading and withdrawing need.</summary>
    public byte[] SecretHash { get; set; } = [];

    /// <summary>The clock and authority that ruled, as JSON, so that a change of policy does not move a running request.</summary>
    public string ClockJson { get; set; } = "{}";

    public int Version { get; set; }
}
