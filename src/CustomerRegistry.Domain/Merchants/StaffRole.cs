namespace CustomerRegistry.Domain.Merchants;

/// <summary>What a member of the operator's staff may do. Numbers are those of the proto enum <c>StaffRole</c>.</summary>
public enum StaffRole
{
    /// <summary>Enrols merchants, applies policy, stops sharing.</summary>
    Operator = 1,

    /// <summary>Decides appeals.</summary>
    Reviewer = 2,

    /// <summary>Reads.</summary>
    Auditor = 3,
}
