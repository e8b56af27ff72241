namespace CustomerRegistry.Domain.Risk;

/// <summary>When a check is made. Numbers are those of the proto enum <c>Stage</c>.</summary>
public enum Stage
{
    BeforeOrder = 1,

    /// <summary>After the order was placed, before dispatch.</summary>
    AfterOrder = 2,
}
