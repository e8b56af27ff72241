using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Merchants;

internal static class SandboxCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group(
        "sandbox", "A merchant's own sandbox (test keys with scope SANDBOX).", AdvanceClock(verbs), Mails(verbs), Reset(verbs));

    private static Command AdvanceClock(Verbs verbs)
    {
        var days = new Option<int>("--days") { Description = "Days to go forward", DefaultValueFactory = _ => 0 };
        var hours = new Option<int>("--hours") { Description = "Hours to go forward", DefaultValueFactory = _ => 0 };
        var seconds = new Option<long>("--seconds") { Description = "Seconds to go forward", DefaultValueFactory = _ => 0 };
        return verbs.Verb("advance-clock", "Move the sandbox's clock forward: windows, deadlines and retention follow.", [days, hours, seconds], async (session, cancellationToken) =>
        {
            var forward = (session.Get(days) * 86_400L) + (session.Get(hours) * 3_600L) + session.Get(seconds);
            if (forward <= 0) throw new UsageException("Say how far: --days, --hours or --seconds. The test clock only goes forward.");
            var reply = await session.Registry.Merchants.AdvanceTestClockAsync(
                new AdvanceTestClockRequest { RequestId = Session.NewRequestId(), Seconds = forward }, cancellationToken: cancellationToken);
            return session.Answer(reply, page => page.Facts(("the sandbox's time now", Times.Read(reply.Now))));
        });
    }

    private static Command Mails(Verbs verbs)
    {
        var limit = new Option<int>("--limit") { Description = "At most so many, 1 to 100", DefaultValueFactory = _ => 20 };
        return verbs.Verb("mails", "The mails that the sandbox would have sent, newest first.", [limit], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Merchants.ListSandboxMailsAsync(
                new ListSandboxMailsRequest { PageSize = session.Get(limit) }, cancellationToken: cancellationToken);
            return session.Answer(reply, page =>
            {
                if (reply.Mails.Count == 0) page.Line("  none");
                foreach (var mail in reply.Mails)
                {
                    page.Heading(mail.Subject);
                    page.Facts(("to", mail.To), ("at", Times.Read(mail.At)));
                    page.Line(mail.Text);
                }
            });
        });
    }

    private static Command Reset(Verbs verbs)
    {
        var yes = Words.Yes();
        return verbs.Verb("reset", "Delete everything in the sandbox but its merchants and keys.", [yes], async (session, cancellationToken) =>
        {
            session.Confirm(session.Get(yes), "This deletes every report, appeal and mail of the sandbox.");
            var reply = await session.Registry.Merchants.ResetSandboxAsync(
                new ResetSandboxRequest { RequestId = Session.NewRequestId(), Confirm = true }, cancellationToken: cancellationToken);
            return session.Answer(reply, page => page.Facts(("reports deleted", reply.ReportsDeleted.ToString(CultureInfo.InvariantCulture))));
        });
    }
}
