using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Client;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Story;

/// <summary>The sandbox's time: the real one until it is moved.</summary>
internal sealed class StoryClock(RegistryClient sandbox)
{
    public DateTimeOffset Now { get; private set; } = DateTimeOffset.UtcNow;

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Moves it forward; the registry runs the sandbox's jobs before it answers.</summary>
    public async Task<AdvanceTestClockResponse> AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        var reply = await sandbox.Merchants.AdvanceTestClockAsync(
            new AdvanceTestClockRequest { RequestId = Session.NewRequestId(), Seconds = (long)Math.Ceiling(by.TotalSeconds) },
            cancellationToken: cancellationToken);
        Now = reply.Now.ToDateTimeOffset();
        return reply;
    }
}
