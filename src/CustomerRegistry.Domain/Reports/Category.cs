namespace CustomerRegistry.Domain.Reports;

/// <summary>What a dispute was about. Numbers are those of the proto enum <c>Category</c>; never reused.</summary>
public enum Category
{
    Unauthorised = 1,
    NotReceived = 2,
    NotAsDescribed = 3,
    CreditNotProcessed = 4,
    CancelledOrReturned = 5,
    RecurringCancelled = 6,
    Duplicate = 7,
    UncollectedDelivery = 8,
    Other = 9,
}
