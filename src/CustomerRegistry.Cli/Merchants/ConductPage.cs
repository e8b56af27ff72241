using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Merchants;

/// <summary>Conduct for people.</summary>
internal static class ConductPage
{
    public static void Print(Page page, Conduct conduct)
    {
        page.Heading(conduct.DisplayName);
        page.Facts(
            ("merchant", conduct.MerchantId),
            ("state", WireNames.Of(conduct.State)),
            ("standing", Number(conduct.Standing) + (conduct.StandingBelowFloor ? ", below the floor: its reports count for nobody" : "")),
            ("cases so far", $"{conduct.AppealsUpheld} upheld, {conduct.AppealsOverturned} overturned, {conduct.AppealsUnanswered} not answered"),
            ("weight cap", conduct.HasWeightCap ? $"{conduct.WeightCap} of 1000, until an operator lifts it" : "none"),
            ("outcomes", OutcomesOf(conduct)),
            ("answers", conduct.ReasonsOnly ? "reasons only, a person must decide: a rule alone decided most of one level" : "in full"),
            ("reporting", conduct.ReportingStoppedAt is { } since
                ? $"stopped since {Times.Read(since)}: {WireNames.Of(conduct.ReportingStopReason)}; see registry merchants resume-reporting" : "allowed"),
            ("last daily run", Times.Read(conduct.MeasuredAt) ?? "none yet"),
            ("newest decision", conduct.Decision == ConductDecision.Unspecified ? "none"
                : $"{WireNames.Of(conduct.Decision)}, {Times.Read(conduct.DecidedAt)}"),
            ("by", conduct.DecidedBy),
            ("because", conduct.DecisionReason));
        page.Line("");
        page.Table(
            ["flag", "figures"], [.. conduct.OpenFlags.Select(flag => new[] { WireNames.Of(flag.Flag), Figures(flag) })], "nothing is flagged");
        if (conduct.Figures is { } figures) Print(page, figures);
    }

    public static void PrintList(Page page, IReadOnlyCollection<Conduct> conducts) => page.Table(
        ["merchant", "name", "state", "standing", "cap", "flags", "outcomes missing", "checks", "answers", "reporting", "decided"],
        [.. conducts.Select(conduct => new[]
        {
            conduct.MerchantId,
            conduct.DisplayName,
            WireNames.Of(conduct.State),
            Number(conduct.Standing) + (conduct.StandingBelowFloor ? " below floor" : ""),
            conduct.HasWeightCap ? Number(conduct.WeightCap) : "",
            string.Join(",", conduct.OpenFlags.Select(flag => WireNames.Of(flag.Flag))),
            conduct.Figures is { } figures ? $"{figures.OutcomesMissing} of {figures.OutcomesDue}" : "",
            conduct.OutcomeState == OutcomeState.InOrder ? "" : WireNames.Of(conduct.OutcomeState),
            conduct.ReasonsOnly ? "reasons only" : "",
            conduct.ReportingStoppedAt is null ? "" : "stopped",
            conduct.Decision == ConductDecision.Unspecified ? "" : WireNames.Of(conduct.Decision),
        })]);

    private static void Print(Page page, ConductFigures figures)
    {
        page.Line("");
        page.Line("In the last twelve months:");
        page.Facts(
            ("reports held", $"{figures.Reports}: {figures.ReportsProviderConfirmed} confirmed by the provider, {figures.ReportsProviderFile} from its export, {figures.ReportsStatement} stated"),
            ("about unknown customers", $"{figures.ReportsUnknownCustomers} (with 0 orders stated {figures.ReportsWithoutOrders}; checks answered {figures.Checks})"),
            ("busiest day, week", $"{figures.BusiestDay}, {figures.BusiestWeek}; a usual week {Tenths(figures.UsualWeekTenths)}"),
            ("after a disclosure", $"{figures.ReportsFollowingDisclosure}, of these {figures.ReportsFollowingOthers} of another owner's report"),
            ("after a complaint", $"{figures.ReportsComplainants} not confirmed by a provider, of {figures.ReportsComplaintKnown} of which it is known"),
            ("appeals", $"{figures.Appeals} filed, {figures.AppealsDecided} decided, {figures.AppealsLost} lost"),
            ("outcomes due", $"{figures.OutcomesDue}, {figures.OutcomesMissing} missing"));
        page.Line("");
        page.Table(
            ["level answered", "what the shop did", "decided by", "times"],
            [.. figures.Outcomes.Select(each => new[]
            {
                WireNames.Of(each.Level), WireNames.Of(each.Action), WireNames.Of(each.DecidedBy), Number(each.Count),
            })],
            "no outcome is recorded");
    }

    private static string OutcomesOf(Conduct conduct) => conduct.OutcomeState switch
    {
        OutcomeState.Slowed => "too many missing: its checks are rationed until it has recorded them",
        OutcomeState.Stopped => "far too many missing: its checks are refused until an operator has looked",
        _ => "in order",
    };

    private static string Figures(RaisedConductFlag flag) => flag.Flag == ConductFlag.Burst
        ? $"{flag.Count} reports in one week, {flag.Of} in a usual one"
        : $"{flag.Count} of {flag.Of} reports";

    private static string Number(uint number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Tenths(uint tenths) => (tenths / 10.0).ToString("0.0", CultureInfo.InvariantCulture);
}
