namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backtest-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_history_is_replayed_and_measured_and_written_and_drawn()
    {
        var (events, labels) = WriteHistory();

        var run = await CommandLineRun.OfAsync(
            "backtest", events, "--labels", labels, "--out", PathOf("SCORES.csv"), "--plot", PathOf("plot"), "--ablate");

        Assert.True(run.ExitCode == 0, run.Remarks);
        foreach (var part in new[] { "== History", "== Figures", "AUC", "== Reliability", "== Goals", "repeats of one owner", "unfounded" })
            Assert.Contains(part, run.Answers, StringComparison.Ordinal);
        var scores = await File.ReadAllLinesAsync(PathOf("SCORES.csv"), TestContext.Current.CancellationToken);
        Assert.Equal("at,merchant,subject,score,level,confidence", scores[0]);
        Assert.Equal("2026-01-01T12:00:00Z,\"Smith, sons\",subject 0,5,NONE,NONE", scores[1]);
        Assert.Equal(61, scores.Length);
        Assert.Contains(scores, line => line.EndsWith(",LOW,LOW", StringComparison.Ordinal));
        foreach (var picture in new[] { "plot-roc.png", "plot-reliability.png" }) await AssertIsPngAsync(PathOf(picture));
    }

    [Fact]
    public async Task As_json_it_is_one_document()
    {
        var (events, labels) = WriteHistory();
        var truth = PathOf("TRUTH.csv");
        await File.WriteAllLinesAsync(
            truth,
            Enumerable.Range(2, 90).Select(line => $"{line},person {line % 7}").Prepend("line,person"),
            TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync("backtest", events, "--labels", labels, "--truth", truth, "--json");

        Assert.True(run.ExitCode == 0, run.Remarks);
        Assert.Equal(60, run.Json.GetProperty("history").GetProperty("checks").GetInt32());
        Assert.Equal("risk-model-1", run.Json.GetProperty("model_version").GetString());
        Assert.Equal("HIGH", run.Json.GetProperty("model").GetProperty("levels")[3].GetProperty("name").GetString());
        Assert.True(run.Json.GetProperty("model").GetProperty("auc").GetDouble() > 0.5);
        Assert.True(run.Json.GetProperty("wrongly_matched").GetInt32() > 0);
        Assert.Equal(7, run.Json.GetProperty("goals").GetArrayLength());
        Assert.False(run.Json.TryGetProperty("ablation", out _));
    }

    [Fact]
    public async Task Malformed_lines_of_all_files_are_told_and_nothing_is_replayed()
    {
        var (events, labels) = WriteHistory();
        await File.AppendAllTextAsync(events, "2020-01-01T00:00:00Z,check,shop,anna,,,,,,\n", TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(labels, "subject 0,again,,\n", TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync("backtest", events, "--labels", labels, "--out", PathOf("SCORES.csv"));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            """
            registry: 2 malformed lines; nothing was replayed.
              EVENTS.csv, line 92: at: earlier than a line before it; expected lines in time order
              LABELS.csv, line 32: subject: expected one line for each subject

            """,
            run.Remarks,
            ignoreLineEndingDifferences: true);
        Assert.Empty(run.Answers);
        Assert.False(File.Exists(PathOf("SCORES.csv")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scores_are_not_written_over_the_history_they_are_of(bool overEvents)
    {
        var (events, labels) = WriteHistory();
        var over = overEvents ? events : labels;
        var before = await File.ReadAllTextAsync(over, TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync("backtest", events, "--labels", labels, "--out", over);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is a file of the history itself", run.Remarks, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(over, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_model_that_is_not_sound_is_refused_with_its_line()
    {
        var (events, labels) = WriteHistory();
        await File.WriteAllTextAsync(PathOf("model.json"), "{ \"version\": 2,\n \"weights\": [] }", TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync("backtest", events, "--labels", labels, "--model", PathOf("model.json"));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("registry: model.json:2: ", run.Remarks, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backtest EVENTS.csv", "no labels")]
    [InlineData("backtest no-such-file.csv --labels LABELS.csv", "a file that is not there")]
    public async Task Wrong_usage_is_exit_code_2(string words, string why)
    {
        var run = await CommandLineRun.OfAsync(words.Split(' '));

        Assert.True(run.ExitCode == 2, why);
        Assert.StartsWith("registry: ", run.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_without_events_is_told()
    {
        var (events, labels) = WriteHistory();
        await File.WriteAllTextAsync(events, HistoryText.Header + "\n", TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync("backtest", events, "--labels", labels);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("has no events", run.Remarks, StringComparison.Ordinal);
    }

    // Thirty subjects: each is checked, reported (those of unfounded claims by a finding) and checked again.
    private (string Events, string Labels) WriteHistory()
    {
        var events = new List<string> { HistoryText.Header };
        for (var i = 0; i < 30; i++) events.Add($"2026-01-{1 + i:00}T12:00:00Z,check,\"Smith, sons\",subject {i},,,,,,");
        for (var i = 0; i < 30; i++)
        {
            var evidence = i % 3 == 0 ? "E4" : "E3";
            events.Add($"2026-02-01T12:{i:00}:00Z,report,shop {i % 3},subject {i},r{i},NOT_RECEIVED,{evidence},PROVIDER,{i % 7},");
        }

        for (var i = 0; i < 30; i++) events.Add($"2026-03-01T12:{i:00}:00Z,check,\"Smith, sons\",subject {i},,,,,,");
        File.WriteAllLines(PathOf("EVENTS.csv"), events);
        File.WriteAllLines(PathOf("LABELS.csv"), Enumerable.Range(0, 30)
            .Select(i => i % 3 == 0 ? $"subject {i},unfounded,2026-02-01T00:00:00Z,2026-06-01T00:00:00Z" : $"subject {i},ordinary,,")
            .Prepend(HistoryText.LabelsHeader));
        return (PathOf("EVENTS.csv"), PathOf("LABELS.csv"));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static async Task AssertIsPngAsync(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.True(bytes.Length > 10_000, "an empty picture is smaller");
    }
}
