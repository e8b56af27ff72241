using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>Decides from the strictest values of a question. The only place where keys become outcomes.</summary>
internal static class RulingRules
{
    public static AdmissionRuling Admit(RulingQuestion question, DateOnly openedOn, string policyHash)
    {
        var retention = PolicyKeys.RetentionMonths.For(question);
        var lastDay = Deadlines.AfterMonths(openedOn, retention);
        var (refusal, whyRefused) = WhyRefused(question, openedOn, lastDay);
        var whyNotShared = WhyNotShared(question);
        var outcome = refusal is not null ? AdmissionOutcome.Refused
            : whyNotShared is not null ? AdmissionOutcome.OwnOnly
            : AdmissionOutcome.Shared;
        return new AdmissionRuling(
            outcome,
            refusal,
            Flags(question, outcome == AdmissionOutcome.Shared),
            retention,
            lastDay,
            PolicyKeys.NoticeBeforeSharing.For(question),
            PolicyKeys.ReplyWindowDays.For(question),
            PolicyKeys.NoticeWithinDays.For(question),
            PolicyKeys.MinimumAge.For(question),
            PolicyKeys.Languages.For(question).Served,
            Clock(question),
            ContestRestricts(question),
            PolicyKeys.DeletedWhenUnanswered.For(question),
            policyHash,
            Keys(question))
        {
            Listable = outcome switch
            {
                AdmissionOutcome.Refused => false,
                AdmissionOutcome.OwnOnly => IsProven(question),
                AdmissionOutcome.Shared => WhyNotListable(question) is null,
            },
            ToldBeforeLiftingDays = PolicyKeys.ToldBeforeLiftingDays.For(question),
            ContestMayBeFrivolous = PolicyKeys.ContestMayBeFrivolous.For(question),
            WhyNot = whyRefused ?? whyNotShared ?? WhyNotListable(question),
            Rights = RightsClock(question),
        };
    }

    /// <summary>What a person's request is owed; categories and levels do not matter for it.</summary>
    public static RightsRuling Rights(RulingQuestion question, string policyHash) => new(
        RightsClock(question),
        PolicyKeys.SupervisoryAuthority.For(question),
        PolicyKeys.OutsideBody.For(question),
        PolicyKeys.Languages.For(question).Served,
        PolicyKeys.PublicHolidays.For(question),
        policyHash,
        RightsKeys.Select(key => key.Rule(question)).ToList().AsReadOnly());

    public static ViewingRuling View(RulingQuestion question, bool sameSector)
    {
        var whyNot = WhyNotShared(question)
            ?? (IsOffenceDataDenied(question) ? PolicyKeys.OffenceData.Name : null)
            ?? WhyNotListable(question)
            ?? (question.Source > PolicyKeys.MinimumSource.For(question) ? PolicyKeys.MinimumSource.Name : null)
            ?? (!sameSector && PolicyKeys.SectorLimit.For(question) == SectorRule.SameSector ? PolicyKeys.SectorLimit.Name : null);
        return new ViewingRuling(
            whyNot is null,
            ContestRestricts(question),
            Flags(question, whyNot is null),
            PolicyKeys.ReplyWindowDays.For(question),
            PolicyKeys.RetentionMonths.For(question),
            whyNot);
    }

    /// <summary>What holds for a checker whoever is asked about.</summary>
    /// <param name="questions">One per category: what may be shared with this checker at all may depend on it.</param>
    public static CheckerRuling Checker(IReadOnlyList<RulingQuestion> questions) => new(
        Flags(questions[0], questions.Any(question => WhyNotShared(question) is null)),
        PolicyKeys.DisclosesToUnconfirmedBeforeOrder.For(questions[0]));

    public static IReadOnlyList<RuledKey> Keys(RulingQuestion question) =>
        PolicyKeys.All.Select(key => key.Rule(question)).ToList().AsReadOnly();

