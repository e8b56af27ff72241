using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using Xunit;
using static CustomerRegistry.Domain.Tests.Appeals.AppealCases;

namespace CustomerRegistry.Domain.Tests.Appeals;

public sealed class AppealFilingTests
{
    public static TheoryData<string, AppealClock, string, string, string> Clocks => new()
    {
        { "EU: one calendar month", Europe, "2026-03-01T12:00Z", "2026-03-15T12:00Z", "2026-04-01T12:00Z" },
        { "a month without such a day ends on its last day", Europe, "2026-01-31T08:00Z", "2026-02-14T08:00Z", "2026-02-28T08:00Z" },
        { "the same in a leap year", Europe, "2028-01-31T08:00Z", "2028-02-14T08:00Z", "2028-02-29T08:00Z" },
        { "US: 30 days, not a month", UnitedStates, "2026-01-31T08:00Z", "2026-02-20T08:00Z", "2026-03-02T08:00Z" },
        { "the merchant never has longer than the decision", new AppealClock(0, 30, 0, 0, 45, 5), "2026-01-01T00:00Z", "2026-01-31T00:00Z", "2026-01-31T00:00Z" },
        { "an offset is counted in UTC: 1 March there is 28 February here", Europe, "2026-03-01T01:00+02:00", "2026-03-14T23:00Z", "2026-03-28T23:00Z" },
    };

    [Theory, MemberData(nameof(Clocks))]
    public void Deadlines_follow_the_clock_of_the_ruling(string why, AppealClock clock, string filedAt, string merchantDue, string decisionDue)
    {
        var appeal = Taken(File(clock, now: At(filedAt))).Case;

        Assert.True(At(merchantDue) == appeal.MerchantAnswerDueAt, why);
        Assert.True(At(decisionDue) == appeal.DecisionDueAt, why);
        Assert.Equal(TimeSpan.Zero, appeal.DecisionDueAt.Offset);
    }

    [Theory, InlineData(0, 0), InlineData(1, 30)]
    public void A_clock_of_neither_or_both_is_a_bug(int months, int days) =>
        Assert.Throws<ArgumentException>(() => File(new AppealClock(months, days, 0, 0, 14, 0)));

    [Theory, InlineData(true), InlineData(false)]
    public void Filing_asks_the_merchant_and_marks_at_once(bool restricts)
    {
        var step = Taken(File(restricts: restricts));

        Assert.Equal([AppealState.Filed, AppealState.AwaitingMerchant], step.Path);
        Assert.Equal(AppealState.AwaitingMerchant, step.Case.State);
        Assert.Equal(1, step.Case.Version);
        Assert.Equal(restricts, step.Case.Restricts);
        Assert.Equal(
            AppealEffect.MarkContested | AppealEffect.AskMerchant | AppealEffect.AcknowledgeByMail | AppealEffect.SendCorrections
            | (restricts ? AppealEffect.RestrictListings : AppealEffect.None),
            step.Effects);
    }

    [Fact]
    public void A_report_that_is_gone_cannot_be_contested()
    {
        var step = AppealRules.File(
            new AppealFiling(Case, AppealGround.Other, AppealProof.EmailCode, true), new AppealFilingFacts(null, []), Europe, true, Filed);

        Assert.Equal(RefusalReason.ReportUnknown, Refused(step).Refusal.Reason);
    }

    [Theory]
    [InlineData(AppealState.Filed)]
    [InlineData(AppealState.AwaitingMerchant)]
    [InlineData(AppealState.Conceded)]
    [InlineData(AppealState.Defended)]
    [InlineData(AppealState.UnderReview)]
    public void One_open_case_per_report(AppealState open) =>
        Assert.Equal(RefusalReason.AppealOpen, Refused(File(newFiles: true, ground: AppealGround.NotMe, earlier: In(open))).Refusal.Reason);

    public static TheoryData<string, AppealProof, AppealProof, bool> WhileOpen => new()
    {
        // why, the open case's proof, the new one's, taken
        { "whoever holds the address takes over what the link alone opened", AppealProof.NoticeLink, AppealProof.EmailCode, true },
        { "the link takes over nothing", AppealProof.EmailCode, AppealProof.NoticeLink, false },
        { "not even what it opened itself", AppealProof.NoticeLink, AppealProof.NoticeLink, false },
        { "a second code adds to the open case", AppealProof.EmailCode, AppealProof.EmailCode, false },
    };

