using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Tests.Reports;

/// <summary>A sound report of a won dispute, the facts and the ruling around it: each test changes the one thing it is about.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);

    public static readonly Guid ReportId = new("0199c0de-0000-7000-8000-000000000001");

    public static ReasonCodes Codes { get; } = ReadCodes();

    public static EvidenceTable Evidence { get; } = ReadEvidence();

    public static ReportDraft Draft() => new(
        [new DraftIdentifier(IdentifierKind.Email, Confirmed: true)],
        Category.NotReceived,
        EvidenceLevel.FinalForMerchant,
        EvidenceSource.ProviderFile,
        new DisputeReference("stripe", "acct_1", "dp_1"),
        Network: null,
        NetworkReasonCode: null,
        NetworkSubReason: null,
        Country.Parse("GB"),
        HasOrderReference: true,
        OrderedOn: Today.AddDays(-70),
        OpenedOn: Today.AddDays(-60),
        OutcomeAt: Now.AddDays(-10),
        AmountMinorUnits: 12_900,
        "GBP",
        OrdersLastYear: 3,
        BuyerComplainedOrReturned: false,
        FinalAnswerOn: null,
        Proofs: [],
        KnownUnderAge: false,
        StatutoryRight: false,
        UsBillingError: false,
        CertifiedReinsertion: false);

    public static AdmissionFacts Facts(HeldReport? existing = null) => new(
        Country.Parse("GB"),
        Country.Parse("GB"),
        Sector.Fashion,
        existing,
        Tombstone: null,
        OrderReferenceOfOther: false,
        DisclosedAt: null,
        DisclosedForOrderAt: null,
        DocumentSeen: false);

    public static HeldReport Held(EvidenceLevel level, bool openAppeal = false) => new(
        ReportId,
        StateOf(level),
        level,
        EvidenceSource.ProviderFile,
        Category.NotReceived,
        UsBillingError: false,
        OwnOnly: false,
        Circular: false,
        OutcomeAt: Now.AddDays(-20),
        openAppeal);

    public static OutcomeUpdate Update(EvidenceLevel level) => new(
        level, Now.AddDays(-10), EvidenceSource.ProviderFile, [Proof.CourtDecision], CertifiedReinsertion: false, DocumentSeen: true);

    public static AdmissionRuling Ruling(AdmissionOutcome outcome = AdmissionOutcome.Shared) => new(
        outcome,
        outcome == AdmissionOutcome.Refused ? new Refusal(RefusalReason.OffenceDataDenied, "Offence data needs a permit.") : null,
        new JurisdictionFlags(outcome == AdmissionOutcome.Shared, true, true, true, false, 1, 0),
        RetentionMonths: 24,
        LastDay: Today.AddMonths(22),
        NoticeRequired: true,
        ReplyWindowDays: 14,
        NoticeWithinDays: 30,
        MinimumAge: 18,
        Languages: ["en"],
        new AppealClock(1, 0, 0, 2, 14, 5),
        ContestRestricts: true,
        DeletedWhenUnanswered: true,
        PolicyHash: "00",
        Keys: []);

    public static ReportState StateOf(EvidenceLevel level) => level switch
    {
        EvidenceLevel.CustomerRight => ReportState.CustomerRight,
        EvidenceLevel.Claimed or EvidenceLevel.Contested or EvidenceLevel.NotFinal => ReportState.Open,
        EvidenceLevel.FinalForMerchant or EvidenceLevel.IndependentFinding => ReportState.Listed,
    };

    public static ReportDecision Admit(ReportDraft draft, AdmissionFacts? facts = null, AdmissionRuling? ruling = null) =>
        ReportRules.Admit(draft, facts ?? Facts(), ruling ?? Ruling(), Codes, Evidence, Now);

    public static string PolicyFile(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "deploy", "policy", name);
            if (File.Exists(path)) return File.ReadAllText(path);
        }

        throw new FileNotFoundException($"deploy/policy/{name} is not above the test's folder.");
    }

    private static ReasonCodes ReadCodes() =>
        ReasonCodes.TryParse(PolicyFile("reason-codes.json"), out var codes, out var refusal) ? codes : throw new InvalidDataException(refusal.Detail);

    private static EvidenceTable ReadEvidence() =>
        EvidenceTable.TryParse(PolicyFile("evidence.json"), out var table, out var refusal) ? table : throw new InvalidDataException(refusal.Detail);
}
