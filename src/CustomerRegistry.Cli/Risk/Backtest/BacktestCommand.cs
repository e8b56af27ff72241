using System.CommandLine;
using System.Text;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary><c>registry backtest</c>: a history through the real rules, without a server.</summary>
internal static class BacktestCommand
{
    private const string Description = """
        Replay a history of checks, reports and appeals through the product's own rules, and print how well the risk model did:
        AUC, precision and share at each level, false per true at 60 % recall, Brier score, reliability, and the same for two
        baselines (count of live reports; distinct merchants, then count). No registry is asked.

        EVENTS.csv, in time order, times in UTC as 2026-03-01T12:00:00Z:
          at,kind,merchant,subject,report,category,evidence,source,orders,outcome
          check   at, merchant and subject alone
          report  a report id; a category (UNAUTHORISED, NOT_RECEIVED, ...); E3 or E4; PROVIDER or STATEMENT; orders is the number of
                  this merchant's orders from this customer so far, empty where it is not known
          appeal  the id of a report before it, and upheld or overturned
        Every report counts as admitted and shared, until an appeal overturns it.

        LABELS.csv: subject,kind,positive_from,positive_to (the last two empty for most people)
          A check is a positive when its time lies in its subject's span, both ends included. Kind is any word.

        The prior is fitted anew on the earlier half of the checks; Brier score and reliability are of the later half.
        Ties: a pair of equal scores counts half for AUC; where 60 % recall falls among equal scores, only the part of them that is
        needed is flagged, with their own mixture. The share of 60 % is of the positives that have a listing; of all, apart.
        A malformed line is told by its number, and nothing is replayed: exit code 2.
        """;

    public static Command Create(Verbs verbs)
    {
        var events = new Argument<FileInfo>("EVENTS.csv") { Description = "The history" };
        var labels = new Option<FileInfo>("--labels")
        {
            Description = "Which checks were positives",
            HelpName = "LABELS.csv",
            Required = true,
        };
        var truth = new Option<FileInfo?>("--truth")
        {
            HelpName = "TRUTH.csv",
            Description = "TRUTH.csv of a simulation (line,person): counts checks that found another person's listing",
        };
        var model = Words.Text(
            "--model", "A risk model's file; else the one that this tool was built with, deploy/policy/risk-model-1.json");
        var scores = Words.Text(
            "--out", "Write SCORES.csv here: at,merchant,subject,score,level,confidence, one row per check; the score is before caps");
        var plot = Words.Text("--plot", "Write PREFIX-roc.png and PREFIX-reliability.png");
        (model.HelpName, scores.HelpName, plot.HelpName) = ("FILE", "SCORES.csv", "PREFIX");
        var ablate = new Option<bool>("--ablate") { Description = "Also print the figures with each factor left out" };
        Symbol[] words = [events, labels, truth, model, scores, plot, ablate];
        return verbs.Verb("backtest", Description, words, async (session, cancellationToken) =>
        {
            session.ShowsProgress = true;
            RefuseOverwriting(session.Get(scores), session.Get(events), session.Get(labels), session.Get(truth));
            var inForce = await RiskModelFile.LoadAsync(session.Get(model), cancellationToken);
            var files = await BacktestFiles.ReadAsync(
                session.Terminal, session.Get(events), session.Get(labels)!, session.Get(truth), cancellationToken);
            if (files is null) return ExitCode.WrongUsage;

            var replayed = await ReplayAsync(session, files.History, inForce, cancellationToken);
            var judged = JudgedChecks.Of(replayed, files.Labels);
            var assessed = await AssessAsync(session, replayed, inForce, LeftOut.Nothing, "assessments", cancellationToken);
            var ablation = session.Get(ablate)
                ? await AblateAsync(session, files.History, replayed, judged, inForce, cancellationToken)
                : null;
            var report = BacktestReport.Of(files, replayed, judged, inForce, assessed, ablation);
            if (session.Get(scores) is { } path) WriteScores(path, files.History, replayed, assessed, inForce);
            if (session.Get(plot) is { } prefix)
                await PlotAsync(prefix, replayed, judged, inForce, assessed, report, cancellationToken);
            return session.Answer(report, page => BacktestPage.Print(page, report));
        });
    }

    private static void RefuseOverwriting(string? scores, params FileInfo?[] read)
    {
        if (scores is not null && Array.Exists(read, file => file?.FullName == Path.GetFullPath(scores)))
            throw new UsageException($"--out {scores} is a file of the history itself: name another one.");
    }

    private static async Task<ReplayedHistory> ReplayAsync(
        Session session, History history, RiskModel model, CancellationToken cancellationToken)
    {
        ReplayedHistory? replayed = null;
        await WorkProgress.ShowAsync(session.Terminal, "events replayed", progress =>
            Task.Run(() => replayed = Replay.Of(history, model, progress, cancellationToken), cancellationToken));
        return replayed!;
    }

    private static async Task<AssessedCheck[]> AssessAsync(
        Session session, ReplayedHistory replayed, RiskModel model, LeftOut leftOut, string what, CancellationToken cancellationToken)
    {
        AssessedCheck[]? assessed = null;
        await WorkProgress.ShowAsync(session.Terminal, what, progress => Task.Run(
            () => assessed = SnapshotAssessment.Of(replayed.Snapshots, model, leftOut, progress, cancellationToken), cancellationToken));
        return assessed!;
    }

    private static async Task<List<AblationFigures>> AblateAsync(
        Session session,
        History history,
        ReplayedHistory replayed,
        JudgedChecks judged,
        RiskModel model,
        CancellationToken cancellationToken)
    {
        var figures = new List<AblationFigures>();
        foreach (var ablation in Ablation.Of(model, history))
        {
            var what = $"assessments without {ablation.Without}";
            var assessed = await AssessAsync(session, replayed, ablation.Model, ablation.LeftOut, what, cancellationToken);
            figures.Add(new AblationFigures(ablation.Without, BacktestFigures.Of(judged, Ranking.OfModel(ablation.Model, assessed))));
        }

        return figures;
    }

    private static void WriteScores(string path, History history, ReplayedHistory replayed, AssessedCheck[] assessed, RiskModel model)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        ScoresFile.Write(writer, history, replayed, assessed, SnapshotAssessment.OfNothing(model));
    }

    private static async Task PlotAsync(
        string prefix,
        ReplayedHistory replayed,
        JudgedChecks judged,
        RiskModel model,
        AssessedCheck[] assessed,
        BacktestReport report,
        CancellationToken cancellationToken)
    {
        Ranking[] rankings =
            [Ranking.OfModel(model, assessed), Ranking.OfCount(replayed.Snapshots), Ranking.OfMerchants(replayed.Snapshots)];
        await File.WriteAllBytesAsync($"{prefix}-roc.png", BacktestPlots.Roc(judged, rankings), cancellationToken);
        await File.WriteAllBytesAsync($"{prefix}-reliability.png", BacktestPlots.Reliability(report.Model), cancellationToken);
    }
}
