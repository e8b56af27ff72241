using System.CommandLine;
using System.CommandLine.Invocation;
using CustomerRegistry.Cli.Appeals;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Disclosures;
using CustomerRegistry.Cli.Identifiers;
using CustomerRegistry.Cli.Jurisdictions;
using CustomerRegistry.Cli.Merchants;
using CustomerRegistry.Cli.Reports;
using CustomerRegistry.Cli.Risk;
using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Cli.Risk.Calibration;
using CustomerRegistry.Cli.Risk.Simulation;
using CustomerRegistry.Cli.Story;

namespace CustomerRegistry.Cli;

/// <summary>The command line <c>registry</c>.</summary>
internal static class RegistryCommand
{
    private const string Description = """
        The command line of CustomerRegistry, a shared registry of how disputes ended: for operators, dispute teams and shops.

        Address and key come from --address and --api-key, or from REGISTRY_ADDRESS and REGISTRY_API_KEY.
        E-mail addresses, phone numbers and postal addresses are hashed on this side; only a notice's address is sent in clear.

        Exit codes:
          0    done
          1    refused by the registry: reason and what to change on stderr
          2    wrong usage, or a confirmation was not given
          3    no registry can be reached at the address
          4    partly done: some lines went through, some did not
          5    what was compared differs (policy diff)
          130  stopped by Ctrl-C
        """;

    /// <summary>Parses and runs; returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Create(terminal).Parse(args);
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Answers,
            Error = terminal.Remarks,

            // A stream under way is told and its answers are read before the process ends.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
        };
        if (parsed.Action is ParseErrorAction)
        {
            // The library's own answer to wrong words is exit code 1, which here means "refused", and the whole help.
            // The last error is the one about what was typed; "a command is required" comes before it.
            await terminal.Remarks.WriteLineAsync($"registry: {parsed.Errors[^1].Message}");
            await terminal.Remarks.WriteLineAsync($"  See: {CommandPath(parsed)} --help");
            return (int)ExitCode.WrongUsage;
        }

        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static RootCommand Create(Terminal terminal)
    {
        var verbs = new Verbs(terminal);
        var root = new RootCommand(Description)
        {
            BootstrapCommand.Create(verbs),
            MerchantsCommand.Create(verbs),
            ApiKeysCommand.Create(verbs),
            StaffCommand.Create(verbs),
            ProviderCommand.Create(verbs),
            SharingCommand.CreateStop(verbs),
            SharingCommand.CreateResume(verbs),
            IdentifiersCommand.Create(verbs),
            CheckCommand.Create(verbs),
            BacktestCommand.Create(verbs),
            CalibrateCommand.Create(verbs),
            ReportsCommand.Create(verbs),
            NoticesCommand.Create(verbs),
            AppealsCommand.Create(verbs),
            DisclosuresCommand.Create(verbs),
            CorrectionsCommand.Create(verbs),
            RightsCommand.Create(verbs),
            PolicyCommand.Create(verbs),
            RetentionCommand.Create(verbs),
            ComplianceCommand.Create(verbs),
            SandboxCommand.Create(verbs),
            StoryCommand.Create(verbs),
            SimulateCommand.Create(verbs),
        };
        foreach (var option in verbs.Shared) root.Add(option);
        return root;
    }

    private static string CommandPath(ParseResult parsed)
    {
        var path = new List<string>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
            path.Insert(0, command.Command is RootCommand ? "registry" : command.Command.Name);
        return string.Join(' ', path);
    }
}
