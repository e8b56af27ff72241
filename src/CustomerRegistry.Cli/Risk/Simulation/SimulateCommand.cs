using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary><c>registry simulate</c>: writes a history that never was, for calibration.</summary>
internal static class SimulateCommand
{
    private const string Description = """
        Write a simulated history for 'registry backtest': EVENTS.csv, LABELS.csv, and beside them TRUTH.csv (whom each line was
        really about), OWNERS.csv (which merchants are one owner's) and SIMULATION.json (from what it was made). Nothing leaves
        this machine and no registry is asked. The same seed, sizes and settings give the same bytes on every machine. In TRUTH.csv
        an order by somebody else in a victim's name is the victim's: the question there is whose identifiers were matched.

        What is assumed is a list with reasons: see --assumptions. Most are ranges: each seed draws its own world, and --set
        fixes one. It is a tool for calibration, not proof.
        """;

    private const string HistoryFiles = "EVENTS.csv, LABELS.csv, TRUTH.csv, OWNERS.csv and SIMULATION.json";

    public static Command Create(Verbs verbs)
    {
        var folder = Words.Text("--out", "The folder to write to; made if it is not there");
        var seed = new Option<long>("--seed")
        {
            Description = "A whole number; another one is another world",
            DefaultValueFactory = _ => 1,
        };
        var customers = Size("--customers", "How many people order", 20_000, 100, 2_000_000);
        var merchants = Size("--merchants", "How many merchants subscribe", 60, 4, 999);
        var months = Size("--months", "How long, from January 2023", 36, 6, 120);
        var set = new Option<string[]>("--set")
        {
            Description = "Fixes an assumption; repeatable",
            HelpName = "NAME=VALUE",
            DefaultValueFactory = _ => [],
        };
        var assumptions = new Option<bool>("--assumptions") { Description = "Print what is assumed and why, and write nothing" };
        var yes = Words.Yes();
        Option[] words = [folder, seed, customers, merchants, months, set, assumptions, yes];
        return verbs.Verb("simulate", Description, words, async (session, cancellationToken) =>
        {
            session.ShowsProgress = true;
            if (session.Get(assumptions))
            {
                var all = SimulationAssumptions.OfThisTool;
                return session.Answer(all.Document(), page => SimulationPage.Print(page, all));
            }

            var size = new SimulationSize(session.Get(seed), session.Get(customers), session.Get(merchants), session.Get(months));
            var world = SimulationAssumptions.OfThisTool.Draw(size.Seed, session.Get(set)!);
            var path = session.Get(folder) ?? throw new UsageException("Give --out: the folder to write to.");
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
                session.Confirm(session.Get(yes), $"{path} is not empty: {HistoryFiles} in it will be written anew.");
            Directory.CreateDirectory(path);
            return await WriteAsync(session, path, size, world, cancellationToken);
        });
    }

    private static async Task<ExitCode> WriteAsync(
        Session session, string folder, SimulationSize size, World world, CancellationToken cancellationToken)
    {
        var factory = new HistoryFactory(size.Seed, world, size.Customers, size.Merchants, size.Months);
        SimulatedHistory? history = null;
        HistoryWriter? writer = null;
        await WorkProgress.ShowAsync(session.Terminal, "events", progress =>
        {
            // People are a third of the work, writing the rest.
            history = factory.Create(people => progress(people / 3.0 / size.Customers, 0), cancellationToken);
            writer = new HistoryWriter(history, factory.Marketplace);
            writer.Write(folder, factory.Calendar, (share, events) => progress((1 + (2 * share)) / 3, events), cancellationToken);
            return Task.CompletedTask;
        });
        var document = SimulationFile.Document(size, world, history!, writer!.Counts);
        SimulationFile.Write(folder, document);
        return session.Answer(document, page => SimulationPage.Print(page, folder, history!, writer.Counts));
    }

    internal static Option<int> Size(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{description}; {least} to {most}"),
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0
                && int.TryParse(result.Tokens[^1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && (value < least || value > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: {value} is not within {least} to {most}."));
            }
        });
        return option;
    }
}
