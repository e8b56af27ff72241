namespace CustomerRegistry.Domain.Disclosures;

/// <summary>Where a request stands. Numbers are those of the proto.</summary>
public enum RightsState
{
    Open = 1,
    Granted = 2,
    Refused = 3,

    /// <summary>The person took it back.</summary>
    Withdrawn = 4,

    /// <summary>What it was about is gone.</summary>
    Ended = 5,
}
