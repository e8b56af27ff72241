namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>What a policy file must say beside every value, so that a lawyer can argue with it.</summary>
/// <param name="File">The file that holds the value, such as <c>EU</c>; for an inherited value the parent.</param>
/// <param name="Source">Article, decision or, for a choice of ours, the reason in a few words.</param>
/// <param name="Confidence">How far it is known to be law.</param>
/// <param name="Comment">What else a reader should know; null where nothing.</param>
public abstract record PolicyValue(string File, string Source, Confidence Confidence, string? Comment)
{
    /// <summary>The value, whatever its type.</summary>
    internal abstract object Stored { get; }
}

/// <inheritdoc cref="PolicyValue"/>
/// <param name="Value">The value itself.</param>
public sealed record PolicyValue<T>(T Value, string File, string Source, Confidence Confidence, string? Comment)
    : PolicyValue(File, Source, Confidence, Comment)
{
    internal override object Stored => Value!;
}
