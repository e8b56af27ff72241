using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Domain.Tests.Risk;

/// <summary>Values with ordinary contents, so that a test names only what it is about.</summary>
internal static class RiskCases
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static readonly JurisdictionFlags Flags = new(
        Shared: true,
        ScoreAllowed: true,
        HumanReviewRequired: false,
        ContestRestricts: true,
        AdverseActionNoticeRequired: false,
        AnswerDueMonths: 1,
        AnswerDueDays: 0);

    public static readonly ViewingRuling Visible = new(true, true, Flags, ReplyWindowDays: 14, RetentionMonths: 36, WhyNot: null);

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>A report of the owner's one merchant, on an order of its own, confirmed by the provider at E3.</summary>
    public static AssessedReport Report(
        int id,
        int owner,
        int ageDays = 10,
        Category category = Category.NotReceived,
        EvidenceLevel evidence = EvidenceLevel.FinalForMerchant,
        EvidenceSource source = EvidenceSource.ProviderConfirmed,
        int? order = null,
        bool disputed = false,
        bool circular = false) =>
        new(Id(id), Id(owner), Id(1000 + owner), (ulong)(order ?? id), category, evidence, source, Today.AddDays(-ageDays), Today.AddDays(-ageDays), disputed, circular);

    public static AssessmentFacts Facts(IReadOnlyList<AssessedReport> reports, params (int Owner, int? Orders)[] orders) => new(
        reports,
        orders.ToDictionary(each => Id(1000 + each.Owner), each => each.Orders),
        new Dictionary<Guid, int>());

    public static Assessment Assess(AssessmentFacts facts, RiskModel? model = null) =>
        AssessmentRules.Assess(facts, Purpose.DeliverySafeguard, model ?? RiskModelFile.ByHand, Today, Flags);

    /// <summary>A listing that counts for everybody today.</summary>
    public static Listing Listing(int report = 1, int merchant = 1) => new(
        new SubjectKey(1, 2),
        Id(report),
        Id(merchant),
        Id(1000 + merchant),
        Country.Parse("GB"),
        Sector.GeneralRetail,
        Country.Parse("GB"),
        OrderKey: (ulong)report,
        OwnOnly: false,
        IdentifierKind.Email,
        Confirmed: true,
        Category.NotReceived,
        EvidenceLevel.FinalForMerchant,
        EvidenceSource.ProviderConfirmed,
        OpenedOn: Today.AddMonths(-6),
        OrderedOn: Today.AddMonths(-7),
        OutcomeOn: Today.AddMonths(-4),
        ShareFrom: Now.AddMonths(-3),
        LastDay: Today.AddMonths(30),
        Contested: false,
        Objected: false,
        Circular: false,
        Version: 1)
    {
        NoticedAt = Now.AddMonths(-3).AddDays(-14),
    };

    public static Reporter Reporter(int merchant = 1) =>
        new(Id(merchant), new Standing(850, Stopped: false), MerchantState.Live, SharingStopped: false);
}
