using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>What may never be held against anyone, and what must be there before something may (design section 6).</summary>
internal static class AdmissionRules
{
    /// <summary>A report sooner than this after the shop's final answer to a complaint is refused (design section 6).</summary>
    public const int DaysAfterFinalAnswer = 14;

    /// <summary>The draft by itself: rights, age, reason code, category and level, the complaint before it.</summary>
    public static Refusal? RefuseDraft(ReportDraft draft, ReasonCodes codes, EvidenceLevel? listableFrom, DateOnly today)
    {
        if (draft.StatutoryRight)
        {
            return new(
                RefusalReason.StatutoryRight,
                "A withdrawal, a direct-debit refund, a data request or a complaint is a customer's right, never a report.",
                "report.statutory_right");
        }

        if (draft.KnownUnderAge)
        {
            return new(RefusalReason.Underage, "Nobody known to be under the minimum age can be reported.", "report.known_under_age");
        }

        return RefuseReasonCode(draft, codes)
            ?? RefuseCategory(draft, listableFrom)
            ?? UnderReport(OutcomeRules.RefuseUnlistable(draft.Level, listableFrom))
            ?? RefuseComplaint(draft, today);
    }

    /// <summary>
    /// The reason code's category: a code says more exactly what was disputed. Without one the category held stays, so that a
    /// dispute once known as UNAUTHORISED cannot be called something else to be listed earlier.
    /// </summary>
    public static Category CategoryOf(ReportDraft draft, HeldReport? held, ReasonCodes codes) =>
        CodeOf(draft, codes)?.Category ?? held?.Category ?? draft.Category;

    /// <summary>The refusal of an outcome, with its field as it is called in a submission.</summary>
    public static Refusal? UnderReport(Refusal? refusal) =>
        refusal is { Field: { } field } ? refusal with { Field = "report." + field } : refusal;

    public static Refusal? RefuseProofs(
        Category category, EvidenceLevel level, EvidenceSource source, IReadOnlyCollection<Proof> proofs, EvidenceTable evidence) =>
        evidence.Missing(category, level, source, proofs) is { } missing
            ? new(
                RefusalReason.ProofMissing,
                $"Needed is {missing.Because}: one of {string.Join(", ", missing.AnyOf.Select(InWords))}.",
                "proofs")
            : null;

    // As the protos and the command line name it: PROVIDER_DECISION.
    private static string InWords(Proof proof)
    {
        var name = proof.ToString();
        return string.Concat(name.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString()));
    }

    public static Refusal? RefuseByRuling(AdmissionRuling ruling, DateOnly today)
    {
        if (ruling.Outcome == AdmissionOutcome.Refused)
        {
            return ruling.Refusal ?? new(RefusalReason.SharingDenied, "The law of a country involved does not allow this report.");
        }

        return ruling.LastDay < today
            ? new(RefusalReason.ReportTooOld, $"Such a report could count until {ruling.LastDay:yyyy-MM-dd} at most.", "report.opened_on")
            : null;
    }

    private static ReasonCode? CodeOf(ReportDraft draft, ReasonCodes codes) =>
        string.IsNullOrWhiteSpace(draft.NetworkReasonCode)
            ? null
            : codes.Find(draft.Network, draft.NetworkReasonCode, draft.NetworkSubReason);

    private static Refusal? RefuseReasonCode(ReportDraft draft, ReasonCodes codes)
    {
        if (string.IsNullOrWhiteSpace(draft.NetworkReasonCode)) return null;
        if (CodeOf(draft, codes) is not { } code)
        {
            return new(RefusalReason.ReasonCodeUnknown, "The network reason code is not on the list for this network.", "report.network_reason_code");
        }

        return code.WhyNeverListed is { } why
            ? new(RefusalReason.ReasonCodeMerchantCause, $"This dispute can never be listed: {why}.", "report.network_reason_code")
            : null;
    }

    // Refused at every level: holding what can never count would serve nothing (GDPR art. 5(1)(c)).
    private static Refusal? RefuseCategory(ReportDraft draft, EvidenceLevel? listableFrom) =>
        listableFrom is null
            ? new(RefusalReason.CategoryNotListable, "No outcome of this category can be listed.", "report.category")
            : null;

    private static Refusal? RefuseComplaint(ReportDraft draft, DateOnly today)
    {
        if (draft.FinalAnswerOn is not { } answeredOn)
        {
            return draft.BuyerComplainedOrReturned
                ? new(RefusalReason.FinalAnswerMissing, "The buyer had complained or returned: the day of the final answer is needed.", "report.final_answer_on")
                : null;
        }

        return today < answeredOn.AddDays(DaysAfterFinalAnswer)
            ? new(
                RefusalReason.FinalAnswerTooRecent,
                $"The final answer must be 14 days old: report again from {answeredOn.AddDays(DaysAfterFinalAnswer):yyyy-MM-dd}.",
                "report.final_answer_on")
            : null;
    }
}
