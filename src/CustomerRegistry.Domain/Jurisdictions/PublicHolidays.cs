using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// A country's public holidays as rules, so that they hold for every year without a table that somebody must renew. Written
/// in policy files as <c>12-25</c>, <c>easter-2</c>, <c>last monday may</c>, <c>07-04 or monday</c> (on the Monday where it is
/// a Sunday) and <c>12-26 or next weekday</c> (on the next free weekday where it is a Saturday or Sunday). A holiday that is
/// missing only ends a period early.
/// </summary>
public sealed partial class PublicHolidays
{
    private static readonly string[] Months =
        [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select(month => month.ToLowerInvariant())];

    private static readonly string[] Weekdays =
        [.. CultureInfo.InvariantCulture.DateTimeFormat.DayNames.Select(day => day.ToLowerInvariant())];

    private readonly IReadOnlyList<Rule> _rules;

    private PublicHolidays(IReadOnlyList<string> words, IReadOnlyList<Rule> rules) => (Words, _rules) = (words, rules);

    /// <summary>No holiday: every Monday to Friday is a business day.</summary>
    public static PublicHolidays None { get; } = new([], []);

    /// <summary>As the file has them.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Every holiday of a year, those on a weekend included.</summary>
    public IReadOnlySet<DateOnly> In(int year)
    {
        var days = new HashSet<DateOnly>();
        foreach (var rule in _rules.Where(rule => rule.Moves != Move.NextWeekday)) days.Add(rule.In(year));
        // After the others, in the order of the file: Christmas on a Saturday moves past Boxing Day's Monday or takes it first.
        foreach (var rule in _rules.Where(rule => rule.Moves == Move.NextWeekday))
        {
            var day = rule.In(year);
            days.Add(day);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) continue;
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || days.Contains(day) || TakenByAnother(day, rule)) day = day.AddDays(1);
            days.Add(day);
        }

        return days;
    }

    /// <summary>Monday to Friday and no holiday.</summary>
    public bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !In(day.Year).Contains(day);

    /// <summary>Easter Sunday of the western churches (the anonymous Gregorian computus).</summary>
    public static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var day = h + l - (7 * m) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }

    internal static PublicHolidays Read(PolicyReading reading, PolicyNode node, string key)
    {
        var rules = new List<Rule>();
        var words = reading.List(node, key, (item, k) =>
        {
            var text = reading.Text(item, k);
            if (RuleOf(text) is { } rule) rules.Add(rule);
            else reading.Add(item.Line, k, $"'{text}' is not a holiday such as 12-25, easter-2, last monday may, 07-04 or monday, 12-26 or next weekday");
            return text;
        });
        return new PublicHolidays(words, rules.AsReadOnly());
    }

    private bool TakenByAnother(DateOnly day, Rule rule) => _rules.Any(other => other != rule && other.In(day.Year) == day);

    private static Rule? RuleOf(string text)
    {
        var match = Written().Match(text);
        if (!match.Success) return null;
        if (match.Groups["easter"].Success)
        {
            var offset = int.Parse(match.Groups["easter"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            return new Rule(0, 0, 0, null, offset, Move.Never);
        }

        if (match.Groups["weekday"].Success)
        {
            var month = Array.IndexOf(Months, match.Groups["month"].Value) + 1;
            var weekday = Array.IndexOf(Weekdays, match.Groups["weekday"].Value);
            if (month == 0 || weekday < 0) return null;
            var nth = match.Groups["nth"].Value == "last" ? 0 : match.Groups["nth"].Value[0] - '0';
            return new Rule(month, 0, nth, (DayOfWeek)weekday, null, Move.Never);
        }

        // 29 February would be no holiday in three years of four, which nobody means.
        if (!DateOnly.TryParseExact($"2027-{match.Groups["date"].Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var fixedDay)) return null;
        return new Rule(fixedDay.Month, fixedDay.Day, 0, null, null, match.Groups["move"].Value switch
        {
            "" => Move.Never,
            " or monday" => Move.SundayToMonday,
            _ => Move.NextWeekday,
        });
    }

    [GeneratedRegex(@"^(?:(?<date>\d\d-\d\d)(?<move>| or monday| or next weekday)|easter(?<easter>[+-]\d{1,2})|(?<nth>[1-4]|last) (?<weekday>[a-z]+) (?<month>[a-z]+))$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    private enum Move
    {
        Never = 1,
        SundayToMonday = 2,
        NextWeekday = 3,
    }

    /// <param name="Nth">The n-th weekday of the month, 0 for the last.</param>
    private sealed record Rule(int Month, int Day, int Nth, DayOfWeek? Weekday, int? Easter, Move Moves)
    {
        public DateOnly In(int year)
        {
            if (Easter is { } offset) return PublicHolidays.Easter(year).AddDays(offset);
            if (Weekday is { } weekday)
            {
                var first = Nth == 0 ? new DateOnly(year, Month, 1).AddMonths(1).AddDays(-7) : new DateOnly(year, Month, ((Nth - 1) * 7) + 1);
                return first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7);
            }

            var day = new DateOnly(year, Month, Day);
            return Moves == Move.SundayToMonday && day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;
        }
    }
}
