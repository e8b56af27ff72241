using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Server.Merchants;

/// <summary>A member of the operator's staff. Four eyes compares persons, not keys.</summary>
internal sealed class PersonRow
{
    public Guid Id { get; set; }

    public string DisplayName { get; set; } = "";

    public StaffRole[] Roles { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }
}