    /// <summary>The refusal and the key that it comes from; both null where it may be held.</summary>
    private static (Refusal? Refusal, string? Key) WhyRefused(RulingQuestion question, DateOnly openedOn, DateOnly lastDay)
    {
        var oldest = PolicyKeys.OldestReportMonths.For(question);
        if (openedOn < question.Today.AddMonths(-oldest) || lastDay < question.Today)
        {
            return (
                new(
                    RefusalReason.ReportTooOld,
                    $"A dispute may have opened at most {oldest} months ago. It cannot be reported any more.",
                    "report.opened_on"),
                lastDay < question.Today ? PolicyKeys.RetentionMonths.Name : PolicyKeys.OldestReportMonths.Name);
        }

        if (IsOffenceDataDenied(question))
        {
            return (
                new(
                    RefusalReason.OffenceDataDenied,
                    $"{PolicyWords.Of(question.Category)} at {PolicyWords.Of(question.Evidence)} is, or may be, data about an offence, which may not be held under these countries' law.",
                    "report.category"),
                PolicyKeys.OffenceData.Name);
        }

        if (PolicyKeys.Sharing.For(question) == SharingRule.Deny)
        {
            return (
                new(
                    RefusalReason.SharingDenied,
                    $"{PolicyWords.Of(question.Category)} may not be held under these countries' law, not even for its merchant alone.",
                    "report.category"),
                PolicyKeys.Sharing.Name);
        }

        // Own-only reports need the notice and the person's answer too, so the country is closed for both.
        return PolicyKeys.Languages.For(question).Served.Count == 0
            ? (
                new(
                    RefusalReason.CountryClosed,
                    "The consumer's country is not open: notice, portal and mails do not exist in one of its official languages yet.",
                    "report.consumer_country"),
                PolicyKeys.Languages.Name)
            : (null, null);
    }

    /// <summary>The key that forbids sharing whatever the evidence is: then the report is its merchant's alone.</summary>
    private static string? WhyNotShared(RulingQuestion question) =>
        PolicyKeys.Sharing.For(question) is SharingRule.OwnOnly or SharingRule.Deny ? PolicyKeys.Sharing.Name
        : PolicyKeys.PermitNeeded.For(question) == PermitState.Missing ? PolicyKeys.PermitNeeded.Name
        : !PolicyKeys.Transfers.For(question) ? PolicyKeys.Transfers.Name
        : question.Consumer is not null && PolicyKeys.Languages.For(question).Served.Count == 0 ? PolicyKeys.Languages.Name
        : null;

    /// <summary>The key for which nothing may be listed for others yet; the report is then held as an open one is.</summary>
    private static string? WhyNotListable(RulingQuestion question) =>
        !IsProven(question) ? PolicyKeys.MinimumEvidence.Name
        : PolicyKeys.RestrictionWhileContested.For(question) == ContestRule.NotListable
            && question.Evidence != EvidenceLevel.IndependentFinding
            && question.Source != EvidenceSource.ProviderConfirmed ? PolicyKeys.RestrictionWhileContested.Name
        : null;

    private static bool IsProven(RulingQuestion question) =>
        question.Evidence >= PolicyKeys.MinimumEvidence.For(question);

    private static bool IsOffenceDataDenied(RulingQuestion question) =>
        PolicyKeys.OffenceData.For(question) != OffenceData.No
        && PolicyKeys.OffenceDataAllowed.For(question) == PermitState.Missing;

    private static bool ContestRestricts(RulingQuestion question) =>
        PolicyKeys.RestrictionWhileContested.For(question) != ContestRule.Marked;

    private static readonly PolicyKey[] RightsKeys =
    [
        PolicyKeys.RightsAnswer, PolicyKeys.RightsExtension, PolicyKeys.ComplaintAcknowledgementDays, PolicyKeys.StatementOfDispute,
        PolicyKeys.ReinsertionNoticeBusinessDays, PolicyKeys.DeletedOnSettlement, PolicyKeys.Languages, PolicyKeys.PublicHolidays,
        PolicyKeys.SupervisoryAuthority, PolicyKeys.OutsideBody,
    ];

    private static RightsClock RightsClock(RulingQuestion question) => new(
        PolicyKeys.RightsAnswer.For(question),
        PolicyKeys.RightsExtension.For(question),
        PolicyKeys.ComplaintAcknowledgementDays.For(question),
        PolicyKeys.StatementOfDispute.For(question),
        PolicyKeys.ReinsertionNoticeBusinessDays.For(question),
        PolicyKeys.DeletedOnSettlement.For(question));

    private static JurisdictionFlags Flags(RulingQuestion question, bool shared)
    {
        var answer = PolicyKeys.AppealAnswer.For(question);
        return new JurisdictionFlags(
            shared,
            PolicyKeys.Score.For(question) == ScoreRule.Score,
            PolicyKeys.HumanReview.For(question),
            ContestRestricts(question),
            PolicyKeys.AdverseActionNotice.For(question),
            answer.Months,
            answer.Days);
    }

    private static AppealClock Clock(RulingQuestion question)
    {
        var answer = PolicyKeys.AppealAnswer.For(question);
        var extension = PolicyKeys.AppealExtension.For(question);
        return new AppealClock(
            answer.Months,
            answer.Days,
            extension.Days,
            extension.Months,
            PolicyKeys.MerchantAnswerDays.For(question),
            PolicyKeys.MerchantToldBusinessDays.For(question));
    }
}
