using System.Text.Json;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Tests;

/// <summary>The import as a whole, against a server that answers as the contract says.</summary>
public sealed class ImportStripeTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("registry-import-").FullName;
    private ContractServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ContractServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_second_run_doubles_nothing()
    {
        var first = await ImportAsync("list.json", "--emails-confirmed", "--consumer-country", "GB");
        Assert.Equal(4, first.ExitCode);
        Assert.Equal((8, 5, 0), (Number(first, "submitted"), Number(first, "ended_for_the_customer"), Number(first, "unchanged")));
        Assert.Equal((14, 1), (Number(first, "not_listable"), Number(first, "broken_lines")));

        var second = await ImportAsync("list.json", "--emails-confirmed", "--consumer-country", "GB");
        Assert.Equal((0, 0, 0, 13), (Number(second, "submitted"), Number(second, "updated"), Number(second, "ended_for_the_customer"), Number(second, "unchanged")));
        Assert.Equal(13, _server.Reports.Count);
    }

    [Fact]
    public async Task A_later_export_updates_what_changed()
    {
        await ImportTextAsync(Dispute("under_review"));

        var won = await ImportTextAsync(Dispute("won"));
        Assert.Equal((0, 1, 0), (Number(won, "submitted"), Number(won, "updated"), Number(won, "unchanged")));
        Assert.Equal(EvidenceLevel.FinalForMerchant, _server.Reports["dp_1"].EvidenceLevel);

        var old = await ImportTextAsync(Dispute("under_review"));
        Assert.Equal(1, Number(old, "unchanged"));
        Assert.Equal(EvidenceLevel.FinalForMerchant, _server.Reports["dp_1"].EvidenceLevel);
    }

    [Fact]
    public async Task What_lacks_something_is_completed_and_passed_again()
    {
        var first = await ImportAsync("list.json", "--emails-confirmed");
        var fixme = Fixme();
        Assert.Equal(4, first.ExitCode);
        Assert.Equal(fixme, first.Json.GetProperty("fixme").GetString());
        Assert.Equal(
            [
                "charge,order,email,email_confirmed,country,orders,ordered_on,dispute,missing",
                "ch_plain,,,,,,,dp_plain,email country",
                "ch_noemail,,,,,,2025-12-12,dp_noemail,email country",
            ],
            await File.ReadAllLinesAsync(fixme, TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(fixme));

        // One line completed, one not: the file keeps both.
        await CompleteAsync(fixme, "ch_plain,,,,,,,", "ch_plain,77,mary@example.com,,GB,2,,");
        var second = await ImportAsync("list.json", "--emails-confirmed", "--orders", fixme);
        Assert.Equal(1, Number(second, "submitted"));
        Assert.Equal(2u, _server.Reports["dp_plain"].OrdersLastYear);
        Assert.Equal(
            ["ch_noemail,,,,,,2025-12-12,dp_noemail,email country", "ch_plain,77,mary@example.com,,GB,2,,dp_plain,"],
            (await File.ReadAllLinesAsync(fixme, TestContext.Current.CancellationToken)).Skip(1));

        await CompleteAsync(fixme, "ch_noemail,,,,,,", "ch_noemail,,ann@example.com,,IE,,");
        var third = await ImportAsync("list.json", "--emails-confirmed", "--orders", fixme);
        Assert.Equal((1, 0, JsonValueKind.Undefined), (Number(third, "submitted"), third.Json.GetProperty("lacking").GetArrayLength(), Property(third, "fixme")));
        Assert.Equal(0, Number(await ImportAsync("list.json", "--emails-confirmed", "--orders", fixme), "submitted"));
    }

    [Fact]
    public async Task A_fixme_file_that_somebody_may_be_completing_is_never_overwritten()
    {
        await File.WriteAllTextAsync(Fixme(), "mine", TestContext.Current.CancellationToken);

        var run = await ImportAsync("list.json", "--emails-confirmed");

        Assert.Equal("mine", await File.ReadAllTextAsync(Fixme(), TestContext.Current.CancellationToken));
        Assert.EndsWith("FIXME-2.csv", run.Json.GetProperty("fixme").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public async Task Refusals_are_counted_by_reason_and_do_not_stop_their_neighbours()
    {
        _server.Refuses["dp_won"] = new Refusal { Reason = RefusalReason.Tombstoned, StatusCode = 9, Detail = "A report of this order may not come back." };

        var run = await ImportAsync("list.json", "--emails-confirmed", "--consumer-country", "GB");

        var refused = Assert.Single(run.Json.GetProperty("refused").EnumerateArray());
        Assert.Equal(("TOMBSTONED", 1), (refused.GetProperty("reason").GetString(), refused.GetProperty("count").GetInt32()));
        Assert.Equal(7, Number(run, "submitted"));
    }

    [Fact]
    public async Task A_used_up_ration_ends_the_run_and_says_so()
    {
        _server.Refuses["dp_1"] = new Refusal { Reason = RefusalReason.RationExhausted, StatusCode = 8, Detail = "The ration is used up." };

        var run = await ImportTextAsync(string.Join('\n', Enumerable.Repeat(Dispute("won").ReplaceLineEndings(""), 2_000)));

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("ration", run.Json.GetProperty("stopped_because").GetString(), StringComparison.Ordinal);
        Assert.InRange(Number(run, "disputes_read"), 1, 1_000);
        Assert.Equal(0, Number(run, "unanswered"));
    }

    [Fact]
    public async Task A_stream_that_breaks_tells_what_was_answered()
    {
        _server.BreaksBefore = 4;

        var run = await ImportAsync("list.json", "--emails-confirmed", "--consumer-country", "GB");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(3, Number(run, "submitted") + Number(run, "ended_for_the_customer"));
        Assert.True(Number(run, "unanswered") > 0);
    }

    [Fact]
    public async Task For_people_the_summary_says_what_a_file_means_for_sharing()
    {
        var run = await CommandLineRun.OfAsync(Words("lines.jsonl", "--emails-confirmed").Where(word => word != "--json").ToArray());

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("PROVIDER_FILE", run.Answers, StringComparison.Ordinal);
        Assert.Contains("Broken lines", run.Answers, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", run.Answers + run.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_disputes_is_wrong_usage()
    {
        var run = await ImportTextAsync("""{"object":"list","data":[]}""");

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task Notices_are_relayed_line_by_line_and_failures_told_by_line()
    {
        var file = Path.Combine(_folder, "notices.csv");
        await File.WriteAllTextAsync(file, "report_id,email,language\nr1,jane@example.com,en\nr2,other@example.com,en\nr3,,en\nr4,ann@example.com,da\n", TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync("notices", "send", "--from", file, "--json", "--address", _server.Address);

        Assert.Equal(4, run.ExitCode);
        Assert.Equal(2, Number(run, "accepted"));
        Assert.Equal(
            [(3, "NOTICE_ADDRESS_MISMATCH"), (4, "BROKEN_LINE")],
            run.Json.GetProperty("failed").EnumerateArray().Select(each => (each.GetProperty("line").GetInt32(), each.GetProperty("reason").GetString()!)));
        Assert.Equal(["r1", "r4"], _server.Notices.Select(each => each.ReportId));
    }

    [Fact]
    public async Task A_refusal_is_exit_code_1_with_its_reason()
    {
        var run = await CommandLineRun.OfAsync("reports", "show", Guid.Empty.ToString(), "--address", _server.Address);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("registry: SCOPE_MISSING: The API key lacks the scope REPORT.", run.Remarks.Trim());
    }

    private static string Dispute(string status) =>
        $$$"""
        {"id":"dp_1","object":"dispute","amount":1234,"currency":"gbp","charge":{"id":"ch_1","billing_details":{"email":"jane.roe@example.com","address":{"country":"GB"} } },
        "created":1767225600,"livemode":true,"payment_method_details":{"type":"card","card":{"brand":"visa","network_reason_code":"13.1"}},"reason":"product_not_received","status":"{{{status}}}"}
        """;

    private static int Number(CommandLineRun run, string name)
    {
        var value = run.Json.GetProperty(name);
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Sum(each => each.GetProperty("count").GetInt32()) : value.GetInt32();
    }

    private static JsonValueKind Property(CommandLineRun run, string name) => run.Json.TryGetProperty(name, out var value) ? value.ValueKind : JsonValueKind.Undefined;

    private static async Task CompleteAsync(string path, string line, string completed) => await File.WriteAllTextAsync(
        path,
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace(line, completed, StringComparison.Ordinal),
        TestContext.Current.CancellationToken);

    private string Fixme() => Path.Combine(_folder, "FIXME.csv");

    private string[] Words(string export, params string[] options) =>
        ["reports", "import", "stripe", Path.Combine(AppContext.BaseDirectory, "Exports", export), "--fixme", Fixme(), "--json", "--address", _server.Address, "--api-key", "cr_live_x", .. options];

    private Task<CommandLineRun> ImportAsync(string export, params string[] options) => CommandLineRun.OfAsync(Words(export, options));

    private async Task<CommandLineRun> ImportTextAsync(string text)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return await ImportAsync(file, "--emails-confirmed");
    }
}
