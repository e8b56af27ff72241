namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// The stricter of two answers to one question: while a new policy is being applied, what either of old and new forbids is
/// forbidden. Where a reason or a source is named, the new one's comes first, since it stays.
/// </summary>
public static class StricterRules
{
    public static ViewingRuling Of(ViewingRuling inForce, ViewingRuling replaced) => new(
        inForce.Visible && replaced.Visible,
        inForce.ContestRestricts || replaced.ContestRestricts,
        Of(inForce.Flags, replaced.Flags),
        Math.Max(inForce.ReplyWindowDays, replaced.ReplyWindowDays),
        Math.Min(inForce.RetentionMonths, replaced.RetentionMonths),
        inForce.WhyNot ?? replaced.WhyNot)
    {
        NoticeRequired = inForce.NoticeRequired || replaced.NoticeRequired,
    };

    public static CheckerRuling Of(CheckerRuling inForce, CheckerRuling replaced) => new(
        Of(inForce.Flags, replaced.Flags),
        inForce.DisclosesToUnconfirmedBeforeOrder && replaced.DisclosesToUnconfirmedBeforeOrder);

    /// <summary>The outcome of the stricter one with the shorter and narrower of every value; kept under the hash of the new one.</summary>
    public static AdmissionRuling Of(AdmissionRuling inForce, AdmissionRuling replaced)
    {
        var stricter = replaced.Outcome < inForce.Outcome ? replaced : inForce;
        return stricter with
        {
            Flags = Of(inForce.Flags, replaced.Flags),
            RetentionMonths = Math.Min(inForce.RetentionMonths, replaced.RetentionMonths),
            LastDay = inForce.LastDay < replaced.LastDay ? inForce.LastDay : replaced.LastDay,
            NoticeRequired = inForce.NoticeRequired || replaced.NoticeRequired,
            ReplyWindowDays = Math.Max(inForce.ReplyWindowDays, replaced.ReplyWindowDays),
            NoticeWithinDays = Math.Min(inForce.NoticeWithinDays, replaced.NoticeWithinDays),
            MinimumAge = Math.Max(inForce.MinimumAge, replaced.MinimumAge),
            Languages = [.. inForce.Languages.Where(language => replaced.Languages.Contains(language, StringComparer.Ordinal))],
            AppealClock = Of(inForce.AppealClock, replaced.AppealClock),
            ContestRestricts = inForce.ContestRestricts || replaced.ContestRestricts,
            DeletedWhenUnanswered = inForce.DeletedWhenUnanswered || replaced.DeletedWhenUnanswered,
            PolicyHash = inForce.PolicyHash,
            Listable = inForce.Listable && replaced.Listable,
            ToldBeforeLiftingDays = Math.Max(inForce.ToldBeforeLiftingDays, replaced.ToldBeforeLiftingDays),
            ContestMayBeFrivolous = inForce.ContestMayBeFrivolous && replaced.ContestMayBeFrivolous,
            Rights = inForce.Rights,
        };
    }

    private static JurisdictionFlags Of(JurisdictionFlags a, JurisdictionFlags b)
    {
        var due = Period.Shorter(new(a.AnswerDueMonths, a.AnswerDueDays), new(b.AnswerDueMonths, b.AnswerDueDays));
        return new JurisdictionFlags(
            a.Shared && b.Shared,
            a.ScoreAllowed && b.ScoreAllowed,
            a.HumanReviewRequired || b.HumanReviewRequired,
            a.ContestRestricts || b.ContestRestricts,
            a.AdverseActionNoticeRequired || b.AdverseActionNoticeRequired,
            due.Months,
            due.Days);
    }

    private static AppealClock Of(AppealClock a, AppealClock b)
    {
        var answer = Period.Shorter(new(a.AnswerMonths, a.AnswerDays), new(b.AnswerMonths, b.AnswerDays));
        return new AppealClock(
            answer.Months,
            answer.Days,
            Math.Min(a.ExtensionDays, b.ExtensionDays),
            Math.Min(a.ExtensionMonths, b.ExtensionMonths),
            Math.Min(a.MerchantAnswerDays, b.MerchantAnswerDays),
            Math.Min(a.MerchantToldBusinessDays, b.MerchantToldBusinessDays));
    }
}
