using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Tests.Disclosures;

/// <summary>Requests as tests begin with them.</summary>
internal static class RightsCases
{
    public static readonly DateTimeOffset Filed = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Period OneMonth = new(1, 0);

    public static readonly Guid Report = Guid.Parse("0199f3a0-0000-7000-8000-000000000001");

    public static readonly Guid Check = Guid.Parse("0199f3a0-0000-7000-8000-000000000002");

    public static readonly Guid Owner = Guid.Parse("0199f3a0-0000-7000-8000-000000000003");

    public static RightsFiling Filing(RightKind kind, bool newWords = false) => new(
        Guid.NewGuid(), kind, RightsRules.IsAboutReport(kind) ? Report : null, kind == RightKind.HumanReview ? Check : null, newWords);

    public static RightsFilingFacts Facts(bool reporterGone = false, params RightsRequest[] earlier) =>
        new(Owner, reporterGone, Filed.AddDays(-100), earlier, DaysToldBeforeLift: 7);

    public static RightsStep.Taken Open(RightKind kind) =>
        (RightsStep.Taken)RightsRules.File(Filing(kind), Facts(), OneMonth, Filed);

    public static RightsRequest Request(RightKind kind) => Open(kind).Request;

    public static Reviewer Reviewer(Guid? tiedTo = null, Guid? judged = null) => new(
        Guid.NewGuid(), tiedTo is { } owner ? new HashSet<Guid> { owner } : [], judged is { } report ? new HashSet<Guid> { report } : []);
}
