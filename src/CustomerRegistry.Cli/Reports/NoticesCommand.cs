using System.CommandLine;
using System.Globalization;
using System.Text;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Reports.Stripe;
using CustomerRegistry.Client;
using CustomerRegistry.V1;
using Grpc.Core;

namespace CustomerRegistry.Cli.Reports;

/// <summary>Has the registry mail the notices of many reports: nothing counts before its consumer was told.</summary>
internal static class NoticesCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group(
        "notices", "Notices to the consumers of your reports, and to buyers before any check.",
        Send(verbs), NoticeTextCommand.Create(verbs), NoticeTextCommand.CreateForCheckout(verbs), AttestationsCommand.Create(verbs));

    private static Command Send(Verbs verbs)
    {
        var from = new Option<FileInfo>("--from") { Description = "A CSV file with the columns report_id,email,language and, if you like, order_number", Required = true };
        from.AcceptExistingOnly();
        return verbs.Verb(
            "send",
            "Pass addresses for notices: each is sent in clear, compared with the report's identifiers, used for the notice and forgotten.",
            [from],
            async (session, cancellationToken) =>
            {
                var lines = await ReadAsync(session.Get(from)!.FullName);
                if (lines.Count == 0) throw new UsageException($"There is no line in {session.Get(from)!.Name}.");
                session.ShowsProgress = true;
                var queued = 0;
                var failed = new List<(int Line, string Reason, string Detail)>();
                await WorkProgress.ShowAsync(session.Terminal, "notices", lines.Count, async step =>
                {
                    foreach (var line in lines)
                    {
                        if (line.Broken is { } why) failed.Add((line.Number, "BROKEN_LINE", why));
                        else if (await RelayAsync(session, line, cancellationToken) is { } refusal) failed.Add((line.Number, refusal.Reason!, refusal.Detail));
                        else queued++;
                        step();
                    }
                });
                session.Answer(
                    new { Accepted = queued, Failed = failed.Select(each => new { each.Line, each.Reason, each.Detail }) },
                    page =>
                    {
                        page.Facts(
                            ("notices accepted", queued.ToString(CultureInfo.InvariantCulture)),
                            ("failed", failed.Count.ToString(CultureInfo.InvariantCulture)));
                        if (failed.Count == 0) return;
                        page.Table(
                            ["line", "reason", "what to change"],
                            [.. failed.Select(each => new[] { each.Line.ToString(CultureInfo.InvariantCulture), each.Reason, each.Detail })]);
                    });
                return failed.Count == 0 ? ExitCode.Done : ExitCode.PartlyDone;
            });
    }

    // A refusal of one line is its own; a registry that is gone, or a key that is none, ends the run.
    private static async Task<RegistryRefusal?> RelayAsync(Session session, NoticeLine line, CancellationToken cancellationToken)
    {
        try
        {
            await session.Registry.Reports.RelayNoticeAsync(
                new RelayNoticeRequest
                {
                    RequestId = Session.NewRequestId(),
                    ReportId = line.ReportId,
                    NoticeRelay = new NoticeRelay { EmailAddress = line.Email, Language = line.Language, OrderNumber = line.Order },
                },
                cancellationToken: cancellationToken);
            return null;
        }
        catch (RpcException refused)
            when (RegistryRefusal.Of(refused) is { Reason: not null, StatusCode: not (StatusCode.Unauthenticated or StatusCode.PermissionDenied) })
        {
            return RegistryRefusal.Of(refused);
        }
    }

    private static async Task<List<NoticeLine>> ReadAsync(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        var records = await CsvRecords.OpenAsync(reader);
        var header = new CsvHeader(records.Header);
        var (report, email, language) = (header.Find("report_id"), header.Find("email"), header.Find("language"));
        var order = header.Find("order_number");
        if (report < 0 || email < 0 || language < 0)
            throw new UsageException($"{Path.GetFileName(path)} needs the columns report_id,email,language.");
        var lines = new List<NoticeLine>();
        await foreach (var record in records.ReadAsync())
        {
            lines.Add(record.Fields is { } fields
                && CsvHeader.Field(fields, report) is { } id
                && CsvHeader.Field(fields, email) is { } address
                && CsvHeader.Field(fields, language) is { } code
                    ? new NoticeLine(record.Line, id, address, code, order < 0 ? "" : CsvHeader.Field(fields, order) ?? "", null)
                    : new NoticeLine(record.Line, "", "", "", "", "The line needs report_id, email and language."));
        }

        return lines;
    }

    private sealed record NoticeLine(int Number, string ReportId, string Email, string Language, string Order, string? Broken)
    {
        public override string ToString() => $"line {Number}";
    }
}
