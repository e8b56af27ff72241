using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Server.Merchants;

/// <summary>
/// What was counted of a merchant, what is flagged and what an operator decided. What follows from it (cap, stop, reasons
/// only) is on the merchant's own row, where checks read it.
/// </summary>
internal sealed class ConductRow
{
    public Guid MerchantId { get; set; }

    /// <summary>As the merchant's: all zeros for a real one.</summary>
    public Guid SandboxId { get; set; }

    /// <summary>The last daily run.</summary>
    public DateTimeOffset MeasuredAt { get; set; }

    /// <summary><see cref="ConductFigures"/> of that run; enums by their numbers.</summary>
    public string FiguresJson { get; set; } = "{}";

    /// <summary>Open flags, <see cref="ConductCase.Open"/>.</summary>
    public string OpenJson { get; set; } = "[]";

    /// <summary><see cref="ConductCase.Lifted"/>.</summary>
    public string LiftedJson { get; set; } = "[]";

    /// <summary>What an operator saw of missing outcomes when they lifted a stop; 0 of 0 where none has.</summary>
    public int SeenMissing { get; set; }

    public int SeenDue { get; set; }

    /// <summary>The operator was told that the standing is below the floor.</summary>
    public bool ToldBelowFloor { get; set; }

    /// <summary>The newest decision; null together with the three after it.</summary>
    public ConductDecision? Decision { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public Guid? DecidedBy { get; set; }

    public string? DecisionReason { get; set; }
}
