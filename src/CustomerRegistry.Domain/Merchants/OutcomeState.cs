namespace CustomerRegistry.Domain.Merchants;

/// <summary>What follows from outcomes that a merchant has not recorded. Numbers are those of the proto enum.</summary>
public enum OutcomeState
{
    InOrder = 1,

    /// <summary>Its checks are rationed until it has recorded them.</summary>
    Slowed = 2,

    /// <summary>Its checks are refused until an operator has looked.</summary>
    Stopped = 3,
}

/// <summary>What an operator saw of missing outcomes when they lifted a stop; zeros where none has.</summary>
public sealed record OutcomesSeen(int Missing, int Due)
{
    public static OutcomesSeen None { get; } = new(0, 0);
}
