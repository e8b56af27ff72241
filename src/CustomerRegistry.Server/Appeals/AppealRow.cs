using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Server.Appeals;

/// <summary>What a case says about its merchant's standing.</summary>
internal enum StandingOutcome
{
    /// <summary>Nothing, or nothing yet.</summary>
    None = 0,

    /// <summary>The report stood.</summary>
    Upheld = 1,

    /// <summary>It did not, or the merchant took it back while it was contested.</summary>
    Lost = 2,

    /// <summary>The merchant did not answer: counts as lost.</summary>
    Unanswered = 3,
}

/// <summary>A consumer's contest of a report. It outlives the report, so it repeats what the case needs of it.</summary>
internal sealed class AppealRow
{
    public Guid Id { get; set; }

    public RegistryMode Mode { get; set; }

    public Guid SandboxId { get; set; }

    public Guid ReportId { get; set; }

    public Guid MerchantId { get; set; }

    /// <summary>The reporter's ultimate owner when it was filed: a reviewer tied to it may not decide.</summary>
    public Guid OwnerId { get; set; }

    public AppealState State { get; set; }

    public AppealGround Ground { get; set; }

    public AppealProof Proof { get; set; }

    public DateTimeOffset FiledAt { get; set; }

    public DateTimeOffset MerchantAnswerDueAt { get; set; }

    public DateTimeOffset DecisionDueAt { get; set; }

    /// <summary>By when the merchant must be told of it, in the ruling's business days.</summary>
    public DateTimeOffset? MerchantToldDueAt { get; set; }

    /// <summary>When it was: its mail was handed over, or it read the case; null before.</summary>
    public DateTimeOffset? MerchantToldAt { get; set; }

    public bool Extended { get; set; }

    /// <summary>When the merchant was reminded of its deadline; null while it was not.</summary>
    public DateTimeOffset? MerchantRemindedAt { get; set; }

    /// <summary>When it reached a final state, whoever or whatever brought it there; null while open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The reviewer; null if nobody had to decide.</summary>
    public Guid? DecidedBy { get; set; }

    public DecisionReason[] DecisionReasons { get; set; } = [];

    /// <summary>What the case says about its merchant's standing; counted from here.</summary>
    public StandingOutcome StandingOutcome { get; set; }

    /// <summary>
    /// A case that left the report standing: its contested mark goes at this time, the ruling's days after the person was
    /// told; null otherwise.
    /// </summary>
    public DateTimeOffset? RestrictionLiftedAt { get; set; }

    /// <summary>The admission ruling restricts while the case is open.</summary>
    public bool Restricted { get; set; }

    /// <summary>SHA-256 of the case secret.</summary>
    public byte[] CaseSecretHash { get; set; } = [];

    /// <summary>Under key D; deleted 30 days after the case closes; null if none was left.</summary>
    public byte[]? AnswerAddressCipher { get; set; }

    public string Language { get; set; } = "en";

    /// <summary>
    /// The clock that ruled and the ruling's keys, as JSON (<see cref="AppealRuling"/>), so that a change of policy does not
    /// move a running case, and a closed one still names its authority when the report is gone.
    /// </summary>
    public string ClockJson { get; set; } = "{}";

    public string ConsumerCountry { get; set; } = "";

    public int Version { get; set; }
}
