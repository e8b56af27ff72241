using CsCheck;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

/// <summary>While a policy is being applied, nothing is allowed that either of old and new forbids, and nothing else is forbidden.</summary>
public sealed class StricterRulesTests
{
    private static readonly PolicyBook Tight = With(new()
    {
        ["jurisdictions/GB.json"] = Files["jurisdictions/GB.json"]
            .Replace("\"default\": \"gated\"", "\"default\": \"own_only\"", StringComparison.Ordinal)
            .Replace("\"value\": {\"default\": 36}", "\"value\": {\"default\": 9}", StringComparison.Ordinal)
            .Replace("\"value\": {\"months\": 1}", "\"value\": {\"days\": 10}", StringComparison.Ordinal),
    });

    private static readonly Gen<(Country Reporter, Country Consumer, Country Checker, Category Category, EvidenceLevel Evidence)> Cases = Gen.Select(
        One(GB, DK, NL, DE, US, SE, Country.Unknown), One(GB, DK, US, Country.Unknown), One(GB, DE, US), One(Enum.GetValues<Category>()),
        One(Enum.GetValues<EvidenceLevel>()));

    [Fact]
    public void Whichever_is_the_new_one_the_stricter_holds() => Gen.Select(Cases, Gen.Bool).Sample((asked, tightens) =>
    {
        var (book, replaced) = tightens ? (Tight, Book) : (Book, Tight);
        var between = book.While(replaced);
        ViewingRuling View(PolicyBook of) => of.View(asked.Reporter, asked.Consumer, GB, asked.Checker, asked.Category, asked.Evidence);
        AdmissionRuling Admit(PolicyBook of) => of.Admit(asked.Reporter, asked.Consumer, GB, asked.Category, asked.Evidence);
        var (old, now, both) = (View(replaced), View(book), View(between));
        var (oldAdmits, nowAdmits, bothAdmit) = (Admit(replaced), Admit(book), Admit(between));
        return both.Visible == (old.Visible && now.Visible)
            && (both.WhyNot is null) == both.Visible
            && both.ContestRestricts == (old.ContestRestricts || now.ContestRestricts)
            && both.NoticeRequired == (old.NoticeRequired || now.NoticeRequired)
            && both.ReplyWindowDays == Math.Max(old.ReplyWindowDays, now.ReplyWindowDays)
            && both.RetentionMonths == Math.Min(old.RetentionMonths, now.RetentionMonths)
            && both.Flags.Shared == (old.Flags.Shared && now.Flags.Shared)
            && both.Flags.ScoreAllowed == (old.Flags.ScoreAllowed && now.Flags.ScoreAllowed)
            && bothAdmit.Outcome == (oldAdmits.Outcome < nowAdmits.Outcome ? oldAdmits.Outcome : nowAdmits.Outcome)
            && (bothAdmit.Refusal is null) == (bothAdmit.Outcome != AdmissionOutcome.Refused)
            && bothAdmit.Listable == (oldAdmits.Listable && nowAdmits.Listable)
            && bothAdmit.LastDay == (oldAdmits.LastDay < nowAdmits.LastDay ? oldAdmits.LastDay : nowAdmits.LastDay)
            && bothAdmit.RetentionMonths == Math.Min(oldAdmits.RetentionMonths, nowAdmits.RetentionMonths)
            && bothAdmit.PolicyHash == book.Hash;
    });

    [Fact]
    public void A_clock_in_days_beside_one_in_months_is_the_shorter_one()
    {
        foreach (var between in new[] { Tight.While(Book), Book.While(Tight) })
        {
            var ruling = between.Admit(GB, GB, GB);
            Assert.Equal((0, 10), (ruling.AppealClock.AnswerMonths, ruling.AppealClock.AnswerDays));
            Assert.Equal((0, 10), (ruling.Flags.AnswerDueMonths, ruling.Flags.AnswerDueDays));
        }
    }

    [Fact]
    public void A_checker_is_told_what_both_let_it_have()
    {
        Assert.True(Book.CheckerFor(GB, GB, Today).Flags.Shared);
        Assert.Equal(Tight.CheckerFor(GB, GB, Today).Flags.Shared, Book.While(Tight).CheckerFor(GB, GB, Today).Flags.Shared);
        Assert.Equal(
            Book.CheckerFor(US, US, Today).DisclosesToUnconfirmedBeforeOrder,
            Book.While(Tight).CheckerFor(US, US, Today).DisclosesToUnconfirmedBeforeOrder);
    }

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