    [Theory, MemberData(nameof(WhileOpen))]
    public void An_open_case_gives_way_only_to_a_stronger_proof(string why, AppealProof open, AppealProof proof, bool taken)
    {
        foreach (var state in Enum.GetValues<AppealState>().Where(x => !AppealTransitions.IsFinal(x)))
        {
            var earlier = In(state) with { Proof = open };
            var step = File(proof: proof, now: Filed.AddDays(3), newFiles: true, earlier: earlier);

            Assert.True(taken == step is AppealStep.Taken, $"{why}, in {state}");
            Assert.Equal(taken, AppealRules.GiveWay(earlier, proof, Filed.AddDays(3)) is AppealStep.Taken);
            if (step is AppealStep.Taken { Case: var filed }) Assert.Equal(Filed.AddDays(3).AddMonths(1), filed.DecisionDueAt);
            else Assert.Equal(RefusalReason.AppealOpen, Refused(step).Refusal.Reason);
        }
    }

    public static TheoryData<string, AppealProof, AppealProof, AppealGround, bool, int, bool> Again => new()
    {
        // why, earlier proof, new proof, new ground, new files, days from the earlier's end to the report's change, taken
        { "nothing new", AppealProof.EmailCode, AppealProof.EmailCode, AppealGround.OutcomeWrong, false, -1, false },
        { "nothing new, by link twice", AppealProof.NoticeLink, AppealProof.NoticeLink, AppealGround.OutcomeWrong, false, -1, false },
        { "nothing new, by link after a code", AppealProof.EmailCode, AppealProof.NoticeLink, AppealGround.OutcomeWrong, false, -1, false },
        { "a link never uses up the code's right", AppealProof.NoticeLink, AppealProof.EmailCode, AppealGround.OutcomeWrong, false, -1, true },
        { "another ground", AppealProof.EmailCode, AppealProof.EmailCode, AppealGround.IdentityTheft, false, -1, true },
        { "a new document", AppealProof.EmailCode, AppealProof.EmailCode, AppealGround.OutcomeWrong, true, -1, true },
        { "the report changed since", AppealProof.EmailCode, AppealProof.EmailCode, AppealGround.OutcomeWrong, false, 1, true },
        { "the report changed at that very instant: it was known", AppealProof.EmailCode, AppealProof.EmailCode, AppealGround.OutcomeWrong, false, 0, false },
    };

    [Theory, MemberData(nameof(Again))]
    public void A_second_appeal_needs_something_new(
        string why, AppealProof earlierProof, AppealProof proof, AppealGround ground, bool newFiles, int changedDaysAfter, bool taken)
    {
        foreach (var state in Enum.GetValues<AppealState>().Where(AppealTransitions.IsFinal))
        {
            var earlier = In(state) with { Proof = earlierProof };
            var step = AppealRules.File(
                new AppealFiling(Guid.NewGuid(), ground, proof, newFiles),
                new AppealFilingFacts(ReportAsOf(earlier.ClosedAt!.Value.AddDays(changedDaysAfter)), [earlier]),
                Europe, true, Filed.AddDays(40));

            Assert.True(taken == step is AppealStep.Taken, $"{why}, after {state}");
            if (!taken) Assert.Equal(RefusalReason.AppealNothingNew, Refused(step).Refusal.Reason);
        }
    }

    [Fact]
    public void A_case_has_no_place_for_money()
    {
        Type[] types = [typeof(Appeal), typeof(AppealFiling), typeof(AppealFilingFacts), typeof(AppealedReport), typeof(AppealStep.Taken)];
        string[] words = ["amount", "price", "fee", "pay", "cost", "money", "currency", "charge"];

        var names = types.SelectMany(type => type.GetProperties()).Select(property => property.Name)
            .Concat(Enum.GetNames<AppealEffect>()).Concat(Enum.GetNames<AppealEvent>());

        Assert.DoesNotContain(names, name => words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(types.SelectMany(type => type.GetProperties()), property => property.PropertyType == typeof(decimal));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
