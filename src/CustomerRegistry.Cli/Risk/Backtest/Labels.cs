namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>
/// What is known about subjects that no model may see. A subject without a label is taken for one without a positive span;
/// how many there are is told.
/// </summary>
internal sealed class Labels
{
    private readonly Dictionary<int, Label> _labels = [];

    public IEnumerable<int> Subjects => _labels.Keys;

    public bool TryAdd(int subject, string kind, PositiveSpan? span) => _labels.TryAdd(subject, new Label(kind, span));

    public bool Has(int subject) => _labels.ContainsKey(subject);

    /// <summary>The subject is never a positive.</summary>
    public bool IsHonest(int subject) => !_labels.TryGetValue(subject, out var label) || label.Span is null;

    public bool IsPositive(int subject, DateTime at) => _labels.TryGetValue(subject, out var label) && label.Span?.Contains(at) == true;

    /// <summary>The word of column <c>kind</c>; null without a label.</summary>
    public string? KindOf(int subject) => _labels.GetValueOrDefault(subject)?.Kind;

    private sealed record Label(string Kind, PositiveSpan? Span);
}
