using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Server.Appeals;

/// <summary>A consumer's contest of a report. It outlives the report, so it repeats what the case needs of it.</summary>
internal sealed class AppealRow
{
    public Guid Id { get; set; }

    public RegistryMode Mode { get; set; }

    public Guid SandboxId { get; set; }

    public Guid ReportId { get; set; }

    public Guid MerchantId { get; set; }

    public AppealState State { get; set; }

    public AppealGround Ground { get; set; }

    public AppealProof Proof { get; set; }

    public DateTimeOffset FiledAt { get; set; }

    public DateTimeOffset MerchantAnswerDueAt { get; set; }

    public DateTimeOffset DecisionDueAt { get; set; }

    public bool Extended { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The reviewer; null if nobody had to decide.</summary>
    public Guid? DecidedBy { get; set; }

    public DecisionReason[] DecisionReasons { get; set; } = [];

    /// <summary>Upheld: the restriction is lifted at this time, 7 days after the person was told; null otherwise.</summary>
    public DateTimeOffset? RestrictionLiftedAt { get; set; }

    public bool Restricted { get; set; }

    /// <summary>SHA-256 of the case secret.</summary>
    public byte[] CaseSecretHash { get; set; } = [];

    /// <summary>Under key D; deleted 30 days after the case closes; null if none was left.</summary>
    public byte[]? AnswerAddressCipher { get; set; }

    public string Language { get; set; } = "en";

    /// <summary>The clock that ruled, as JSON, so that a change of policy does not move a running case.</summary>
    public string ClockJson { get; set; } = "{}";

    public string ConsumerCountry { get; set; } = "";

    public int Version { get; set; }
}
