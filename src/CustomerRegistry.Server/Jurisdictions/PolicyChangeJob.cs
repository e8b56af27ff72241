using System.Threading.Channels;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>Goes through what is held until a change of policy is finished, however often it is stopped.</summary>
internal sealed class PolicyChangeWorkflow(PolicyChangeStore store, RegistryClock clock)
{
    /// <returns>How many reports were gone through.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var done = 0;
        while (await store.AdvanceAsync(clock.Now, ct) is { } page) done += page;
        return done;
    }
}

/// <summary>Wakes the job as soon as a policy was put in force.</summary>
internal sealed class PolicyChangeSignal
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _wakes.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken ct) => _wakes.Reader.ReadAsync(ct);
}

/// <summary>Starts at once where the bundle was applied, and at the start of a server that was stopped half-way.</summary>
internal sealed class PolicyChangeJob(PolicyChangeWorkflow workflow, PolicyChangeSignal signal, ILogger<PolicyChangeJob> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await workflow.RunAsync(stoppingToken);
                await signal.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The place is kept: the due work goes on with it.
                logger.PolicyChangeFailed(FaultRefusal.WithoutMessages(e));
                await WaitAsync(stoppingToken);
            }
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        try
        {
            await signal.WaitAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}

/// <summary>The same with the other due work: a permit's day, and what another replica was killed over.</summary>
internal sealed class PolicyChangeDue(PolicyChangeStore store, PolicyChangeWorkflow workflow, RegistryClock clock) : IDueWork
{
    // Before retention, which deletes what a change has found.
    public int Order => 40;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        // A sandbox has the registry's policy; its own days are looked at when the registry's are.
        if (sandboxId != Guid.Empty) return 0;
        await store.StartPermitDayAsync(clock.Now, ct);
        return await workflow.RunAsync(ct);
    }
}
