using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Risk;

/// <summary>The flags of a check's reply: the strictest of the checker's and of those of every listing that is disclosed.</summary>
public static class CheckFlags
{
    /// <summary>Where nothing is disclosed the checker's own come back unchanged, so that they tell nothing about the person.</summary>
    public static JurisdictionFlags Strictest(JurisdictionFlags checker, IEnumerable<JurisdictionFlags> disclosed) =>
        disclosed.Aggregate(checker, Stricter);

    private static JurisdictionFlags Stricter(JurisdictionFlags a, JurisdictionFlags b)
    {
        var due = DaysOf(b) < DaysOf(a) ? b : a;
        return new JurisdictionFlags(
            a.Shared && b.Shared,
            a.ScoreAllowed && b.ScoreAllowed,
            a.HumanReviewRequired || b.HumanReviewRequired,
            a.ContestRestricts || b.ContestRestricts,
            a.AdverseActionNoticeRequired || b.AdverseActionNoticeRequired,
            due.AnswerDueMonths,
            due.AnswerDueDays);
    }

    // A calendar month has at most 31 days; neither set means no limit.
    private static int DaysOf(JurisdictionFlags flags) =>
        flags is { AnswerDueMonths: 0, AnswerDueDays: 0 } ? int.MaxValue : (31 * flags.AnswerDueMonths) + flags.AnswerDueDays;
}
