using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Cli.Risk.Simulation;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary><c>registry calibrate</c>: how the parameters of a risk model are found, for anyone to run again.</summary>
internal static class CalibrateCommand
{
    private const string Description = """
        Look for better parameters of a risk model on simulated histories, and say what they are worth on histories that they were
        not fitted on. No registry is asked, and nothing is put in force: --out writes a draft for people to read.

        Each seed's history is simulated ('registry simulate', 36 months), replayed through the product's own rules ('registry
        backtest'), and thinned to at most 9,000 checks that have a listing. What is made small is the mean log loss of these
        checks, after the one shift of the prior's log-odds that suits each history best: so the shape is fitted, and not a base
        rate that nobody knows. One parameter is moved at a time, within the bounds of its file, by steps that halve each round;
        the categories' weights are held near their mean, as few reports tell them apart, and a customer with 200 good orders and
        three claims is held at LOW. Last the prior moves by the mean shift of the histories.

        The same seeds and sizes give the same result. It is a tool for calibration, not proof.
        """;

    public static Command Create(Verbs verbs)
    {
        var model = Words.Text("--model", "Where to begin; else the model that this tool was built with, deploy/policy/risk-model-1.json");
        var fitSeeds = new Option<string>("--fit-seeds")
        {
            Description = "Histories to fit on",
            HelpName = "SEEDS",
            DefaultValueFactory = _ => "101-108",
        };
        var heldOutSeeds = new Option<string>("--held-out-seeds")
        {
            Description = "Histories to judge by, fitted on by nobody",
            HelpName = "SEEDS",
            DefaultValueFactory = _ => "201-204",
        };
        var customers = SimulateCommand.Size("--customers", "How many people order, in each", 100_000, 100, 2_000_000);
        var merchants = SimulateCommand.Size("--merchants", "How many merchants subscribe, in each", 60, 4, 999);
        var rounds = SimulateCommand.Size("--rounds", "How often each parameter is moved at most; 0 only measures", 6, 0, 100);
        var fix = new Option<string[]>("--fix")
        {
            Description = "Parameters to leave as they are, or groups such as weight; repeatable",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var draft = Words.Text("--out", "Write the draft here: the same file with the next version and the parameters found");
        (model.HelpName, draft.HelpName) = ("FILE", "FILE");
        Symbol[] words = [model, fitSeeds, heldOutSeeds, customers, merchants, fix, rounds, draft];
        return verbs.Verb("calibrate", Description, words, async (session, cancellationToken) =>
        {
            session.ShowsProgress = true;
            var content = await RiskModelFile.ContentAsync(session.Get(model), cancellationToken);
            var before = await RiskModelFile.LoadAsync(session.Get(model), cancellationToken);
            var held = session.Get(fix)!;
            var parameters = FittedParameters.Except(held);
            var (fit, heldOut) = SeedsOf(session.Get(fitSeeds)!, session.Get(heldOutSeeds)!);
            var factory = new CalibrationWorldFactory(session.Get(customers), session.Get(merchants), before);
            var worlds = await WorldsAsync(session, factory, [.. fit, .. heldOut], cancellationToken);
            var calibration = new CalibrationRun(session, worlds[..fit.Count], worlds[fit.Count..], parameters, held);
            var (after, report) = await calibration.RunAsync(
                before, session.Get(customers), session.Get(merchants), session.Get(rounds), cancellationToken);
            var path = session.Get(draft);
            if (path is not null) await DraftFile.WriteAsync(path, DraftFile.Of(content, before, after, report), cancellationToken);
            return session.Answer(report, page => CalibrationPage.Print(page, report, path));
        });
    }

    private static (IReadOnlyList<long> Fit, IReadOnlyList<long> HeldOut) SeedsOf(string fit, string heldOut)
    {
        var (fitted, judged) = (SeedList.Parse("--fit-seeds", fit), SeedList.Parse("--held-out-seeds", heldOut));
        return fitted.Intersect(judged).Any()
            ? throw new UsageException("--held-out-seeds: a seed is among --fit-seeds; what it was fitted on cannot judge it.")
            : (fitted, judged);
    }

    private static async Task<CalibrationWorld[]> WorldsAsync(
        Session session, CalibrationWorldFactory factory, IReadOnlyList<long> seeds, CancellationToken cancellationToken)
    {
        var worlds = new CalibrationWorld[seeds.Count];
        var telling = new Lock();
        var (parts, done) = (0, 0);
        await WorkProgress.ShowAsync(session.Terminal, "histories", async progress =>
        {
            var options = new ParallelOptions
            {
                CancellationToken = cancellationToken,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
            };
            await Parallel.ForEachAsync(Enumerable.Range(0, seeds.Count), options, (i, stopping) =>
            {
                worlds[i] = factory.Create(seeds[i], () => Tell(0), stopping);
                Tell(1);
                return ValueTask.CompletedTask;
            });

            void Tell(int more)
            {
                lock (telling)
                {
                    done += more;
                    parts += 1 - more;
                    progress((double)parts / (seeds.Count * CalibrationWorldFactory.Parts), done);
                }
            }
        });
        var empty = Array.Find(worlds, world => world.Positives == 0 || world.Positives == world.Drawn.Count);
        return empty is null
            ? worlds
            : throw new UsageException($"Seed {empty.Seed}: no check that has a listing is a positive, or each is. Give more --customers.");
    }
}
