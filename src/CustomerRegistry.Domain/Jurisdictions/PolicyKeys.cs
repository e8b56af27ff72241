using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// Every key that a country's file must have (its own or inherited), in the order in which rulings are printed. A key added
/// here is missing in every file until it is written there: so nothing gets a silent default.
/// </summary>
public static class PolicyKeys
{
    internal const string AnyCountry = "ANY";
    internal const string EeaCountries = "EEA";

    public static PolicyKey<bool, PermitState> PermitNeeded { get; } = new(
        "permit_needed", "Whether sharing needs an authority's permit; without one everything stays own-only.",
        read: (reading, node, key) => reading.Boolean(node, key),
        at: (needed, party, question) =>
            !needed ? PermitState.NotNeeded
            : question.HasPermit(party.Country, PermitScope.Sharing) ? PermitState.Held
            : PermitState.Missing,
        stricter: Larger,
        say: Words);

    public static PolicyKey<IReadOnlyDictionary<Category, SharingRule>, SharingRule> Sharing { get; } =
        PerCategory<SharingRule>("sharing", "Whether a category may be shared among merchants.");

    public static PolicyKey<IReadOnlyDictionary<Category, IReadOnlyDictionary<EvidenceLevel, OffenceData>>, OffenceData>
        OffenceData
    { get; } = new(
        "offence_data", "Whether an entry of a category and level is data about an offence; unclear counts as yes.",
        read: ReadOffenceData,
        at: (values, _, question) => values[question.Category][question.Evidence],
        stricter: Larger,
        say: value => value.ToString().ToLowerInvariant());

    public static PolicyKey<OffenceDataRule, PermitState> OffenceDataAllowed { get; } = new(
        "offence_data_allowed", "Whether a private register may hold offence data; where not, it is refused.",
        read: (reading, node, key) => reading.Word(node, key, PolicyWords.Small<OffenceDataRule>()),
        at: (rule, party, question) => rule switch
        {
            OffenceDataRule.Yes => PermitState.NotNeeded,
            OffenceDataRule.WithPermit when question.HasPermit(party.Country, PermitScope.OffenceData) => PermitState.Held,
            OffenceDataRule.WithPermit => PermitState.Missing,
            OffenceDataRule.No => PermitState.Missing,
        },
        stricter: Larger,
        say: value => value switch
        {
            PermitState.NotNeeded => "yes",
            PermitState.Held => "yes, by permit",
            PermitState.Missing => "no",
        });

    public static PolicyKey<IReadOnlyDictionary<Category, EvidenceLevel>, EvidenceLevel> MinimumEvidence { get; } = new(
        "minimum_evidence", "The least level at which an entry of a category is listed and counts (E3 or E4).",
        read: (reading, node, key) => reading.Each(node, key, PolicyWords.Categories, (n, k) =>
        {
            var level = reading.Word(n, k, PolicyWords.Levels);
            if (level is not (EvidenceLevel.FinalForMerchant or EvidenceLevel.IndependentFinding))
            {
                reading.Add(n.Line, k, "must be E3 or E4: nothing below is final");
            }

            return level;
        }),
        at: (values, _, question) => values[question.Category],
        stricter: Larger,
        say: PolicyWords.Of);

    public static PolicyKey<IReadOnlyDictionary<EvidenceLevel, EvidenceSource>, EvidenceSource> MinimumSource { get; } = new(
        "minimum_source", "The weakest source with which an entry of a level is seen by others.",
        read: (reading, node, key) => reading.Each(
            node, key, PolicyWords.Levels, (n, k) => reading.Word(n, k, PolicyWords.Sources)),
        at: (values, _, question) => values[question.Evidence],
        stricter: Smaller,
        say: PolicyWords.Of);

    public static PolicyKey<SectorRule, SectorRule> SectorLimit { get; } = Words<SectorRule>(
        "sector_limit", "Whether an entry may be seen by a merchant of another trade.");

    public static PolicyKey<IReadOnlyList<string>, bool> Transfers { get; } = new(
        "transfers", "To which other countries data may go: country codes, EEA, or ANY.",
        read: (reading, node, key) => reading.List(node, key, (item, k) => ReadDestination(reading, item, k)),
        at: (destinations, party, question) => question.MayTransfer(destinations, party),
        stricter: (a, b) => a && b,
        say: allowed => allowed ? "allowed" : "denied");

