using CustomerRegistry.Domain.Appeals;

namespace CustomerRegistry.Server.Appeals;

/// <summary>Between the rows of a case and what Domain decides about.</summary>
internal static class AppealCases
{
    public static Appeal Of(AppealRow row) => new(
        row.Id, row.ReportId, row.MerchantId, row.OwnerId, row.Ground, row.Proof, row.State, row.FiledAt,
        row.MerchantAnswerDueAt, row.DecisionDueAt, row.Restricted, row.Extended, row.ClosedAt, row.DecidedBy,
        row.RestrictionLiftedAt, row.DecisionReasons, row.Version)
    {
        DaysToldBeforeLift = AppealRuling.TryRead(row.ClockJson)?.ToldBeforeLiftingDays ?? AppealRules.DaysToldBeforeLift,
    };

    /// <summary>Writes what a step changed. Who filed, when and why never changes.</summary>
    public static void Write(AppealRow row, AppealStep.Taken step)
    {
        var now = step.Case;
        row.State = now.State;
        row.MerchantAnswerDueAt = now.MerchantAnswerDueAt;
        row.DecisionDueAt = now.DecisionDueAt;
        row.Extended = now.Extended;
        row.ClosedAt = now.ClosedAt;
        row.DecidedBy = now.DecidedBy;
        row.RestrictionLiftedAt = now.LiftAt;
        row.DecisionReasons = [.. now.Reasons];
        row.Version = now.Version;
        row.StandingOutcome = StandingOf(step);
    }

    public static string Etag(int version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An etag that is not ours matches no version.</summary>
    public static int VersionOf(string etag) =>
        int.TryParse(etag, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version)
            ? version
            : -1;

    private static StandingOutcome StandingOf(AppealStep.Taken step)
    {
        if (step.Effects.HasFlag(AppealEffect.StandingWon)) return StandingOutcome.Upheld;
        if (!step.Effects.HasFlag(AppealEffect.StandingLost)) return StandingOutcome.None;
        return step.Case.Reasons.Contains(DecisionReason.Unanswered) ? StandingOutcome.Unanswered : StandingOutcome.Lost;
    }
}
