using CustomerRegistry.Cli.Reports.Stripe;

namespace CustomerRegistry.Cli.Tests;

public sealed class StripeExportTests
{
    [Theory]
    [InlineData("list.json", 30, 0)]
    [InlineData("list-one-line.json", 2, 0)]
    [InlineData("list-data-first.json", 2, 0)]
    [InlineData("single.json", 1, 0)]
    [InlineData("array.json", 3, 0)]
    [InlineData("cut-off.json", 2, 1)]
    [InlineData("lines.jsonl", 5, 5)]
    [InlineData("first-line-broken.jsonl", 1, 1)]
    [InlineData("dashboard.csv", 7, 5)]
    [InlineData("dashboard-semicolon.csv", 2, 0)]
    public async Task Every_export_is_recognised_by_its_content(string name, int disputes, int broken)
    {
        var entries = await ReadAsync(name);

        Assert.Equal((disputes, broken), (entries.OfType<ExportEntry.Read>().Count(), entries.OfType<ExportEntry.Broken>().Count()));
    }

    [Fact]
    public async Task Broken_lines_are_told_by_number_and_stop_nothing()
    {
        var lines = await ReadAsync("lines.jsonl");
        Assert.Equal(["2", "5", "6", "7", "9"], lines.OfType<ExportEntry.Broken>().Select(each => each.Place.ToString()));
        Assert.Equal(["1", "4", "8 (item 1)", "8 (item 2)", "10"], lines.OfType<ExportEntry.Read>().Select(each => each.Place.ToString()));

        var csv = await ReadAsync("dashboard.csv");
        Assert.Equal(["7", "10", "11", "12", "13"], csv.OfType<ExportEntry.Broken>().Select(each => each.Place.ToString()));
        Assert.Equal(
            ["dp_c1", "dp_c2", "dp_c3", "dp_c4", "dp_c6", "dp_c7", "dp_c12"],
            csv.OfType<ExportEntry.Read>().Select(each => each.Dispute.Id));
    }

    [Fact]
    public async Task A_broken_line_is_told_without_what_is_in_it()
    {
        foreach (var name in new[] { "lines.jsonl", "dashboard.csv" })
        {
            foreach (var broken in (await ReadAsync(name)).OfType<ExportEntry.Broken>())
                Assert.DoesNotContain("example.com", broken.Why, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Json_and_dashboard_give_the_same_words()
    {
        var json = (await ReadAsync("single.json")).OfType<ExportEntry.Read>().Single().Dispute;
        var csv = (await ReadAsync("dashboard.csv")).OfType<ExportEntry.Read>().First().Dispute;

        Assert.Equal(
            (json.Status, json.Reason, json.CaseType, json.CardBrand, json.NetworkReasonCode, json.AmountMinorUnits, json.Currency, json.Country, json.CreatedAt),
            (csv.Status, csv.Reason, csv.CaseType, csv.CardBrand, csv.NetworkReasonCode, csv.AmountMinorUnits, csv.Currency, csv.Country, csv.CreatedAt));
        Assert.Equal("jane.roe@example.com", json.Email);
        Assert.Equal("#2026-00417", json.OrderReference);
    }

    [Fact]
    public async Task Amounts_of_the_dashboard_are_major_units_of_the_currency()
    {
        var amounts = (await ReadAsync("dashboard.csv")).Concat(await ReadAsync("dashboard-semicolon.csv"))
            .OfType<ExportEntry.Read>()
            .ToDictionary(each => each.Dispute.Id, each => each.Dispute.AmountMinorUnits);

        Assert.Equal((1_234, 123_456, 5_000, 1_234), (amounts["dp_c1"], amounts["dp_c2"], amounts["dp_c3"], amounts["dp_c4"]));
        Assert.Equal((1_234, 123_456), (amounts["dp_s1"], amounts["dp_s2"]));
    }

    [Theory]
    [InlineData("{\n", StripeExportFormat.JsonDocument, "pretty printed")]
    [InlineData("{\"object\": \"list\",\n \"data\": [", StripeExportFormat.JsonDocument, "begins on the first line, goes on below")]
    [InlineData("{\"data\":[\n{\"id\":1},\n", StripeExportFormat.JsonDocument, "an element a line")]
    [InlineData("[{\"id\":1},\n{\"id\":2}]", StripeExportFormat.JsonDocument, "an array")]
    [InlineData("{\"id\":1}", StripeExportFormat.JsonDocument, "one dispute on one line")]
    [InlineData("{\"id\":1}\n{\"id\":2}\n", StripeExportFormat.JsonLines, "one a line")]
    [InlineData("{\"id\":1}\noops\n", StripeExportFormat.JsonLines, "the second is broken")]
    [InlineData("{\"id\":\n{\"id\":2}\n", StripeExportFormat.JsonLines, "the first is broken")]
    [InlineData("\uFEFF\r\n{\"id\":1}\r\n\r\n{\"id\":2}", StripeExportFormat.JsonLines, "a byte order mark, CR LF and empty lines")]
    [InlineData("id,Charge ID\n", StripeExportFormat.Csv, "a header")]
    [InlineData("", StripeExportFormat.Csv, "nothing: the CSV reader says which columns are missing")]
    public void The_first_lines_tell_the_format(string head, object expected, string why) =>
        Assert.True(StripeExport.Recognise(head) == (StripeExportFormat)expected, why);

    [Fact]
    public async Task A_file_that_is_something_else_is_told_which_column_it_lacks()
    {
        var refused = await Assert.ThrowsAsync<CommandLine.UsageException>(async () => await ToListAsync(StripeExport.Read(new StringReader("a,b\n1,2\n"), "a,b\n1,2\n")));

        Assert.Contains("'Dispute ID'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_file()
    {
        var list = new RepeatedList(disputes: 200_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var count = 0;
        long most = 0;
        await foreach (var entry in StripeExport.Read(list, "{\"object\":\"list\",\"data\":[{"))
        {
            Assert.IsType<ExportEntry.Read>(entry);
            if (++count % 50_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(200_000, count);

        // Held whole, the file alone would be 50 MB; other tests run at the same time.
        Assert.InRange(most, long.MinValue, 24 * 1024 * 1024);
    }

    internal static async Task<List<ExportEntry>> ReadAsync(string name)
    {
        var (file, entries) = await StripeExport.OpenAsync(Path.Combine(AppContext.BaseDirectory, "Exports", name), TestContext.Current.CancellationToken);
        await using (file) return await ToListAsync(entries);
    }

    private static async Task<List<ExportEntry>> ToListAsync(IAsyncEnumerable<ExportEntry> entries)
    {
        var all = new List<ExportEntry>();
        await foreach (var entry in entries) all.Add(entry);
        return all;
    }

    /// <summary>A list on one line, as long as one likes, made while it is read.</summary>
    private sealed class RepeatedList(int disputes) : TextReader
    {
        private const string Dispute = """{"id":"dp_1","object":"dispute","status":"won","amount":1,"currency":"gbp","created":1767225600,"reason":"general"}""";
        private string _rest = "{\"object\":\"list\",\"data\":[";
        private int _made;

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            while (_rest.Length == 0 && _made <= disputes)
            {
                _rest = _made == disputes ? "]}" : _made == 0 ? Dispute : "," + Dispute;
                _made++;
            }

            var length = Math.Min(buffer.Length, _rest.Length);
            _rest.AsSpan(0, length).CopyTo(buffer.Span);
            _rest = _rest[length..];
            return ValueTask.FromResult(length);
        }
    }
}
