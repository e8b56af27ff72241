using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Appeals;

/// <summary>The clocks and duties of credit-reporting law, at their edges.</summary>
public sealed class UnitedStatesRulesTests
{
    [Theory]
    [InlineData("2026-03-02T00:00:00Z", "2026-03-09", "a Monday: the next Monday")]
    [InlineData("2026-03-06T23:59:59Z", "2026-03-13", "a Friday night is still Friday")]
    [InlineData("2026-03-07T10:00:00Z", "2026-03-13", "from a Saturday Monday is the first")]
    [InlineData("2026-03-06T20:00:00-05:00", "2026-03-13", "days are UTC days: Friday evening in New York is Saturday")]
    [InlineData("2028-02-25T12:00:00Z", "2028-03-03", "over a leap day")]
    [InlineData("2026-12-31T12:00:00Z", "2027-01-07", "over the year's end")]
    public void A_merchant_is_told_by_the_end_of_the_fifth_business_day(string filed, string day, string because)
    {
        var due = MerchantToldRules.DueAt(AppealCases.UnitedStates, DateTimeOffset.Parse(filed, System.Globalization.CultureInfo.InvariantCulture), PublicHolidays.None)!.Value;
        var end = new DateTimeOffset(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        Assert.True(due < end && end - due == TimeSpan.FromMicroseconds(1), because);
        Assert.False(MerchantToldRules.IsMissed(due, null, due));
        Assert.True(MerchantToldRules.IsMissed(due, null, end));
        Assert.True(MerchantToldRules.IsMissed(due, end, end.AddYears(1)));
        Assert.False(MerchantToldRules.IsMissed(due, due, end.AddYears(1)));
    }

    [Fact]
    public void A_ruling_without_the_clock_has_no_deadline()
    {
        Assert.Null(MerchantToldRules.DueAt(AppealCases.Europe, AppealCases.Filed, PublicHolidays.None));
        Assert.False(MerchantToldRules.IsMissed(null, null, AppealCases.Filed.AddYears(1)));
    }

    [Theory]
    [InlineData(0, 30, 30, "the law names no days")]
    [InlineData(5, 30, 6, "five business days from a Sunday end on Friday")]
    [InlineData(5, 3, 3, "never later than the first notice is due anyway")]
    public void The_notice_of_an_entry_that_came_back_is_due_early(int businessDays, int firstNoticeDays, int dueWithinDays, string because)
    {
        var first = AppealCases.Filed.AddDays(firstNoticeDays);
        var due = ReinsertionRules.NoticeDueAt(AppealCases.Filed, businessDays, first, PublicHolidays.None);
        Assert.True(due <= first && due <= AppealCases.Filed.AddDays(dueWithinDays) && due > AppealCases.Filed.AddDays(dueWithinDays - 1), because);
    }

    [Fact]
    public void A_statement_is_left_after_a_decision_that_the_entry_stays_and_only_where_the_law_has_one()
    {
        foreach (var state in Enum.GetValues<AppealState>())
        {
            var allowed = state == AppealState.Upheld;
            Assert.Equal(allowed ? null : RefusalReason.StatementNotAllowed, DisputeStatementRules.Refuse(AppealCases.In(state), true, true)?.Reason);
            Assert.Equal(RefusalReason.StatementNotAllowed, DisputeStatementRules.Refuse(AppealCases.In(state), true, false)?.Reason);
        }

        Assert.Equal(RefusalReason.ReportUnknown, DisputeStatementRules.Refuse(AppealCases.In(AppealState.Upheld), false, true)?.Reason);
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    public void Going_live_needs_the_operators_details_where_replies_must_carry_them(bool required, bool known, bool refused) =>
        Assert.Equal(refused ? RefusalReason.OperatorDetailsMissing : null, MerchantRules.RefuseGoLive(required, known)?.Reason);

    [Fact]
    public void Statements_differ_in_every_language_and_say_who_states()
    {
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            var texts = Enum.GetValues<DisputeStatement>().Select(x => StatementText.Of(x, language)).ToList();
            Assert.Equal(texts.Count, texts.Distinct().Count());
            Assert.All(texts, x => Assert.Contains(language == TextLanguage.Dutch ? "de persoon" : "person", x, StringComparison.OrdinalIgnoreCase));
        }
    }
}
