using System.Threading.Channels;

namespace CustomerRegistry.Server.Reports;

/// <summary>Wakes the fetch job as soon as something may be due: of many calls before it wakes, one is enough.</summary>
internal sealed class ProviderFetchSignal
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>Until something may be due, or the time has passed: another replica may have been told.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(most);
        try
        {
            await _wakes.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nothing woke it in time: look all the same.
        }
    }
}
