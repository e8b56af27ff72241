using System.CommandLine;
using CustomerRegistry.Client;
using Grpc.Core;

namespace CustomerRegistry.Cli.CommandLine;

/// <summary>
/// Makes verbs that share address, key and <c>--json</c>, and turns whatever goes wrong in them into one or two lines on
/// stderr and an exit code. Made anew for each command line, because a symbol belongs to one tree.
/// </summary>
internal sealed class Verbs(Terminal terminal)
{
    /// <summary>After this long without an answer the person is told what is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Option<string?> _address = new("--address")
    {
        Description = "The registry's gRPC address; else REGISTRY_ADDRESS, else http://localhost:5081.",
        Recursive = true,
    };

    private readonly Option<string?> _apiKey = new("--api-key")
    {
        Description = "The API key; better in REGISTRY_API_KEY, since others on the machine can read command lines.",
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json") { Description = "One JSON document on stdout.", Recursive = true };

    public Terminal Terminal { get; } = terminal;

    public IEnumerable<Option> Shared => [_address, _apiKey, _json];

    public static Command Group(string name, string description, params Command[] verbs)
    {
        var group = new Command(name, description);
        foreach (var verb in verbs) group.Add(verb);
        return group;
    }

    public Command Verb(string name, string description, IEnumerable<Symbol> words, Func<Session, CancellationToken, Task<ExitCode>> run)
    {
        var verb = new Command(name, description);
        foreach (var word in words)
        {
            switch (word)
            {
                case Argument argument: verb.Add(argument); break;
                case Option option: verb.Add(option); break;
                default: throw new ArgumentException($"A verb has options and arguments, not {word.GetType().Name}.", nameof(words));
            }
        }

        verb.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, run, cancellationToken));
        return verb;
    }

    private async Task<ExitCode> RunAsync(
        ParseResult parsed, Func<Session, CancellationToken, Task<ExitCode>> run, CancellationToken cancellationToken)
    {
        var address = parsed.GetValue(_address) ?? Terminal.Environment("REGISTRY_ADDRESS") ?? "http://localhost:5081";
        var json = parsed.GetValue(_json);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return Say(ExitCode.WrongUsage, $"'{address}' is not an address such as http://localhost:5081: change --address or REGISTRY_ADDRESS.");

        using var session = new Session(Terminal, parsed, uri, parsed.GetValue(_apiKey) ?? Terminal.Environment("REGISTRY_API_KEY"), json);
        try
        {
            using var answered = new CancellationTokenSource();
            var waiting = TellWhatIsWaitedForAsync(session, answered.Token);
            try
            {
                return await run(session, cancellationToken);
            }
            finally
            {
                await answered.CancelAsync();
                await waiting;
            }
        }
        catch (UsageException wrong)
        {
            return Say(ExitCode.WrongUsage, wrong.Message);
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            return Say(ExitCode.Stopped, "Stopped.");
        }
        catch (OperationCanceledException)
        {
            return Say(ExitCode.Stopped, "Stopped.");
        }
        catch (RpcException failed)
        {
            return Say(session, RegistryRefusal.Of(failed));
        }
        catch (Exception file) when (file is IOException or UnauthorizedAccessException)
        {
            return Say(ExitCode.WrongUsage, file.Message);
        }
    }

    // Silence for longer than this looks like a hang.
    private async Task TellWhatIsWaitedForAsync(Session session, CancellationToken answered)
    {
        try
        {
            await Task.Delay(Patience, answered);
            if (!session.ShowsProgress) await Terminal.Remarks.WriteLineAsync($"Working with {session.Address} ... (Ctrl-C stops)");
        }
        catch (OperationCanceledException)
        {
            // Answered in time.
        }
    }

    private ExitCode Say(Session session, RegistryRefusal refusal)
    {
        if (session.Json)
        {
            session.Answer(
                new
                {
                    Refusal = new
                    {
                        Reason = refusal.Reason ?? (refusal.IsUnreachable ? "NOT_REACHABLE" : refusal.StatusCode.ToString()),
                        Detail = OneLine(refusal.Detail),
                        refusal.Field,
                        RetryAfterSeconds = refusal.RetryAfter?.TotalSeconds,
                    },
                },
                _ => { });
        }

        if (refusal.IsUnreachable)
        {
            return Say(
                ExitCode.NotReachable,
                $"No registry answers at {session.Address}: {OneLine(refusal.Detail)}",
                "Start it (deploy/up), or change --address or REGISTRY_ADDRESS: it is the gRPC port, 5081 by default.");
        }

        var why = $"{refusal.Reason ?? refusal.StatusCode.ToString()}: {OneLine(refusal.Detail)}";
        if (refusal.Field is { } field) why += $" (field {field})";
        return refusal switch
        {
            { Reason: "CREDENTIALS_MISSING" } => Say(ExitCode.Refused, why, "Give the key in REGISTRY_API_KEY or with --api-key."),
            { RetryAfter: { } wait } => Say(ExitCode.Refused, why, $"Ask again in {Math.Ceiling(wait.TotalSeconds):0} s."),
            _ => Say(ExitCode.Refused, why),
        };
    }

    private ExitCode Say(ExitCode code, params string[] lines)
    {
        Terminal.Remarks.WriteLine($"registry: {lines[0]}");
        foreach (var line in lines.Skip(1)) Terminal.Remarks.WriteLine($"  {line}");
        return code;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
