namespace CustomerRegistry.Server.Store;

/// <summary>
/// Work that becomes due by time: deadlines, retention, notices. The background job runs each for the registry itself; an
/// advanced test clock runs each for its sandbox before it answers. Every implementation is safe to run twice, on several
/// replicas at once, and to be killed half-way.
/// </summary>
internal interface IDueWork
{
    /// <summary>Lower runs first, where one room's work feeds another's.</summary>
    int Order { get; }

    /// <summary>Does what is due at <paramref name="now"/> for a sandbox, or for the registry where it is all zeros.</summary>
    /// <returns>How many things were done.</returns>
    Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct);
}
