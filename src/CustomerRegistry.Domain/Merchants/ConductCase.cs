namespace CustomerRegistry.Domain.Merchants;

/// <summary>What an operator decided after looking. Numbers are those of the proto enum <c>ConductDecision</c>.</summary>
public enum ConductDecision
{
    /// <summary>Cap and stop end, until the figures get worse than they are now.</summary>
    Lift = 1,

    /// <summary>Everything stays as it is; the look is recorded.</summary>
    Keep = 2,

    /// <summary>The merchant is suspended; the cap stays.</summary>
    Suspend = 3,
}

/// <summary>What is flagged about a merchant.</summary>
/// <param name="Open">Each flag once: not looked at, or kept.</param>
/// <param name="Lifted">With the figures that an operator saw when they lifted them.</param>
public sealed record ConductCase(IReadOnlyList<RaisedFlag> Open, IReadOnlyList<RaisedFlag> Lifted)
{
    public static ConductCase None { get; } = new([], []);
}
