using System.Net;
using System.Net.Sockets;

namespace CustomerRegistry.Cli.Tests;

public sealed class CommandLineTests
{
    private const string Id = "0b4cf2b8-6a3c-4b62-9f0c-6a5f6a0f2f11";

    public static TheoryData<string, string> WrongUsage => new()
    {
        { "nonsense", "a verb that is none" },
        { "merchants", "a group without a verb" },
        { "merchants show", "an id is missing" },
        { "merchants show not-a-uuid", "an id that is none" },
        { "merchants add --name Shop --country GBR --contact a@example.com --notice-url https://example.com", "a country of three letters" },
        { $"apikeys issue {Id} --scopes FLY", "a scope that is none" },
        { $"appeals answer {Id} --answer maybe", "an answer that is none" },
        { $"appeals answer {Id} --answer defend", "a defence that says nothing" },
        { $"rights decide {Id} --decision GRANTED --reasons KINDNESS", "a reason that is none" },
        { $"rights extend {Id}", "a longer period without a reason" },
        { "check --order 1 --notice-version 1", "no identifier" },
        { "check --order 1 --notice-version 1 --email nobody", "an address without domain" },
        { "check --order 1 --notice-version 1 --email a@example.com --ordered-on 1.3.2026", "a day in another form" },
        { "reports import stripe no-such-file.json", "a file that is not there" },
        { "policy apply no-such-folder", "a folder that is not there" },
        { "policy diff no-such-folder no-such-folder", "a folder that is not there" },
        { "identifiers hash", "nothing to hash" },
        { "identifiers hash --phone 12345678", "a phone number without country" },
        { "sandbox advance-clock", "no time to advance" },
        { "bootstrap", "no data folder" },
        { "bootstrap --data no-such-folder", "no token in the data folder" },
        { "merchants list --address ftp://localhost", "an address that is none" },
        { "merchants list --address http://registry.example.com", "plain text beyond this machine" },
        { $"stop-sharing --country DE --merchant {Id} --reason testing-it --yes", "two things to stop at once" },
    };

    [Theory]
    [MemberData(nameof(WrongUsage))]
    public async Task Wrong_usage_is_exit_code_2_and_a_line_that_says_what_to_change(string words, string why)
    {
        var run = await CommandLineRun.OfAsync(words.Split(' '));

        Assert.True(run.ExitCode == 2, why);
        Assert.StartsWith("registry: ", run.Remarks, StringComparison.Ordinal);
        Assert.True(run.Remarks.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length <= 2, run.Remarks);
        Assert.DoesNotContain("   at ", run.Remarks, StringComparison.Ordinal);
    }

    public static TheoryData<string> Destroying => new()
    {
        "stop-sharing --reason testing-it",
        $"resume-sharing {Id}",
        $"merchants suspend {Id} --reason testing-it",
        $"merchants offboard {Id}",
        $"apikeys revoke {Id}",
        $"reports withdraw {Id} --reason merchant-error",
        $"appeals answer {Id} --answer CONCEDE",
        $"appeals decide {Id} --decision OVERTURNED --reasons PROOF_INSUFFICIENT",
        $"rights decide {Id} --decision GRANTED --reasons NOT_VERIFIED",
        "sandbox reset",
    };

    [Theory]
    [MemberData(nameof(Destroying))]
    public async Task What_stops_or_destroys_needs_yes_where_nobody_can_be_asked(string words)
    {
        var run = await CommandLineRun.OfAsync(words.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--yes", run.Remarks, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Destroying))]
    public async Task What_stops_or_destroys_asks_and_does_nothing_without_yes(string words)
    {
        var run = await CommandLineRun.OfAsync(words.Split(' '), new Dictionary<string, string>(), typed: "no\n");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Nothing was done.", run.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answering_yes_goes_on_to_the_registry()
    {
        var environment = new Dictionary<string, string> { ["REGISTRY_ADDRESS"] = $"http://127.0.0.1:{FreePort()}" };

        var run = await CommandLineRun.OfAsync(["sandbox", "reset"], environment, typed: "yes\n");

        Assert.Equal(3, run.ExitCode);
    }

    [Theory]
    [InlineData("merchants list")]
    [InlineData($"reports show {Id}")]
    [InlineData("check --order 1 --notice-version 1 --email a@example.com")]
    [InlineData("corrections list")]
    [InlineData("policy explain --reporter GB --consumer DK --category NOT_RECEIVED")]
    [InlineData("policy explain --reporter gb --consumer dk --category not-received --evidence E3")]
    public async Task A_registry_that_is_not_there_is_exit_code_3(string words)
    {
        var environment = new Dictionary<string, string> { ["REGISTRY_ADDRESS"] = $"http://127.0.0.1:{FreePort()}" };

        var run = await CommandLineRun.OfAsync([.. words.Split(' '), "--json"], environment);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("registry: No registry answers at http://127.0.0.1:", run.Remarks, StringComparison.Ordinal);
        Assert.Equal("NOT_REACHABLE", run.Json.GetProperty("refusal").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_options_win_over_the_environment()
    {
        var port = FreePort();
        var environment = new Dictionary<string, string> { ["REGISTRY_ADDRESS"] = "http://registry.example.com" };

        var run = await CommandLineRun.OfAsync(["merchants", "list", "--address", $"http://127.0.0.1:{port}"], environment);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($":{port}", run.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_of_the_root_lists_the_exit_codes_and_all_verbs()
    {
        var run = await CommandLineRun.OfAsync("--help");

        Assert.Equal(0, run.ExitCode);
        foreach (var word in new[] { "0    done", "1    refused", "2    wrong usage", "3    no registry", "4    partly done", "5    what was compared differs", "story", "stop-sharing", "notices" })
            Assert.Contains(word, run.Answers, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
