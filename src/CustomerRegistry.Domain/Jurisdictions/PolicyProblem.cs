using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>One thing wrong in a policy file, said so that its editor finds the place.</summary>
/// <param name="File">Name of the file, such as <c>jurisdictions/DK.json</c>.</param>
/// <param name="Line">Line, from 1; where something is missing, the line where its object begins.</param>
/// <param name="Key">The key to blame; empty where the whole file is.</param>
/// <param name="What">What is wrong and what would be right.</param>
public sealed record PolicyProblem(string File, int Line, string Key, string What)
{
    public override string ToString() => Key.Length == 0 ? $"{File}:{Line}: {What}" : $"{File}:{Line}: {Key}: {What}";
}

/// <summary>
/// What reading policy gave: the value, or every problem found. All are listed at once, since the reader is a person with
/// a file open. A policy with a problem is never used in part.
/// </summary>
/// <param name="Value">What was read; null where there is any problem.</param>
/// <param name="Problems">Empty where it was read.</param>
public sealed record PolicyResult<T>(T? Value, IReadOnlyList<PolicyProblem> Problems)
    where T : class
{
    /// <summary>The first problem as a refusal, with how many more there are; null where there is none.</summary>
    public Refusal? Refusal => Problems.Count switch
    {
        0 => null,
        1 => new Refusal(RefusalReason.PolicyInvalid, Problems[0].ToString()),
        _ => new Refusal(RefusalReason.PolicyInvalid, $"{Problems[0]} (and {Problems.Count - 1} more)"),
    };
}
