using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Reports;

/// <summary>Fetches as soon as an event came, and looks every few seconds for what another replica was told or left behind.</summary>
internal sealed class ProviderFetchJob(
    ProviderFetchWorkflow workflow, ProviderFetchSignal signal, ILogger<ProviderFetchJob> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(LookEvery, stoppingToken);
                await workflow.FetchDueAsync(sandboxId: null, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (RefusedException)
            {
                // No policy that this version reads is in force: the start says so, and every call does.
            }
            catch (Exception e)
            {
                // The disputes stay due: the next look takes them up again.
                logger.FetchJobFailed(FaultRefusal.WithoutMessages(e));
            }
        }
    }
}

/// <summary>The same for a sandbox whose clock was moved: when the reply comes, what was due has been fetched.</summary>
internal sealed class ProviderFetchDue(ProviderFetchWorkflow workflow) : IDueWork
{
    public int Order => 10;

    public Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct) => workflow.FetchDueAsync(sandboxId, ct);
}
