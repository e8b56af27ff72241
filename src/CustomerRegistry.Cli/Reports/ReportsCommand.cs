using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Reports.Stripe;
using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;

namespace CustomerRegistry.Cli.Reports;

internal static class ReportsCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group(
        "reports",
        "Your reports of how disputes ended.",
        SubmitCommand.Create(verbs),
        Verbs.Group("import", "Reports from a payment provider's export.", ImportStripeCommand.Create(verbs)),
        List(verbs),
        Show(verbs),
        AttestNotice(verbs),
        Withdraw(verbs), ConfirmFinding(verbs));

    private static Command List(Verbs verbs)
    {
        var limit = new Option<int>("--limit") { Description = "At most so many", DefaultValueFactory = _ => 50 };
        return verbs.Verb("list", "Your reports, newest first.", [limit], async (session, cancellationToken) =>
        {
            var reports = await RowPages.ReadAsync(
                session.Get(limit),
                (size, token) => session.Registry.Reports.ListReportsAsync(
                    new ListReportsRequest { PageSize = size, PageToken = token }, cancellationToken: cancellationToken).ResponseAsync,
                reply => reply.Reports,
                reply => reply.NextPageToken);
            return session.Answer(new ListReportsResponse { Reports = { reports } }, page => ReportPage.PrintList(page, reports));
        });
    }

    private static Command Show(Verbs verbs)
    {
        var id = Words.Id("report", "The report");
        return verbs.Verb("show", "One report.", [id], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Reports.GetReportAsync(new GetReportRequest { ReportId = session.Get(id) }, cancellationToken: cancellationToken);
            return session.Answer(reply, page => ReportPage.Print(page, reply.Report));
        });
    }

    private static Command AttestNotice(Verbs verbs)
    {
        var id = Words.Id("report", "The report");
        var channel = Words.One<NoticeChannel>("--channel", "How the notice was given", required: true);
        var reference = new Option<string>("--reference") { Description = "The carrier's or gateway's reference, 4 to 64 characters [A-Za-z0-9._-]", Required = true };
        var sentAt = Words.Moment("--sent-at", "When it went", required: true);
        var language = new Option<string>("--language") { Description = "Of the notice, ISO 639-1", Required = true };
        return verbs.Verb(
            "attest-notice",
            "State that you gave the notice yourself.",
            [id, channel, reference, sentAt, language],
            async (session, cancellationToken) =>
            {
                var reply = await session.Registry.Reports.AttestNoticeAsync(
                    new AttestNoticeRequest
                    {
                        RequestId = Session.NewRequestId(),
                        ReportId = session.Get(id),
                        Channel = session.Get(channel),
                        CarrierReference = session.Get(reference),
                        SentAt = session.Get(sentAt)!.Value.ToTimestamp(),
                        Language = session.Get(language),
                    },
                    cancellationToken: cancellationToken);
                return session.Answer(reply, page => ReportPage.Print(page, reply.Report));
            });
    }

    private static Command ConfirmFinding(Verbs verbs)
    {
        var id = Words.Id("report", "The report, of any merchant");
        var document = Words.One<Proof>("--document", "What you have seen: BOARD_DECISION, COURT_DECISION, PROVIDER_DECISION or ADMISSION", required: true);
        return verbs.Verb(
            "confirm-finding",
            "For reviewers: you have seen the document of an independent finding, so the report counts as one.",
            [id, document],
            async (session, cancellationToken) =>
            {
                var reply = await session.Registry.Reports.ConfirmFindingAsync(
                    new ConfirmFindingRequest { RequestId = Session.NewRequestId(), ReportId = session.Get(id), Document = session.Get(document) },
                    cancellationToken: cancellationToken);
                return session.Answer(reply, page => page.Facts(
                    ("report", reply.Report.ReportId), ("state", WireNames.Of(reply.Report.State)),
                    ("evidence", WireNames.Of(reply.Report.EvidenceLevel)), ("outcome at", Times.Read(reply.Report.OutcomeAt))));
            });
    }

    private static Command Withdraw(Verbs verbs)
    {
        var id = Words.Id("report", "The report");
        var reason = Words.One<WithdrawalReason>("--reason", "Why", required: true);
        var yes = Words.Yes();
        return verbs.Verb("withdraw", "End a report for good; every shop that saw it is told to stop using it.", [id, reason, yes], async (session, cancellationToken) =>
        {
            session.Confirm(session.Get(yes), "This deletes the report for good; it cannot be reported again.");
            var reply = await session.Registry.Reports.WithdrawReportAsync(
                new WithdrawReportRequest { RequestId = Session.NewRequestId(), ReportId = session.Get(id), Reason = session.Get(reason) },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page => page.Facts(("report", reply.Report.ReportId), ("state", WireNames.Of(reply.Report.State))));
        });
    }
}
