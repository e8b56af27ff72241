using System.Text.Json;

namespace CustomerRegistry.Cli.Tests;

/// <summary>Following corrections: a line each, and after whatever breaks in between it goes on where it was.</summary>
public sealed class CorrectionsWatchTests
{
    [Fact]
    public async Task A_line_each_and_after_a_break_it_goes_on_where_it_was()
    {
        await using var server = await ContractServer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("cr-watch");
        var file = Path.Combine(folder.FullName, "cursor");
        try
        {
            var run = await CommandLineRun.OfAsync("corrections", "watch", "--cursor-file", file, "--address", server.Address);

            // The key was revoked in the end: that is not waited for.
            Assert.Equal((1, true), (run.ExitCode, run.Remarks.Contains("CREDENTIALS_INVALID", StringComparison.Ordinal)));
            var lines = run.Answers.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(["check-1", "check-2", "check-3"], lines.Select(line => line.Trim().Split(' ')[^1]));
            Assert.Equal(["", "2"], server.Cursors);
            Assert.Contains("asking again", run.Remarks, StringComparison.Ordinal);
            Assert.Equal("3", (await File.ReadAllTextAsync(file)).Trim());

            await File.WriteAllTextAsync(file, "1\n");
            run = await CommandLineRun.OfAsync("corrections", "watch", "--cursor-file", file, "--json", "--address", server.Address);
            Assert.Equal("1", server.Cursors.Last());
            var first = JsonSerializer.Deserialize<JsonElement>(run.Answers.Split('\n')[0]);
            Assert.Equal("check-2", first.GetProperty("correction").GetProperty("check_id").GetString());
            Assert.Equal("2", first.GetProperty("cursor").GetString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_registry_that_was_never_there_is_said_and_not_waited_for()
    {
        var run = await CommandLineRun.OfAsync("corrections", "watch", "--address", "http://localhost:1");
        Assert.Equal(3, run.ExitCode);
    }
}
