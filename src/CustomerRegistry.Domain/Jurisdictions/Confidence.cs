namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// How far a value of a policy file is known to be law. Only the first two are somebody else's rule; a ruling that rests
/// on one of the others says so wherever it is shown, because a choice of ours must never be presented as law.
/// </summary>
public enum Confidence
{
    /// <summary>A source was read that says so.</summary>
    Verified = 1,

    /// <summary>From general knowledge of the law; the text was not read for this file.</summary>
    Knowledge = 2,

    /// <summary>Sources contradict each other; the stricter one is used.</summary>
    Conflicting = 3,

    /// <summary>This registry's choice where the law names no number.</summary>
    Recommendation = 4,

    /// <summary>Believed but not checked; to be settled before the country opens.</summary>
    Unverified = 5,
}
