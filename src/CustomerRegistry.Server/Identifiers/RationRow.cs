namespace CustomerRegistry.Server.Identifiers;

internal enum RationKind
{
    Evaluation = 1,
    Check = 2,
    OrderCheck = 3,

    /// <summary>Checks of a merchant that owes outcomes, on top of the ration that everybody has.</summary>
    SlowedCheck = 4,
}

/// <summary>How much of a day's ration has been leased to replicas, in blocks; a restart forgets nothing.</summary>
internal sealed class RationRow
{
    public Guid MerchantId { get; set; }

    public DateOnly Day { get; set; }

    public RationKind Kind { get; set; }

    public int Leased { get; set; }
}