    public static PolicyKey<CountryLanguages, CountryLanguages> Languages { get; } = new(
        "languages", "Official languages (ISO 639-1); without notice, portal and mails in one of them the country is closed.",
        read: (reading, node, key) => CountryLanguages.Of(reading.List(node, key, (item, k) =>
        {
            var code = reading.Text(item, k);
            if (code.Length != 2 || !code.All(char.IsAsciiLetterLower)) reading.Add(item.Line, k, "must be two small letters");
            return code;
        })),
        at: (languages, _, _) => languages,
        stricter: null,
        say: languages => languages.ToString());

    public static PolicyKey<bool, bool> NoticeBeforeSharing { get; } =
        Flag("notice_before_sharing", "Whether the person must be told before anybody else sees the entry.", strict: true);

    public static PolicyKey<int, int> NoticeWithinDays { get; } = Number(
        "notice_within_days", "Days from the report within which the first notice goes, else the report is deleted.",
        1, 365, Math.Min, "days");

    public static PolicyKey<int, int> ReplyWindowDays { get; } = Number(
        "reply_window_days", "Days after the notice in which the person can answer before the entry counts.",
        0, 365, Math.Max, "days");

    public static PolicyKey<IReadOnlyDictionary<Category, int>, int> RetentionMonths { get; } = new(
        "retention_months", "Calendar months an entry is kept, from the day the dispute opened.",
        read: (reading, node, key) => reading.Each(
            node, key, PolicyWords.Categories, (n, k) => reading.Integer(n, k, 1, 120)),
        at: (values, _, question) => values[question.Category],
        stricter: Math.Min,
        say: months => $"{months} calendar months");

    public static PolicyKey<int, int> OldestReportMonths { get; } = Number(
        "oldest_report_months", "How long ago, in calendar months, the dispute may have opened when it is reported.",
        1, 120, Math.Min, "calendar months");

    public static PolicyKey<int, int> MinimumAge { get; } = Number(
        "minimum_age", "Nobody known to be younger may be reported.", 0, 120, Math.Max, "years");

    public static PolicyKey<ContestRule, ContestRule> RestrictionWhileContested { get; } = Words<ContestRule>(
        "restriction_while_contested", "What becomes of an entry that the person contests.");

    public static PolicyKey<Period, Period> AppealAnswer { get; } = new(
        "appeal_answer", "How long the registry has to decide a contest.",
        read: (reading, node, key) => reading.Period(node, key, least: 1),
        at: (period, _, _) => period,
        stricter: Period.Shorter,
        say: period => period.ToString());

    public static PolicyKey<Period, Period> AppealExtension { get; } = new(
        "appeal_extension",
        "How much longer it may take: months where the case is complex, days where the consumer adds something; 0 is never.",
        read: (reading, node, key) => reading.Period(node, key, least: 0),
        at: (period, _, _) => period,
        // Months and days are allowed for different causes, so each stands only where every file has it.
        stricter: (a, b) => new Period(Math.Min(a.Months, b.Months), Math.Min(a.Days, b.Days)),
        say: period => period.ToString());

    public static PolicyKey<int, int> MerchantAnswerDays { get; } = Number(
        "merchant_answer_days", "Calendar days a merchant has to answer a contest.", 1, 60, Math.Min, "days");

    public static PolicyKey<int, int> MerchantToldBusinessDays { get; } = Number(
        "merchant_told_business_days", "Business days within which the merchant is told of a contest.",
        1, 30, Math.Min, "business days");

    public static PolicyKey<bool, bool> DeletedWhenUnanswered { get; } =
        Flag("deleted_when_unanswered", "Whether a contest that nobody answers in time deletes the report.", strict: true);

    public static PolicyKey<bool, bool> DeletedWhenUnverifiable { get; } =
        Flag("deleted_when_unverifiable", "Whether what cannot be verified when contested is deleted.", strict: true);

    public static PolicyKey<int, int> ToldBeforeLiftingDays { get; } = Number(
        "told_before_lifting_days", "Days before a restriction is lifted on which the person is told.", 0, 90, Math.Max, "days");

