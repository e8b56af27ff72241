using System.Globalization;
using System.Text;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

/// <summary>
/// The rulings that matter as tables for review: for each case what happens at admission and at a check, the key that
/// decided, and the flags. A lawyer argues with the golden file; whoever changes law or code sees the row that moves.
/// </summary>
public sealed class RulingTableTests
{
    private const EvidenceLevel E3 = EvidenceLevel.FinalForMerchant;
    private const EvidenceLevel E4 = EvidenceLevel.IndependentFinding;

    private static readonly string[] AtHome =
        ["AT", "BE", "CH", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IS", "IT", "LI", "LU", "MT", "NL", "NO", "PL", "SE", "US", "BR"];

    /// <summary>Reporter, consumer, checker, operator.</summary>
    private static readonly string[] Across =
    [
        "DE DK DE DE", "DK DE DE DE", "DE DE DK DE", "DE DE DE DK", "NL DE DE DE", "DE NL DE NL", "AT DE AT DE", "DE AT DE GB", "BE NL BE NL",
        "GB IE GB GB", "IE GB GB GB", "GB DE DE GB", "GB DE GB GB", "NO GB GB GB", "GB NO NO GB", "SE DE DE DE", "DE SE SE DE", "FR GB FR GB",
        "GB FR GB GB", "CH DE DE DE", "DE CH DE DE", "DE DE CH DE", "BR GB GB GB", "GB BR GB GB", "GB GB BR GB", "US GB US US", "GB US GB GB",
        "GB GB US GB", "DE US DE DE", "US DE US US", "US US-CA US US", "US US-TX US US", "US BR-SP US US", "GB US-CA GB GB",
    ];

    [Fact]
    public void Within_one_country()
    {
        var table = new Table("All four at home, NOT_RECEIVED, confirmed by the provider, no permit; in the US also E4, since E3 counts for nothing there.");
        foreach (var country in AtHome) table.Row(new Case(country));
        table.Row(new Case("US") { Level = E4 });
        table.Row(new Case("US") { Level = E4, Consumer = "US-CA" });
        GoldenFile.Matches("Jurisdictions", "rulings-at-home", table.ToString());
    }

    [Fact]
    public void Across_borders()
    {
        var table = new Table("NOT_RECEIVED at E4, confirmed by the provider, no permit: what any of the four countries adds.");
        foreach (var four in Across)
        {
            var codes = four.Split(' ');
            table.Row(new Case(codes[0]) { Consumer = codes[1], Checker = codes[2], Operator = codes[3], Level = E4 });
        }

        GoldenFile.Matches("Jurisdictions", "rulings-across", table.ToString());
    }

    [Fact]
    public void Offence_data()
    {
        var table = new Table("UNAUTHORISED: a person's own denial of a payment found wrong comes close to alleging an offence. All four at home.");
        foreach (var level in new[] { EvidenceLevel.Claimed, E3, E4 })
        {
            foreach (var country in new[] { "SE", "NL", "DK", "NO", "FR", "GB", "DE", "AT", "US" })
                table.Row(new Case(country) { Category = Category.Unauthorised, Level = level });
        }

        table.Note("With a permit for offence data and sharing of UNAUTHORISED; in GB the anti-fraud organisation's reference.");
        foreach (var country in new[] { "SE", "NL", "DK", "NO", "FR", "GB" })
            table.Row(new Case(country) { Category = Category.Unauthorised, Level = E4, Permit = Permit(country, "offence_data\", \"sharing", "UNAUTHORISED") });
        table.Note("With less: for sharing alone, for another category, of another country, ended the day before.");
        table.Row(new Case("GB") { Category = Category.Unauthorised, Level = E4, Permit = Permit("GB", "sharing", "UNAUTHORISED") });
        table.Row(new Case("GB") { Category = Category.Unauthorised, Level = E4, Permit = Permit("GB", "offence_data", "OTHER") });
        table.Row(new Case("GB") { Category = Category.Unauthorised, Level = E4, Permit = Permit("NL", "offence_data", "UNAUTHORISED") });
        table.Row(new Case("GB") { Category = Category.Unauthorised, Level = E4, Permit = Permit("GB", "offence_data", "UNAUTHORISED", Today.AddDays(-1)) });
        table.Row(new Case("NL") { Category = Category.Unauthorised, Level = E4, Permit = Permit("NL", "offence_data", "UNAUTHORISED") });
        GoldenFile.Matches("Jurisdictions", "rulings-offence-data", table.ToString());
    }

    [Fact]
    public void Permits_trades_sources_and_categories()
    {
        var table = new Table("NOT_RECEIVED at E3, all four at home, with a permit for sharing it: same trade, then another.");
        foreach (var country in new[] { "DK", "NL" })
        {
            var held = new Case(country) { Permit = Permit(country, "sharing", "NOT_RECEIVED") };
            table.Row(held);
            table.Row(held with { CheckerSector = Sector.Telecom });
            table.Row(held with { Category = Category.NotAsDescribed });
            table.Row(held with { Permit = Permit(country, "sharing", "NOT_RECEIVED", Today) });
            table.Row(held with { Permit = Permit(country, "sharing", "NOT_RECEIVED", Today.AddDays(-1)) });
        }

        table.Note("What is not confirmed, and what is not final.");
        foreach (var country in new[] { "GB", "DE", "US" })
        {
            table.Row(new Case(country) { Source = EvidenceSource.ProviderFile });
            table.Row(new Case(country) { Source = EvidenceSource.Statement });
            table.Row(new Case(country) { Level = E4, Source = EvidenceSource.Statement });
            table.Row(new Case(country) { Level = EvidenceLevel.NotFinal });
            table.Row(new Case(country) { Level = EvidenceLevel.CustomerRight });
        }

        table.Note("Categories that say nothing about a claim found wrong.");
        foreach (var country in new[] { "GB", "DE", "US", "NO" })
        {
            table.Row(new Case(country) { Category = Category.UncollectedDelivery });
            table.Row(new Case(country) { Category = Category.Other, Level = E4 });
        }

        GoldenFile.Matches("Jurisdictions", "rulings-permits-and-proof", table.ToString());
    }

    private static string Permit(string country, string opens, string category, DateOnly? until = null) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""[{ "reference": "1", "authority": "A", "country": "{{country}}", "opens": ["{{opens}}"], "categories": ["{{category}}"], "valid_from": "2026-01-01", "valid_until": "{{until ?? Today.AddYears(1):yyyy-MM-dd}}" }]""");

    private sealed record Case(string Reporter)
    {
        public string Consumer { get; init; } = Reporter;

        public string Checker { get; init; } = Reporter;

        public string Operator { get; init; } = Reporter;

        public Category Category { get; init; } = Category.NotReceived;

        public EvidenceLevel Level { get; init; } = E3;

        public EvidenceSource Source { get; init; } = EvidenceSource.ProviderConfirmed;

        public Sector CheckerSector { get; init; } = Sector.GeneralRetail;

        public string? Permit { get; init; }
    }

    private sealed class Table(string title)
    {
        private readonly List<string[]> _rows =
        [
            ["reporter", "consumer", "checker", "operator", "category", "level", "source", "trades", "permit", "admission", "by", "check", "by", "flags of the check"],
        ];

        private readonly Dictionary<int, string> _notes = [];

        public void Note(string note) => _notes[_rows.Count] = note;

        public void Row(Case asked)
        {
            var book = asked.Permit is null ? Book : WithPermits(asked.Permit);
            var (reporter, consumer, op, checker) =
                (Country.Parse(asked.Reporter), Country.Parse(asked.Consumer), Country.Parse(asked.Operator), Country.Parse(asked.Checker));
            var admitted = book.Admit(reporter, consumer, op, asked.Category, asked.Level, asked.Source);
            var seen = book.View(reporter, consumer, op, checker, asked.Category, asked.Level, asked.Source, asked.CheckerSector);
            _rows.Add(
            [
                asked.Reporter, asked.Consumer, asked.Checker, asked.Operator, PolicyWords.Of(asked.Category), PolicyWords.Of(asked.Level),
                PolicyWords.Of(asked.Source), asked.CheckerSector == Sector.GeneralRetail ? "same" : "other", PermitWords(book),
                RulingText.Outcome(admitted), admitted.WhyNot ?? "-", seen.Visible ? "visible" : "hidden", seen.WhyNot ?? "-", Flags(seen.Flags),
            ]);
        }

        public override string ToString()
        {
            var widths = Enumerable.Range(0, _rows[0].Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
            var text = new StringBuilder(title).Append("\n\n");
            for (var i = 0; i < _rows.Count; i++)
            {
                if (_notes.TryGetValue(i, out var note)) text.Append('\n').Append(note).Append('\n');
                text.AppendJoin(" | ", _rows[i].Select((cell, column) => cell.PadRight(widths[column]))).Append('\n');
            }

            return text.ToString().Replace("  \n", "\n", StringComparison.Ordinal);
        }

        private static string PermitWords(PolicyBook book) => book.Permits.Count == 0
            ? "-"
            : string.Create(CultureInfo.InvariantCulture, $"{book.Permits[0].Country} {string.Join('+', book.Permits[0].Opens)} {PolicyWords.Of(book.Permits[0].Categories[0])} until {book.Permits[0].ValidUntil:yyyy-MM-dd}");

        private static string Flags(JurisdictionFlags flags) => string.Join(
            ", ",
            flags.ScoreAllowed ? "score" : "reasons",
            flags.HumanReviewRequired ? "person decides" : "rule may decide",
            flags.ContestRestricts ? "contest restricts" : "contest marks",
            $"answer {new Period(flags.AnswerDueMonths, flags.AnswerDueDays)}") + (flags.AdverseActionNoticeRequired ? ", adverse-action notice" : "");
    }
}
