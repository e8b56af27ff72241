namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>Which way a value goes for those who may see or hold something.</summary>
public enum PolicyDirection
{
    Stricter = 1,
    Looser = 2,

    /// <summary>Neither, or not to be told from the value: a name, a model, a clock that only compares with a date.</summary>
    Other = 3,
}

/// <summary>One thing in which two bundles differ, in words.</summary>
/// <param name="Countries">Codes of the countries that it changes, such as those which inherit a baseline's key; empty where it is about no country.</param>
/// <param name="Key">The key as it stands in the files; <c>permit</c>, <c>retention</c> or <c>file</c> for the others.</param>
/// <param name="Part">Categories, evidence levels, a permit's reference or a file's name; empty for the whole of the key.</param>
/// <param name="Old">The value, in words.</param>
/// <param name="New">The value, in words.</param>
/// <param name="File">Where the new value stands, such as <c>EU</c>.</param>
/// <param name="Source">Of the new value: article, decision, or that it is a choice.</param>
/// <param name="Confidence">Of the new value; empty where it has none.</param>
/// <param name="Meaning">What it means, in a sentence.</param>
public sealed record PolicyDifference(
    IReadOnlyList<string> Countries,
    string Key,
    string Part,
    string Old,
    string New,
    PolicyDirection Direction,
    string File,
    string Source,
    string Confidence,
    string Meaning);
