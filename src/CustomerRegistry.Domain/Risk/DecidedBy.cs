namespace CustomerRegistry.Domain.Risk;

/// <summary>Who decided at the shop. Numbers are those of the proto enum.</summary>
public enum DecidedBy
{
    Person = 1,
    Rule = 2,
}
