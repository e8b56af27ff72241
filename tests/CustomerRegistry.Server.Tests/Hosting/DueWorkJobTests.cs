using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CustomerRegistry.Server.Tests.Hosting;

public sealed class DueWorkJobTests
{
    [Fact]
    public async Task Work_runs_in_order_and_a_failure_keeps_nobody_else_from_theirs()
    {
        using var logs = new CapturedLogs();
        using var factory = LoggerFactory.Create(x => x.AddProvider(logs));
        var ran = new List<int>();
        using var job = new DueWorkJob(
            [new Work(30, ran), new Failing(), new Work(10, ran)], new DueWorkRuns(), new RegistryOptions(), new FakeTimeProvider(), factory.CreateLogger<DueWorkJob>());
        Assert.Equal(2, await job.RunOnceAsync(CancellationToken.None));
        Assert.Equal(2, await job.RunOnceAsync(CancellationToken.None));
        Assert.Equal([10, 30, 10, 30], ran);
        Assert.Equal(2, logs.Errors.Count);
        Assert.All(logs.Errors, x => Assert.Contains("[400]", x, StringComparison.Ordinal));
        // What failed may carry a row's value in its message.
        Assert.DoesNotContain(logs.Lines, x => x.Contains("secret", StringComparison.Ordinal));
    }

    private sealed class Work(int order, List<int> ran) : IDueWork
    {
        public int Order => order;

        public Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
        {
            ran.Add(order);
            return Task.FromResult(1);
        }
    }

    private sealed class Failing : IDueWork
    {
        public int Order => 20;

        public Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct) =>
            throw new InvalidOperationException("secret");
    }
}
