using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class EventsFileTests
{
    private const string Check = "2026-03-01T12:00:00Z,check,shop,anna,,,,,,";
    private const string Report = "2026-03-02T12:00:00Z,report,shop,anna,r1,NOT_RECEIVED,E3,PROVIDER,4,";

    [Fact]
    public void Every_kind_of_line_is_read()
    {
        var history = HistoryText.Sound(
            Check,
            Report,
            "2026-03-03T12:00:00.25+00:00,report,other,bo,r2,OTHER,E4,STATEMENT,,",
            "2026-03-04T12:00Z,appeal,,,r1,,,,,overturned",
            "2026-03-04T12:00Z,appeal,other,bo,r2,,,,,upheld");

        Assert.Equal(
            [
                new HistoryEvent(new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), HistoryEventKind.Check, 2, 0, 0),
                new HistoryEvent(
                    new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc), HistoryEventKind.Report, 3, 0, 0, 0, Category.NotReceived,
                    EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderConfirmed, 4),
                new HistoryEvent(
                    new DateTime(2026, 3, 3, 12, 0, 0, 250, DateTimeKind.Utc), HistoryEventKind.Report, 4, 1, 1, 1, Category.Other,
                    EvidenceLevel.IndependentFinding, EvidenceSource.Statement, null),
                new HistoryEvent(
                    new DateTime(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc), HistoryEventKind.Appeal, 5, 0, 0, 0, Overturned: true),
                new HistoryEvent(
                    new DateTime(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc), HistoryEventKind.Appeal, 6, 1, 1, 1, Overturned: false),
            ],
            history.Events);
        Assert.Equal(["shop", "other"], [history.Merchants[0], history.Merchants[1]]);
        Assert.Equal(2, history.Reports);
    }

    [Theory]
    [InlineData("\uFEFF" + HistoryText.Header + "\n" + Check, 2, "a byte order mark")]
    [InlineData(HistoryText.Header + "\r\n" + Check + "\r\n", 2, "line ends of Windows")]
    [InlineData(HistoryText.Header + "\n\n" + Check + "\n\n", 3, "empty lines, which count as lines")]
    [InlineData(HistoryText.Header + "\n\"2026-03-01T12:00:00Z\",\"check\",\"shop\",\"anna\",,,,,,", 2, "quoted fields")]
    public void Files_of_other_programs_are_read(string text, int line, string why)
    {
        var (history, problems) = HistoryText.EventsOf(text);

        Assert.True(problems.Count == 0, $"{why}: {string.Join('\n', problems.Lines)}");
        Assert.Equal(line, Assert.Single(history.Events).Line);
    }

    [Fact]
    public void A_name_may_hold_commas_and_quotes()
    {
        var history = HistoryText.Sound("2026-03-01T12:00:00Z,check,\"Smith, \"\"the\"\" shop\",anna,,,,,,");

        Assert.Equal("Smith, \"the\" shop", history.Merchants[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("at,kind,merchant,subject,report,category,evidence,source,orders\n")]
    [InlineData("kind,at,merchant,subject,report,category,evidence,source,orders,outcome\n" + Check)]
    [InlineData(Check)]
    public void Without_the_header_nothing_is_read(string text)
    {
        var (history, problems) = HistoryText.EventsOf(text);

        Assert.Empty(history.Events);
        Assert.Equal([$"EVENTS.csv, line 1: expected the header {HistoryText.Header}"], problems.Lines);
    }

    public static TheoryData<string, string> Malformed => new()
    {
        { "2026-03-02,check,shop,anna,,,,,,", "at: expected a time" },
        { "2026-03-02T12:00:00,check,shop,anna,,,,,,", "at: expected a time" },
        { "2026-03-02T12:00:00+01:00,check,shop,anna,,,,,,", "at: expected a time" },
        { "2026-02-30T12:00:00Z,check,shop,anna,,,,,,", "at: expected a time" },
        { ",check,shop,anna,,,,,,", "at: expected a time" },
        { "2026-03-01T11:59:59Z,check,shop,anna,,,,,,", "at: earlier than a line before it" },
        { "2026-03-02T12:00:00Z,purchase,shop,anna,,,,,,", "kind: expected check, report or appeal" },
        { "2026-03-02T12:00:00Z,Check,shop,anna,,,,,,", "kind: expected check, report or appeal" },
        { "2026-03-02T12:00:00Z,check,,anna,,,,,,", "merchant: expected a name" },
        { "2026-03-02T12:00:00Z,check,shop,,,,,,,", "subject: expected a name" },
        { "2026-03-02T12:00:00Z,check,shop,anna,r9,,,,,", "report: expected nothing" },
        { "2026-03-02T12:00:00Z,check,shop,anna,,,,,3,", "orders: expected nothing" },
        { "2026-03-02T12:00:00Z,report,shop,anna,,NOT_RECEIVED,E3,PROVIDER,4,", "report: expected an id of" },
        { "2026-03-02T12:00:00Z,report,shop,anna,r0,NOT_RECEIVED,E3,PROVIDER,4,", "report: expected an id that no line before has" },
        { "2026-03-02T12:00:00Z,report,shop,anna,r1,LOST,E3,PROVIDER,4,", "category: expected one of UNAUTHORISED, NOT_RECEIVED" },
        { "2026-03-02T12:00:00Z,report,shop,anna,r1,,E3,PROVIDER,4,", "category: expected one of" },
        { "2026-03-02T12:00:00Z,report,shop,anna,r1,OTHER,E2,PROVIDER,4,", "evidence: expected E3 or E4" },
        { "2026-03-02T12:00:00Z,report,shop,anna,r1,OTHER,E3,PROVIDER_FILE,4,", "source: expected PROVIDER or STATEMENT" },
        { "2026-03-02T12:00:00Z,report,shop,anna,r1,OTHER,E3,PROVIDER,-1,", "orders: expected a whole number" },
        { "2026-03-02T12:00:00Z,report,shop,anna,r1,OTHER,E3,PROVIDER,1.5,", "orders: expected a whole number" },
        { "2026-03-02T12:00:00Z,report,shop,anna,r1,OTHER,E3,PROVIDER,4,upheld", "outcome: expected nothing" },
        { "2026-03-02T12:00:00Z,appeal,,,r7,,,,,upheld", "report: expected the id of a report in a line before" },
        { "2026-03-02T12:00:00Z,appeal,,,,,,,,upheld", "report: expected the id of a report in a line before" },
        { "2026-03-02T12:00:00Z,appeal,,,r0,,,,,withdrawn", "outcome: expected upheld or overturned" },
        { "2026-03-02T12:00:00Z,appeal,,,r0,OTHER,,,,upheld", "category: expected nothing" },
        { "2026-03-02T12:00:00Z,appeal,other,,r0,,,,,upheld", "merchant, subject: expected nothing, or those of the report" },
        { "2026-03-02T12:00:00Z,check,shop,anna,,,,,", "10 columns are expected; there are 9" },
        { "2026-03-02T12:00:00Z,check,shop,anna,,,,,,,", "10 columns are expected; there are 11" },
        { "2026-03-02T12:00:00Z,check,\"shop,anna,,,,,,", "a quote that is not closed" },
        { $"2026-03-02T12:00:00Z,check,{new string('x', 201)},anna,,,,,,", "merchant: expected a name of 1 to 200 bytes" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_line_is_told_by_its_number_and_the_lines_around_it_are_read(string line, string expected)
    {
        var (history, problems) = HistoryText.Events(
            "2026-03-01T12:00:00Z,report,shop,bo,r0,OTHER,E3,PROVIDER,4,", Check, line, "2026-03-05T12:00:00Z,check,shop,carl,,,,,,");

        Assert.StartsWith($"EVENTS.csv, line 4: {expected}", Assert.Single(problems.Lines), StringComparison.Ordinal);
        Assert.Equal(3, history.Events.Count);
    }

    [Fact]
    public void A_report_is_overturned_once()
    {
        var (_, problems) = HistoryText.Events(
            Report, "2026-03-03T12:00:00Z,appeal,,,r1,,,,,overturned", "2026-03-04T12:00:00Z,appeal,,,r1,,,,,upheld");

        Assert.Equal(["EVENTS.csv, line 4: report: expected one that is not overturned already"], problems.Lines);
    }

    [Fact]
    public void The_appeals_of_a_malformed_report_are_not_told_too()
    {
        var (_, problems) = HistoryText.Events(
            "2026-03-02T12:00:00Z,report,shop,anna,r1,LOST,E3,PROVIDER,4,",
            "2026-03-02T12:00:00,report,shop,anna,r2,OTHER,E3,PROVIDER,4,",
            "2026-03-03T12:00:00Z,appeal,,,r1,,,,,overturned",
            "2026-03-03T12:00:00Z,appeal,,,r2,,,,,overturned");

        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void Twenty_malformed_lines_are_shown_and_the_rest_counted()
    {
        var (_, problems) = HistoryText.Events([.. Enumerable.Repeat("yesterday,check,shop,anna,,,,,,", 1234)]);

        Assert.Equal(1234, problems.Count);
        Assert.Equal(21, problems.Lines.Count());
        Assert.Equal("EVENTS.csv: and 1,214 more", problems.Lines.Last());
    }

    [Fact]
    public void What_stands_in_a_malformed_line_is_never_repeated()
    {
        var (_, problems) = HistoryText.Events("2026-03-02T12:00:00Z,anna@example.com,shop,anna@example.com,,anna@example.com,,,,");

        Assert.DoesNotContain("anna", Assert.Single(problems.Lines), StringComparison.Ordinal);
    }
}
