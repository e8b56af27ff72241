using System.Collections.Concurrent;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>
/// Sends reports by SubmitReports with a bounded number under way, so that neither a slow registry nor a fast disk fills
/// memory. An answer means that the report is durable.
/// </summary>
internal sealed class ReportStream(Wire.ReportService.ReportServiceClient registry)
{
    /// <summary>Enough to keep the registry's group commits full; few enough to be sent again after a stop.</summary>
    private const int MostUnderWay = 128;

    /// <summary>Sends all; ends when all that was sent is answered.</summary>
    /// <param name="sent">Called for each report that goes out.</param>
    /// <param name="answered">Called for each answer, one at a time; false ends the sending.</param>
    /// <exception cref="RpcException">The stream broke: what is not answered may or may not be durable.</exception>
    public async Task SendAsync(
        IAsyncEnumerable<(Place Place, Wire.SubmitReportRequest Request)> reports,
        Action sent,
        Func<Place, Wire.SubmitReportsResponse, bool> answered,
        CancellationToken cancellationToken)
    {
        using var free = new SemaphoreSlim(MostUnderWay);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var call = registry.SubmitReports(cancellationToken: cancellationToken);
        var underWay = new ConcurrentDictionary<ulong, Place>();
        var reading = ReadAnswersAsync();
        await SendUntilEnoughAsync();
        await reading;
        cancellationToken.ThrowIfCancellationRequested();

        async Task SendUntilEnoughAsync()
        {
            ulong sequence = 0;
            await foreach (var (place, request) in reports.WithCancellation(cancellationToken))
            {
                try
                {
                    await free.WaitAsync(enough.Token);
                    underWay[++sequence] = place;
                    sent();

                    // Not the token of "enough": a write that is cancelled takes the whole call with it.
                    await call.RequestStream.WriteAsync(new Wire.SubmitReportsRequest { Sequence = sequence, Request = request }, cancellationToken);
                }
                catch (Exception ended) when (ended is RpcException or OperationCanceledException or InvalidOperationException)
                {
                    // The stream is over or enough was sent; the reading side knows why, and throws if it was no good reason.
                    break;
                }
            }

            try
            {
                await call.RequestStream.CompleteAsync();
            }
            catch (Exception ended) when (ended is RpcException or InvalidOperationException)
            {
                // As above.
            }
        }

        async Task ReadAnswersAsync()
        {
            try
            {
                await foreach (var answer in call.ResponseStream.ReadAllAsync(cancellationToken))
                {
                    if (!underWay.TryRemove(answer.Sequence, out var place)) continue;
                    if (!answered(place, answer)) await enough.CancelAsync();
                    free.Release();
                }
            }
            finally
            {
                await enough.CancelAsync();
            }
        }
    }
}
