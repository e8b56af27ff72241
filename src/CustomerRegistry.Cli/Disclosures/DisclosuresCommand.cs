using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Disclosures;

internal static class DisclosuresCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group("disclosures", "What the registry told you.", List(verbs));

    private static Command List(Verbs verbs)
    {
        var limit = new Option<int>("--limit") { Description = "At most so many", DefaultValueFactory = _ => 50 };
        return verbs.Verb("list", "Checks that were answered with something, newest first.", [limit], async (session, cancellationToken) =>
        {
            var disclosures = await RowPages.ReadAsync(
                session.Get(limit),
                (size, token) => session.Registry.Disclosures.ListDisclosuresAsync(
                    new ListDisclosuresRequest { PageSize = size, PageToken = token }, cancellationToken: cancellationToken).ResponseAsync,
                reply => reply.Disclosures,
                reply => reply.NextPageToken);
            return session.Answer(new ListDisclosuresResponse { Disclosures = { disclosures } }, page => page.Table(
                ["check", "when", "purpose", "level", "advice", "must not be used any more", "what you did"],
                [.. disclosures.Select(each => new[]
                {
                    each.CheckId, Times.Read(each.DisclosedAt) ?? "", WireNames.Of(each.Purpose), WireNames.Of(each.Level), WireNames.Of(each.Advice),
                    each.Corrected ? "yes" : "", WireNames.Of(each.Action),
                })]));
        });
    }
}
