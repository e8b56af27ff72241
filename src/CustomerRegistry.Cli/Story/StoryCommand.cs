using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Jurisdictions;
using CustomerRegistry.Cli.Merchants;
using CustomerRegistry.Client;
using Grpc.Core;

namespace CustomerRegistry.Cli.Story;

/// <summary>The story that deploy/up plays on an empty registry, in test mode.</summary>
internal static class StoryCommand
{
    private const string Description = """
        Play one story on an empty registry, in test mode, and print each step's answer: a dispute is reported, its provider
        confirms it, its consumer is told, another shop sees it, the consumer appeals, and it is gone. Stripe is a local
        stand-in of its shape on REGISTRY_STRIPE_PORT (5082); the sandbox's clock is moved. Nothing leaves this machine.
        """;

    public static Command Create(Verbs verbs)
    {
        var data = Words.Text("--data", "The server's data folder; else REGISTRY_DATA");
        var policy = new Option<string>("--policy") { Description = "The policy's folder", DefaultValueFactory = _ => "deploy/policy" };
        var http = Words.Text("--http", "The registry's HTTP address for webhooks; else REGISTRY_HTTP_ADDRESS, else http://localhost:5080");
        return verbs.Verb("story", Description, [data, policy, http], async (session, cancellationToken) =>
        {
            session.ShowsProgress = true;
            var files = await PolicyFolder.ReadAsync(session.Get(policy)!, null, cancellationToken);
            var httpAddress = session.Get(http) ?? session.Terminal.Environment("REGISTRY_HTTP_ADDRESS") ?? "http://localhost:5080";
            if (!Uri.TryCreate(httpAddress, UriKind.Absolute, out var webhooks))
                throw new UsageException($"'{httpAddress}' is not an address such as http://localhost:5080: change --http or REGISTRY_HTTP_ADDRESS.");
            var port = session.Terminal.Environment("REGISTRY_STRIPE_PORT") ?? "5082";
            if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var stripePort) || stripePort is < 1 or > 65_535)
                throw new UsageException($"REGISTRY_STRIPE_PORT is '{port}', which is not a port.");
            var folder = session.Get(data) ?? session.Terminal.Environment("REGISTRY_DATA")
                ?? throw new UsageException("The data folder is needed to read bootstrap.token: give --data or REGISTRY_DATA.");

            if (!File.Exists(Path.Combine(folder, BootstrapCommand.TokenFile))) return SayThatItIsInUse(session);
            try
            {
                var narrator = new Narrator(session);
                var cast = await StoryCast.EnrolAsync(session, narrator, BootstrapCommand.ReadToken(session, folder), files, cancellationToken);
                await new StoryPlot(session, narrator, cast, webhooks, stripePort).PlayAsync(cancellationToken);
                return ExitCode.Done;
            }
            catch (RpcException refused) when (RegistryRefusal.Of(refused).Reason == "BOOTSTRAP_NOT_ALLOWED")
            {
                return SayThatItIsInUse(session);
            }
            catch (StoryBrokenException broken)
            {
                await session.Terminal.Remarks.WriteLineAsync($"registry: the story did not go as it should. {broken.Message}");
                return ExitCode.Refused;
            }
        });
    }

    private static ExitCode SayThatItIsInUse(Session session)
    {
        const string inUse = "This registry has an operator already: the story is for an empty one, and was not played.";
        return session.Answer(new { Story = Array.Empty<object>(), Note = inUse }, page => page.Line(inUse));
    }
}
