using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Store;

/// <summary>What time it is, for the registry or for a sandbox whose owner moved its clock forward.</summary>
internal sealed class RegistryClock(TimeProvider clock, IDbContextFactory<RegistryDbContext> contexts)
{
    /// <summary>The registry's own time, UTC.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The time of a sandbox; for all zeros the registry's own.</summary>
    public async ValueTask<DateTimeOffset> NowAsync(Guid sandboxId, CancellationToken ct)
    {
        if (sandboxId == Guid.Empty) return Now;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ahead = await db.TestClocks.Where(x => x.SandboxId == sandboxId).Select(x => x.Ahead).SingleOrDefaultAsync(ct);
        return Now + ahead;
    }
}
