namespace CustomerRegistry.Domain.Risk;

/// <summary>The level of the order's risk, never of the person. Numbers are those of the proto enum <c>RiskLevel</c>.</summary>
public enum RiskLevel
{
    None = 1,

    /// <summary>The most that reports of one owner alone can give.</summary>
    Low = 2,

    /// <summary>The most that E3 alone can give.</summary>
    Medium = 3,

    /// <summary>Needs two independent merchants and an E4.</summary>
    High = 4,
}
