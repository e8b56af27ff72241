using CustomerRegistry.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;

namespace CustomerRegistry.Server.Tests.Faults;

/// <summary>SIGKILL of the server during a stream of reports: every acknowledged report is there afterwards, none twice.</summary>
public sealed class KillTests : IDisposable
{
    private const int Reports = 400;
    private const int KilledAfter = 60;

    private readonly string _folder = Directory.CreateTempSubdirectory("cr-kill-").FullName;

    public KillTests()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_acknowledged_report_survives_and_none_is_there_twice()
    {
        await using var server = await ServerProcess.StartAsync(_folder);
        var registry = await SmallRegistry.PrepareAsync(server, _folder);
        var requests = Enumerable.Range(0, Reports)
            .Select(i => SampleMessages.Report(DateTimeOffset.UtcNow, $"{Guid.NewGuid():N}@example.com", order: $"KILL{i}")).ToList();

        var acknowledged = new List<string>();
        using (var channel = GrpcChannel.ForAddress(server.GrpcAddress))
        {
            using var stream = new ReportService.ReportServiceClient(registry.As(channel)).SubmitReports();
            var sending = SendAsync(stream.RequestStream, requests);
            try
            {
                while (await stream.ResponseStream.MoveNext(CancellationToken.None))
                {
                    Assert.Equal(SubmitReportsResponse.AnswerOneofCase.Response, stream.ResponseStream.Current.AnswerCase);
                    acknowledged.Add(stream.ResponseStream.Current.Response.Report.ReportId);
                    if (acknowledged.Count == KilledAfter) await server.KillAsync();
                }
            }
            catch (RpcException)
            {
                // The stream broke with the server.
            }

            await sending;
        }

        Assert.InRange(acknowledged.Count, KilledAfter, Reports - 1);
        await server.StartAgainAsync();
        using var again = GrpcChannel.ForAddress(server.GrpcAddress);
        var client = new ReportService.ReportServiceClient(registry.As(again));
        foreach (var id in acknowledged) Assert.Equal(id, (await client.GetReportAsync(new GetReportRequest { ReportId = id })).Report.ReportId);

        // The whole file again, as its owner would after a break: nothing doubles.
        foreach (var request in requests) await client.SubmitReportAsync(request);
        var held = new List<string>();
        for (var token = ""; ;)
        {
            var page = await client.ListReportsAsync(new ListReportsRequest { PageSize = 500, PageToken = token });
            held.AddRange(page.Reports.Select(x => x.ReportId));
            token = page.NextPageToken;
            if (token.Length == 0) break;
        }

        Assert.Equal(Reports, held.Count);
        Assert.Equal(Reports, held.Distinct().Count());
        Assert.Empty(acknowledged.Except(held));
    }

    private static async Task SendAsync(IClientStreamWriter<SubmitReportsRequest> stream, List<SubmitReportRequest> requests)
    {
        try
        {
            for (var i = 0; i < requests.Count; i++)
            {
                await stream.WriteAsync(new SubmitReportsRequest { Sequence = (ulong)i, Request = requests[i] });
            }

            await stream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // The server is gone.
        }
    }
}
