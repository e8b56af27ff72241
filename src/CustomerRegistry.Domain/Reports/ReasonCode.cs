namespace CustomerRegistry.Domain.Reports;

/// <summary>One row of <c>deploy/policy/reason-codes.json</c>.</summary>
/// <param name="Code">As the network prints it, upper case, such as <c>13.1</c>, <c>4853</c>, <c>C08</c>.</param>
/// <param name="SubReason">Upper snake case, such as <c>NO_SHOW</c>; null for the code as a whole.</param>
/// <param name="Name">The network's name for it.</param>
/// <param name="Category">
/// What it makes the dispute; null where the code covers several, so that the report's own category decides.
/// </param>
/// <param name="Source">Where the name comes from.</param>
/// <param name="Confidence">verified, knowledge, conflicting, recommendation or unverified.</param>
public sealed record ReasonCode(
    CardNetwork Network,
    string Code,
    string? SubReason,
    string Name,
    Category? Category,
    FaultClass FaultClass,
    string Source,
    string Confidence)
{
    /// <summary>Whether a dispute under this code can be listed at all: only where the cardholder can be at fault.</summary>
    public bool IsListable => FaultClass switch
    {
        FaultClass.CardholderPossible => true,
        FaultClass.ThirdParty or FaultClass.Merchant or FaultClass.Procedural => false,
    };

    /// <summary>Whose doing it is, in words: for refusals and for the importer's summary. Null where it is listable.</summary>
    public string? WhyNeverListed => FaultClass switch
    {
        FaultClass.CardholderPossible => null,
        FaultClass.ThirdParty => "the reason code stands for a third party's doing: the cardholder is presumably the victim",
        FaultClass.Merchant => "the reason code stands for the merchant's or acquirer's own doing",
        FaultClass.Procedural => "the reason code stands for a step of procedure and says nothing about the customer",
    };
}
