using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CustomerRegistry.Server.Store;

/// <summary>Whether a save failed at a unique constraint: two calls at once wanted the same row.</summary>
internal static class UniqueViolation
{
    /// <param name="constraint">The constraint's name; null for any.</param>
    public static bool Of(DbUpdateException fault, string? constraint = null) =>
        fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres
        && (constraint is null || postgres.ConstraintName == constraint);
}
