namespace CustomerRegistry.Domain.Risk;

/// <summary>How well an assessment is supported, apart from its level. Numbers are those of the proto enum <c>Confidence</c>.</summary>
public enum Confidence
{
    /// <summary>Nothing is held that counts.</summary>
    None = 1,
    Low = 2,
    Medium = 3,
    High = 4,
}