    public static PolicyKey<bool, bool> ContestMayBeFrivolous { get; } =
        Flag("contest_may_be_frivolous", "Whether a contest may be closed as frivolous, with reasons.", strict: false);

    public static PolicyKey<ScoreRule, ScoreRule> Score { get; } =
        Words<ScoreRule>("score", "Whether the number may be returned or only reasons and advice.");

    public static PolicyKey<bool, bool> HumanReview { get; } =
        Flag("human_review", "Whether a person at the shop must decide; the answer alone may not.", strict: true);

    public static PolicyKey<bool, bool> DisclosesToUnconfirmedBeforeOrder { get; } = Flag(
        "discloses_to_unconfirmed_before_order",
        "Whether a check before an order is answered though the customer's identity is not confirmed.", strict: false);

    public static PolicyKey<bool, bool> AdverseActionNotice { get; } =
        Flag("adverse_action_notice", "Whether the shop must tell its buyer of an adverse action.", strict: true);

    public static PolicyKey<string, string> SupervisoryAuthority { get; } =
        Name("supervisory_authority", "To whom the person can complain.");

    public static PolicyKey<string, string> OutsideBody { get; } =
        Name("outside_body", "Who decides, free and bindingly, after the registry upheld an entry.");

    public static PolicyKey<Period, Period> RightsAnswer { get; } = new(
        "rights_answer", "Time to answer a person's request: access, rectification, erasure, restriction, objection, copy, human review.",
        read: (reading, node, key) => reading.Period(node, key, least: 1),
        at: (period, _, _) => period,
        stricter: Period.Shorter,
        say: period => period.ToString());

    public static PolicyKey<Period, Period> RightsExtension { get; } = new(
        "rights_extension", "Time that may be added to it once, told with reasons before it is over.",
        read: (reading, node, key) => reading.Period(node, key, least: 0),
        at: (period, _, _) => period,
        stricter: (a, b) => new Period(Math.Min(a.Months, b.Months), Math.Min(a.Days, b.Days)),
        say: period => period.ToString());

    public static PolicyKey<int, int> ComplaintAcknowledgementDays { get; } = Duty(
        "complaint_acknowledgement_days", "Days within which a complaint about the registry is acknowledged; 0: the law names none.",
        90, "days");

    public static PolicyKey<bool, bool> StatementOfDispute { get; } = Flag(
        "statement_of_dispute", "Whether the person's own statement is carried with an entry that stays.", strict: true);

    public static PolicyKey<int, int> ReinsertionNoticeBusinessDays { get; } = Duty(
        "reinsertion_notice_business_days",
        "Business days within which the person is told that a deleted entry came back; 0: the law names none.",
        30, "business days");

    public static PolicyKey<bool, bool> DeletedOnSettlement { get; } =
        Flag("deleted_on_settlement", "Whether an entry is deleted once its claim is settled.", strict: true);

    public static PolicyKey<bool, bool> ConductPublished { get; } =
        Flag("conduct_published", "Whether figures of a merchant's conduct may be shown to the public.", strict: false);

    public static PolicyKey<PublicHolidays, PublicHolidays> PublicHolidays { get; } = new(
        "public_holidays", "Holidays that are no business days; taken from the consumer's country.",
        read: Domain.Jurisdictions.PublicHolidays.Read,
        at: (holidays, _, _) => holidays,
        stricter: null,
        say: holidays => holidays.Words.Count == 0 ? "none" : $"{holidays.Words.Count} a year");

    public static IReadOnlyList<PolicyKey> All { get; } =
    [
        PermitNeeded, Sharing, OffenceData, OffenceDataAllowed, MinimumEvidence, MinimumSource, SectorLimit, Transfers, Languages,
        NoticeBeforeSharing, NoticeWithinDays, ReplyWindowDays, RetentionMonths, OldestReportMonths, MinimumAge,
        RestrictionWhileContested, AppealAnswer, AppealExtension, MerchantAnswerDays, MerchantToldBusinessDays,
        DeletedWhenUnanswered, DeletedWhenUnverifiable, ToldBeforeLiftingDays, ContestMayBeFrivolous, Score, HumanReview,
        DisclosesToUnconfirmedBeforeOrder, AdverseActionNotice, SupervisoryAuthority, OutsideBody,
        RightsAnswer, RightsExtension, ComplaintAcknowledgementDays, StatementOfDispute, ReinsertionNoticeBusinessDays,
        DeletedOnSettlement, ConductPublished, PublicHolidays,
    ];

