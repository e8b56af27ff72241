using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Merchants;

/// <summary>Makes the first operator, on the server's machine only: whoever can read the token may.</summary>
internal static class BootstrapCommand
{
    public const string TokenFile = "bootstrap.token";

    public static Command Create(Verbs verbs)
    {
        var data = Words.Text("--data", "The server's data folder; else REGISTRY_DATA");
        var name = new Option<string>("--name") { Description = "The first operator's name", DefaultValueFactory = _ => "First operator" };
        return verbs.Verb("bootstrap", "Make the first operator of an empty registry; its key is printed once.", [data, name], async (session, cancellationToken) =>
        {
            var token = ReadToken(session, session.Get(data));
            var reply = await session.With(null).Merchants.BootstrapAsync(
                new BootstrapRequest { Token = token, DisplayName = session.Get(name) }, cancellationToken: cancellationToken);
            return session.Answer(reply, page =>
            {
                page.Heading($"First operator: {reply.Person.DisplayName}");
                page.Facts(("person", reply.Person.PersonId), ("key", reply.Secret));
                page.Line("The key is shown this once. Keep it: export REGISTRY_API_KEY=" + reply.Secret);
            });
        });
    }

    /// <summary>The token that the server wrote for whoever runs it.</summary>
    public static string ReadToken(Session session, string? dataFolder)
    {
        var folder = dataFolder ?? session.Terminal.Environment("REGISTRY_DATA")
            ?? throw new UsageException("The data folder is needed to read bootstrap.token: give --data or REGISTRY_DATA (deploy/up prints it).");
        var file = Path.Combine(folder, TokenFile);
        if (!File.Exists(file))
            throw new UsageException($"{file} is not there: the registry has an operator already, or this is not its data folder.");
        return File.ReadAllText(file).Trim();
    }
}
