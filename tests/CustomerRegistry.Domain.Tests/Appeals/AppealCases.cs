using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Jurisdictions;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Appeals;

/// <summary>Cases as they stand at one instant, for the tests of this room.</summary>
internal static class AppealCases
{
    public static readonly Guid Report = Guid.Parse("11111111-1111-4111-8111-111111111111");
    public static readonly Guid Merchant = Guid.Parse("22222222-2222-4222-8222-222222222222");
    public static readonly Guid Owner = Guid.Parse("33333333-3333-4333-8333-333333333333");
    public static readonly Guid Case = Guid.Parse("44444444-4444-4444-8444-444444444444");
    public static readonly DateTimeOffset Filed = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>One month, the merchant has 14 days.</summary>
    public static readonly AppealClock Europe = new(1, 0, 0, 2, 14, 0);

    /// <summary>30 days plus 15, the merchant has 20 days.</summary>
    public static readonly AppealClock UnitedStates = new(0, 30, 15, 0, 20, 5);

    public static readonly Reviewer Independent = new(
        Guid.Parse("55555555-5555-4555-8555-555555555555"), new HashSet<Guid>(), new HashSet<Guid>());

    public static readonly DecisionReason[] ForTheReport = [DecisionReason.ProofSufficient];
    public static readonly DecisionReason[] ForTheConsumer = [DecisionReason.ProofInsufficient];

    public const string OutsideBody = "Outside body";

    public static AppealedReport ReportAsOf(DateTimeOffset changedAt) => new(Report, Merchant, Owner, changedAt);

    public static AppealStep File(
        AppealClock? clock = null, bool restricts = true, DateTimeOffset? now = null, AppealGround ground = AppealGround.OutcomeWrong,
        AppealProof proof = AppealProof.EmailCode, bool newFiles = false, params Appeal[] earlier) =>
        AppealRules.File(
            new AppealFiling(Case, ground, proof, newFiles),
            new AppealFilingFacts(ReportAsOf(Filed.AddDays(-60)), earlier),
            clock ?? Europe, restricts, now ?? Filed);

    public static Appeal Waiting(AppealClock? clock = null, bool restricts = true) => Taken(File(clock, restricts)).Case;

    /// <summary>A case put into any state, final ones as if closed a day after filing.</summary>
    public static Appeal In(AppealState state)
    {
        var waiting = Waiting() with { State = state };
        return waiting.IsOpen ? waiting : waiting with { ClosedAt = Filed.AddDays(1) };
    }

    public static AppealStep.Taken Taken(AppealStep step) => Assert.IsType<AppealStep.Taken>(step);

    public static AppealStep.Refused Refused(AppealStep step) => Assert.IsType<AppealStep.Refused>(step);
}
