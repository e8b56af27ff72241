using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary><c>registry calibrate</c>: how the parameters of a risk model are found, for anyone to do again.</summary>
internal static class CalibrateCommand
{
    private const string Description = """
        Fit a risk model's parameters to simulated histories, and print what that changes on other ones that nothing was fitted to.
        Each seed is a world of its own (registry simulate). Made small is the mean log loss of checks that have a listing, each
        world with its own shift of the prior's log-odds: so the shape is fitted, not a base rate that nobody knows. No registry is
        asked. The same words give the same result. What is not fitted, and why, is printed too.
        """;

    private const int Months = 36;
    private const int MostChecks = 6000;

    public static Command Create(Verbs verbs)
    {
        var model = Words.Text("--model", "Where the search begins; else the model that this tool was built with");
        var fit = Seeds("--fit-seeds", "Worlds to fit to", "101-108");
        var heldOut = Seeds("--held-out-seeds", "Worlds to look at only", "201-204");
        var customers = Number("--customers", "People in each world", 40_000, 500, 2_000_000);
        var merchants = Number("--merchants", "Merchants in each world", 80, 4, 999);
        var rounds = Number("--rounds", "Passes over all parameters", 8, 1, 100);
        var hold = new Option<string[]>("--fix")
        {
            Description = "A parameter that stays as it is; repeatable",
            HelpName = "NAME",
            DefaultValueFactory = _ => [],
        };
        var draft = Words.Text("--out", "Write the result here as a draft of the next version");
        (model.HelpName, draft.HelpName) = ("FILE", "FILE");
        Symbol[] words = [model, fit, heldOut, customers, merchants, rounds, hold, draft];
        return verbs.Verb("calibrate", Description, words, async (session, cancellationToken) =>
        {
            session.ShowsProgress = true;
            var held = session.Get(hold)!.ToHashSet();
            if (held.FirstOrDefault(name => !CalibrationSearch.Fitted.Contains(name)) is { } unknown)
                throw new UsageException($"'{unknown}' is not a fitted parameter. These are: {string.Join(", ", CalibrationSearch.Fitted)}.");
            var (fitted, apart) = (session.Get(fit)!, session.Get(heldOut)!);
            if (fitted.Intersect(apart).FirstOrDefault(-1) is var twice and >= 0)
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"Seed {twice} cannot be fitted to and held out."));

            var before = await RiskModelFile.LoadAsync(session.Get(model), cancellationToken);
            var size = new CalibrationSize(session.Get(customers), session.Get(merchants), Months, MostChecks);
            var worlds = await WorldsAsync(session, [.. fitted, .. apart], size, before, cancellationToken);
            var (fitWorlds, heldOutWorlds) = (worlds[..fitted.Length], worlds[fitted.Length..]);
            var after = await SearchAsync(session, fitWorlds, held, before, session.Get(rounds), cancellationToken);
            var report = Report(fitWorlds, heldOutWorlds, held, before, after, cancellationToken);
            if (session.Get(draft) is { } path) await File.WriteAllTextAsync(path, DraftModelFile.Of(before, after), cancellationToken);
            return session.Answer(report, page => CalibrationPage.Print(page, report));
        });
    }

    private static async Task<CalibrationWorld[]> WorldsAsync(
        Session session, long[] seeds, CalibrationSize size, RiskModel model, CancellationToken cancellationToken)
    {
        var worlds = new CalibrationWorld[seeds.Length];
        await WorkProgress.ShowAsync(session.Terminal, "worlds", seeds.Length, step => Parallel.ForAsync(
            0, seeds.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            (i, token) =>
            {
                worlds[i] = CalibrationWorld.Of(seeds[i], size, model, token);
                lock (worlds) step();
                return ValueTask.CompletedTask;
            }));
        return worlds;
    }

    private static async Task<RiskModel> SearchAsync(
        Session session, CalibrationWorld[] worlds, HashSet<string> held, RiskModel from, int rounds, CancellationToken cancellationToken)
    {
        RiskModel? found = null;
        await WorkProgress.ShowAsync(session.Terminal, "steps", rounds * CalibrationSearch.Fitted.Count, step => Task.Run(
            () => found = new CalibrationSearch(worlds, held).Run(from, rounds, step, cancellationToken).Model, cancellationToken));
        return found!;
    }

    private static CalibrationReport Report(
        CalibrationWorld[] fitted, CalibrationWorld[] heldOut, HashSet<string> held, RiskModel before, RiskModel after, CancellationToken cancellationToken) =>
        new(
            before.Version,
            CalibrationLoss.Of(fitted, before, cancellationToken),
            CalibrationLoss.Of(fitted, after, cancellationToken),
            CalibrationLoss.Of(heldOut, before, cancellationToken),
            CalibrationLoss.Of(heldOut, after, cancellationToken),
            [
                .. CalibrationSearch.Fitted.Select(name => new CalibratedParameter(
                    name, before.Parameters[name].Value, after.Parameters[name].Value,
                    before.Parameters[name].Min, before.Parameters[name].Max, held.Contains(name))),
            ],
            NotFitted.All,
            CalibrationReport.GoalsOf(heldOut, before, after));

    private static Option<long[]> Seeds(string name, string description, string usual) => new(name)
    {
        Description = $"{description}: such as 1,5,7-9",
        HelpName = "LIST",
        DefaultValueFactory = _ => SeedList.Parse(usual)!,
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : usual;
            if (SeedList.Parse(text) is { } seeds) return seeds;
            result.AddError($"{name}: '{text}' is not a list of seeds such as 1,5,7-9.");
            return null;
        },
    };

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{description}; {least} to {most}"),
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: {value} is not within {least} to {most}."));
        });
        return option;
    }
}
