using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Reports;

/// <summary>The words of notices: of one report's, and of what a shop tells its buyers before any check.</summary>
internal static class NoticeTextCommand
{
    public static Command Create(Verbs verbs)
    {
        var report = Words.Id("report", "The report");
        var language = Language();
        return verbs.Verb("text", "The notice that a report needs now, for a shop that gives it itself.", [report, language], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Notices.GetNoticeTextAsync(
                new GetNoticeTextRequest { ReportId = session.Get(report), Language = session.Get(language) },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page =>
            {
                page.Heading(reply.Subject);
                foreach (var line in reply.Text.Split('\n')) page.Line(line);
                page.Facts(("version", reply.Version), ("to be filled in", string.Join(", ", reply.Placeholders)));
            });
        });
    }

    public static Command CreateForCheckout(Verbs verbs)
    {
        var language = Language();
        return verbs.Verb("checkout-text", "What your shop tells its buyers before any check, and the version to name in checks.", [language], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Notices.GetCheckoutNoticeAsync(
                new GetCheckoutNoticeRequest { Language = session.Get(language) }, cancellationToken: cancellationToken);
            return session.Answer(reply, page =>
            {
                foreach (var line in reply.Text.Split('\n')) page.Line(line);
                page.Facts(("version", reply.Version), ("to be filled in", string.Join(", ", reply.Placeholders)));
            });
        });
    }

    private static Option<string> Language() =>
        new("--language") { Description = "ISO 639-1: en, da, nb, nl, de, sv or fr", DefaultValueFactory = _ => "en" };
}
