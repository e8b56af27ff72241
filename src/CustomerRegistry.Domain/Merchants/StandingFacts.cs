namespace CustomerRegistry.Domain.Merchants;

/// <summary>How one merchant's contested reports ended. Appeals withdrawn, or ended because the report was gone, are in none of these.</summary>
/// <param name="Upheld">Decided for the report.</param>
/// <param name="Overturned">Decided against it, conceded by the merchant included.</param>
/// <param name="Unanswered">Overturned because the merchant did not answer in time: counts as lost.</param>
/// <param name="Reports">All its reports that have counted or may count, lost ones included; at least the lost ones are taken.</param>
/// <param name="LostWhenResumed">
/// How many were lost (overturned and unanswered) when an operator last decided that the merchant's reports count again;
/// null if no operator has. Losing another one below the floor stops them again.
/// </param>
public sealed record StandingFacts(int Upheld, int Overturned, int Unanswered, int Reports, int? LostWhenResumed = null)
{
    public int Lost => Overturned + Unanswered;

    public int Decided => Upheld + Lost;
}

/// <summary>How the contested reports of all merchants together ended, this merchant's included.</summary>
/// <param name="Reports">All reports that have counted or may count, lost ones included.</param>
public sealed record StandingPool(int Upheld, int Lost, int Reports);
