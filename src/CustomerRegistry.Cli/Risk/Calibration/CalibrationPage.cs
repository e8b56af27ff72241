using System.Globalization;
using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>A calibration for people.</summary>
internal static class CalibrationPage
{
    public static void Print(Page page, CalibrationReport report)
    {
        page.Heading($"Parameters, from {report.From}");
        page.Table(
            ["parameter", "before", "after", "bounds", ""],
            [.. report.Parameters.Select(each => new[]
            {
                each.Name, Number(each.Before), Number(each.After), $"{Number(each.Min)} to {Number(each.Max)}",
                each.Held ? "held" : each.After == each.Min || each.After == each.Max ? "at its bound" : "",
            })]);
        page.Heading("Not fitted");
        page.Table(["parameters", "why"], [.. report.NotFitted.Select(each => new[] { each.Parameters, each.Why })]);
        page.Heading("Log loss per check that has a listing");
        page.Table(
            ["worlds", "before", "after"],
            [
                ["fitted to", Loss(report.FitLossBefore), Loss(report.FitLossAfter)],
                ["held out", Loss(report.HeldOutLossBefore), Loss(report.HeldOutLossAfter)],
            ]);
        page.Heading("Worlds that nothing was fitted to");
        page.Table(
            ["seed", "goal", "", "before", "after"],
            [.. report.HeldOut.Select(each => new[]
            {
                each.Seed.ToString(CultureInfo.InvariantCulture), each.What, each.Goal, Figure(each.Before), Figure(each.After),
            })]);
        page.Line("");
        page.Line("It rests on a simulation's assumptions: a tool for calibration, not proof. Run a draft in shadow before it is put in force.");
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Loss(double value) => value.ToString("0.00000", CultureInfo.InvariantCulture);

    private static string Figure(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