    private static T Larger<T>(T a, T b) => Comparer<T>.Default.Compare(a, b) >= 0 ? a : b;

    private static T Smaller<T>(T a, T b) => Comparer<T>.Default.Compare(a, b) <= 0 ? a : b;

    private static string Words<T>(T value)
        where T : struct, Enum => PolicyWords.Snake(value.ToString()).Replace('_', ' ');

    private static PolicyKey<T, T> Words<T>(string name, string meaning)
        where T : struct, Enum => new(name, meaning,
            read: (reading, node, key) => reading.Word(node, key, PolicyWords.Small<T>()),
            at: (value, _, _) => value,
            stricter: Larger,
            say: Words);

    private static PolicyKey<IReadOnlyDictionary<Category, T>, T> PerCategory<T>(string name, string meaning)
        where T : struct, Enum => new(name, meaning,
            read: (reading, node, key) => reading.Each(
                node, key, PolicyWords.Categories, (n, k) => reading.Word(n, k, PolicyWords.Small<T>())),
            at: (values, _, question) => values[question.Category],
            stricter: Larger,
            say: Words);

    /// <param name="strict">Which of the two is the stricter one.</param>
    private static PolicyKey<bool, bool> Flag(string name, string meaning, bool strict) => new(name, meaning,
        read: (reading, node, key) => reading.Boolean(node, key),
        at: (value, _, _) => value,
        stricter: (a, b) => strict ? a || b : a && b,
        say: value => value ? "yes" : "no");

    private static PolicyKey<int, int> Number(
        string name, string meaning, int least, int most, Func<int, int, int> stricter, string unit) => new(name, meaning,
            read: (reading, node, key) => reading.Integer(node, key, least, most),
            at: (value, _, _) => value,
            stricter: stricter,
            say: value => $"{value} {unit}");

    /// <summary>A duty to be met within some days; 0 is no duty, and of two the sooner one is owed.</summary>
    private static PolicyKey<int, int> Duty(string name, string meaning, int most, string unit) => new(name, meaning,
        read: (reading, node, key) => reading.Integer(node, key, 0, most),
        at: (value, _, _) => value,
        stricter: (a, b) => a == 0 || b == 0 ? Math.Max(a, b) : Math.Min(a, b),
        say: value => value == 0 ? "none" : $"{value} {unit}");

    private static PolicyKey<string, string> Name(string name, string meaning) => new(name, meaning,
        read: (reading, node, key) => reading.Text(node, key),
        at: (value, _, _) => value,
        stricter: null,
        say: value => value);

    private static IReadOnlyDictionary<Category, IReadOnlyDictionary<EvidenceLevel, OffenceData>> ReadOffenceData(
        PolicyReading reading, PolicyNode node, string key)
    {
        var words = PolicyWords.Small<OffenceData>();
        return reading.Each<Category, IReadOnlyDictionary<EvidenceLevel, OffenceData>>(
            node, key, PolicyWords.Categories, (category, path) =>
            {
                if (category.Kind == PolicyNodeKind.Object)
                {
                    return reading.Each(category, path, PolicyWords.Levels, (n, k) => reading.Word(n, k, words));
                }

                var every = reading.Word(category, path, words);
                return PolicyWords.Levels.Values.ToDictionary(level => level, _ => every);
            });
    }

    private static string ReadDestination(PolicyReading reading, PolicyNode node, string key)
    {
        var text = reading.Text(node, key);
        if (text is AnyCountry or EeaCountries) return text;
        if (!Country.TryParse(text, out var country) || country.IsSubdivision || country.ToString() != text)
        {
            reading.Add(node.Line, key, $"'{text}' is not a two-letter country code in capitals, {EeaCountries} or {AnyCountry}");
        }

        return text;
    }
}
