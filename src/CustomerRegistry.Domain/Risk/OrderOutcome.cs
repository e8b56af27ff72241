namespace CustomerRegistry.Domain.Risk;

/// <summary>What became of an order after a check disclosed. Numbers are those of the proto enum.</summary>
public enum OrderOutcome
{
    WentWell = 1,
    CancelledOrReturned = 2,
    Disputed = 3,
    NotCompleted = 4,
}
