using System.Globalization;
using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>A calibration for people.</summary>
internal static class CalibrationPage
{
    public static void Print(Page page, CalibrationReport report, string? draft)
    {
        PrintParameters(page, report);
        PrintLoss(page, report);
        PrintHeldOut(page, report);
        PrintChosen(page, report);
        page.Line("");
        page.Line("It rests on simulated histories, and these on assumptions: a draft to be argued with, not proof.");
        if (draft is not null) page.Line($"The draft is in {draft}.");
    }

    private static void PrintParameters(Page page, CalibrationReport report)
    {
        page.Heading($"Parameters, from {report.ModelVersion}, {report.ModelHash}");
        page.Table(
            ["parameter", "before", "after", "least", "most", "unit", ""],
            [.. report.Parameters.Where(each => each.How != "not fitted").Select(each => new[]
            {
                each.Name,
                Number(each.Before),
                Number(each.After),
                Number(each.Min),
                Number(each.Max),
                each.Unit,
                each.How == "fixed" ? "fixed" : each.AtBound ? "AT ITS BOUND" : each.After.Equals(each.Before) ? "" : "changed",
            })]);
        var prior = report.Prior;
        page.Line($"  The mean shift of the fit's worlds is {Signed(prior.MeanShift)} log-odds: so far the prior moves, unless it is fixed,");
        page.Line($"  and stays below LOW. Of checks that found nothing, {Number(prior.ShareWithoutListing, "0.0000")} were positives; that is not");
        page.Line("  taken for the prior, since most whose claims are unfounded are never reported.");
        page.Heading("Not fitted, by design");
        page.Table(["parameters", "why"], [.. report.NotFitted.Select(each => new[] { string.Join(", ", each.Names), each.Reason })]);
    }

    private static void PrintLoss(Page page, CalibrationReport report)
    {
        page.Heading("Mean log loss a check that has a listing, after each world's own shift of the prior");
        page.Table(
            ["worlds", "before", "after", "change"],
            [Row("fitted on", report.Fit), Row("held out", report.HeldOut)]);
        page.Line($"  After each round, with penalties: {string.Join(", ", report.Rounds.Select(each => Loss(each)))}");
        page.Table(
            ["seed", "checks", "positive", "loss before", "after", "shift left"],
            [.. report.FitWorlds.Select(each => new[]
            {
                Whole(each.Seed),
                Count(each.Checks),
                Count(each.Positives),
                Loss(each.LossBefore),
                Loss(each.LossAfter),
                Signed(each.ShiftAfter),
            })]);

        static string[] Row(string what, LossChange loss) =>
            [what, Loss(loss.Before), Loss(loss.After), Signed(loss.After - loss.Before, "0.00000")];
    }

    private static void PrintHeldOut(Page page, CalibrationReport report)
    {
        page.Heading("Goals on the held-out worlds, before and after");
        page.Table(
            ["seed", "what", "goal", "before", "reached", "after", "reached"],
            [.. report.HeldOutWorlds.SelectMany(world => world.Goals
                .Select(goal => new[]
                {
                    Whole(world.Seed), goal.What, goal.Goal,
                    Number(goal.Before, "0.000"), Reached(goal.ReachedBefore), Number(goal.After, "0.000"), Reached(goal.ReachedAfter),
                })
                .Prepend(
                [
                    Whole(world.Seed), $"log loss; {Count(world.Checks)} checks, {Count(world.Positives)} positive", "",
                    Loss(world.LossBefore), "", Loss(world.LossAfter), "",
                ]))]);
    }

    private static void PrintChosen(Page page, CalibrationReport report)
    {
        page.Heading("Precision by threshold, on the worlds fitted on, parameters after");
        page.Table(
            ["threshold", "from", "checks at it or above", "positive", "precision", ""],
            [.. report.LevelCandidates.Select(each => new[]
            {
                each.Name,
                Count(each.From),
                Count(each.Checks),
                Count(each.Positives),
                Number(each.Precision, "0.000"),
                each.InForce ? "the model's" : "",
            })]);
        page.Heading("200 good orders and 3 claims on one day, checked that day");
        page.Table(
            ["customer", "before", "after", "stays LOW"],
            [.. report.GoodOrdersBefore.Zip(report.GoodOrdersAfter, (before, after) => new[]
            {
                before.What,
                $"{before.Level}, score {before.Score} before caps",
                $"{after.Level}, score {after.Score} before caps",
                after.OnlyByCap ? "only by a cap" : after.StaysLow ? "yes" : "NO: raise exposure",
            })]);
    }

    private static string Reached(bool? reached) => reached switch { true => "yes", false => "NO", null => "-" };

    private static string Loss(double loss) => Number(loss, "0.00000");

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? number, string form = "0.######") => number?.ToString(form, CultureInfo.InvariantCulture) ?? "-";

    private static string Signed(double number, string form = "0.000") =>
        number.ToString($"+{form};-{form};{form}", CultureInfo.InvariantCulture);
}
