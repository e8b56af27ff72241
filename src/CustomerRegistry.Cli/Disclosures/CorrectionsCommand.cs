using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Disclosures;

internal static class CorrectionsCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group("corrections", "Checks whose answer must no longer be used.", List(verbs), Watch(verbs));

    private static Command List(Verbs verbs)
    {
        var cursor = Words.Text("--cursor", "Go on after this, as the previous run printed it");
        var limit = new Option<int>("--limit") { Description = "At most so many, 1 to 1000", DefaultValueFactory = _ => 100 };
        return verbs.Verb("list", "Corrections, oldest first; they never say why.", [cursor, limit], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Disclosures.ListCorrectionsAsync(
                new ListCorrectionsRequest { Cursor = session.Get(cursor) ?? "", PageSize = session.Get(limit) }, cancellationToken: cancellationToken);
            return session.Answer(reply, page =>
            {
                page.Table(
                    ["check", "what to do", "since", "correction"],
                    [.. reply.Corrections.Select(each => new[] { each.CheckId, WireNames.Of(each.Instruction), Times.Read(each.CorrectedAt) ?? "", each.CorrectionId })]);
                page.Facts(("go on with --cursor", reply.NextCursor));
            });
        });
    }

    private static Command Watch(Verbs verbs)
    {
        var cursor = Words.Text("--cursor", "Go on after this, as a previous run printed it");
        var file = new Option<FileInfo?>("--cursor-file") { Description = "Go on from the place in this file, and keep the place there; the next run acknowledges it" };
        return verbs.Verb(
            "watch", "Corrections as they come, a line each, until Ctrl-C; after a break it goes on where it was.", [cursor, file],
            (session, cancellationToken) => new CorrectionWatch(session, session.Get(cursor) ?? "", session.Get(file)).RunAsync(cancellationToken));
    }
}
