namespace CustomerRegistry.Domain.Jurisdictions;

internal enum PolicyNodeKind
{
    Object = 1,
    Array = 2,
    Text = 3,
    Number = 4,
    Boolean = 5,
    Null = 6,
}

/// <summary>One JSON value with the line it begins on, which the framework's document types do not keep.</summary>
internal sealed record PolicyNode(
    PolicyNodeKind Kind,
    int Line,
    string Text,
    IReadOnlyList<KeyValuePair<string, PolicyNode>> Properties,
    IReadOnlyList<PolicyNode> Items)
{
    public static PolicyNode Scalar(PolicyNodeKind kind, int line, string text) => new(kind, line, text, [], []);

    public PolicyNode? Property(string name)
    {
        foreach (var property in Properties)
        {
            if (property.Key == name) return property.Value;
        }

        return null;
    }
}
