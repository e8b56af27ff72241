using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;
using Google.Protobuf;

namespace CustomerRegistry.Cli.Appeals;

internal static class AppealsCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group(
        "appeals", "Consumers' appeals: as the merchant that reported, or as reviewer.", List(verbs), Show(verbs), Answer(verbs), Decide(verbs));

    public static void Print(Page page, Appeal appeal)
    {
        page.Heading($"Appeal {appeal.AppealId}");
        page.Facts(
            ("report", appeal.ReportId),
            ("state", WireNames.Of(appeal.State)),
            ("ground", WireNames.Of(appeal.Ground)),
            ("filed", Times.Read(appeal.FiledAt)),
            ("shop must answer by", Times.Read(appeal.MerchantAnswerDueAt)),
            ("must be decided by", Times.Read(appeal.DecisionDueAt)),
            ("decided", Times.Read(appeal.DecidedAt)),
            ("because", string.Join(", ", appeal.DecisionReasons.Select(WireNames.Of<DecisionReason>))),
            ("restricted", appeal.Restricted ? "yes: the entry does not count while the case is open" : "no"),
            ("authority", appeal.Authority),
            ("etag", appeal.Etag));
        if (appeal.Timeline.Count == 0) return;
        page.Table(["when", "state", "what"], [.. appeal.Timeline.Select(each => new[] { Times.Read(each.At) ?? "", WireNames.Of(each.State), each.Text })]);
    }

    private static Command List(Verbs verbs)
    {
        var closed = new Option<bool>("--closed") { Description = "Closed cases too" };
        var limit = new Option<int>("--limit") { Description = "At most so many", DefaultValueFactory = _ => 500 };
        return verbs.Verb("list", "Appeals, the earliest deadline first.", [closed, limit], async (session, cancellationToken) =>
        {
            var appeals = await RowPages.ReadAsync(
                session.Get(limit),
                (size, token) => session.Registry.Appeals.ListAppealsAsync(
                    new ListAppealsRequest { PageSize = size, PageToken = token, IncludeClosed = session.Get(closed) },
                    cancellationToken: cancellationToken).ResponseAsync,
                reply => reply.Appeals,
                reply => reply.NextPageToken);
            return session.Answer(new ListAppealsResponse { Appeals = { appeals } }, page => page.Table(
                ["appeal", "report", "state", "ground", "answer due", "decision due"],
                [.. appeals.Select(appeal => new[]
                {
                    appeal.AppealId, appeal.ReportId, WireNames.Of(appeal.State), WireNames.Of(appeal.Ground),
                    Times.Read(appeal.MerchantAnswerDueAt) ?? "", Times.Read(appeal.DecisionDueAt) ?? "",
                })]));
        });
    }

    private static Command Show(Verbs verbs)
    {
        var id = Words.Id("appeal", "The appeal");
        var save = new Option<DirectoryInfo?>("--save-files") { Description = "A folder for the files of both sides" };
        return verbs.Verb("show", "The whole case, with the ruling under which the report was admitted.", [id, save], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Appeals.GetAppealCaseAsync(
                new GetAppealCaseRequest { AppealId = session.Get(id) }, cancellationToken: cancellationToken);
            if (session.Get(save) is { } folder) await SaveFilesAsync(reply, folder, cancellationToken);
            return session.Answer(reply, page =>
            {
                Print(page, reply.Appeal);
                foreach (var text in reply.Texts)
                {
                    page.Heading($"{WireNames.Of(text.Party)}, {Times.Read(text.At)}, {text.Attachments.Count} files");
                    page.Line(text.Text);
                }

                page.Heading("Ruling");
                page.Table(["key", "value", "file", "source", "confidence"], [.. reply.Ruling.Select(key => new[] { key.Key, key.Value, key.File, key.Source, key.Confidence })]);
            });
        });
    }

    private static Command Answer(Verbs verbs)
    {
        var id = Words.Id("appeal", "The appeal");
        var answer = Words.One<MerchantAnswer>("--answer", "Your answer", required: true);
        var text = Words.Text("--text", "Why the report stands, about the order, not the person; needed to defend");
        var files = new Option<FileInfo[]>("--file") { Description = "PDF, PNG or JPEG; up to five", DefaultValueFactory = _ => [] };
        var yes = Words.Yes();
        return verbs.Verb("answer", "Answer as the merchant: defend the report, or concede.", [id, answer, text, files, yes], async (session, cancellationToken) =>
        {
            if (session.Get(answer) == MerchantAnswer.Concede)
                session.Confirm(session.Get(yes), "Conceding deletes the report for good and tells every shop that saw it to stop using it.");
            else if (session.Get(text) is null)
                throw new UsageException("To defend a report say why it stands: --text.");
            var current = await CurrentAsync(session, session.Get(id), cancellationToken);
            var reply = await session.Registry.Appeals.AnswerAppealAsync(
                new AnswerAppealRequest
                {
                    RequestId = Session.NewRequestId(),
                    AppealId = session.Get(id),
                    Answer = session.Get(answer),
                    Text = session.Get(text) ?? "",
                    Attachments = { await ReadFilesAsync(session.Get(files) ?? [], cancellationToken) },
                    Etag = current.Etag,
                },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page => Print(page, reply.Appeal));
        });
    }

    private static Command Decide(Verbs verbs)
    {
        var id = Words.Id("appeal", "The appeal");
        var decision = Words.One<AppealDecision>("--decision", "The decision", required: true);
        var reasons = Words.Several<DecisionReason>("--reasons", "1 to 5 reasons", required: true);
        var text = Words.Text("--text", "In your words; seen by both sides");
        var yes = Words.Yes();
        return verbs.Verb("decide", "Decide a defended case as reviewer.", [id, decision, reasons, text, yes], async (session, cancellationToken) =>
        {
            if (session.Get(decision) == AppealDecision.Overturned)
                session.Confirm(session.Get(yes), "Overturning deletes the report for good and tells every shop that saw it to stop using it.");
            var current = await CurrentAsync(session, session.Get(id), cancellationToken);
            var reply = await session.Registry.Appeals.DecideAppealAsync(
                new DecideAppealRequest
                {
                    RequestId = Session.NewRequestId(),
                    AppealId = session.Get(id),
                    Decision = session.Get(decision),
                    Reasons = { session.Get(reasons) },
                    Text = session.Get(text) ?? "",
                    Etag = current.Etag,
                },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page => Print(page, reply.Appeal));
        });
    }

    private static async Task<Appeal> CurrentAsync(Session session, string appealId, CancellationToken cancellationToken) =>
        (await session.Registry.Appeals.GetAppealCaseAsync(
            new GetAppealCaseRequest { AppealId = appealId }, cancellationToken: cancellationToken)).Appeal;

    private static async Task<List<Attachment>> ReadFilesAsync(FileInfo[] files, CancellationToken cancellationToken)
    {
        var attachments = new List<Attachment>();
        foreach (var file in files)
        {
            var type = file.Extension.ToUpperInvariant() switch
            {
                ".PDF" => "application/pdf",
                ".PNG" => "image/png",
                ".JPG" or ".JPEG" => "image/jpeg",
                _ => throw new UsageException($"{file.Name} is not a PDF, PNG or JPEG."),
            };
            attachments.Add(new Attachment
            {
                MediaType = type,
                Content = ByteString.CopyFrom(await File.ReadAllBytesAsync(file.FullName, cancellationToken)),
            });
        }

        return attachments;
    }

    private static async Task SaveFilesAsync(GetAppealCaseResponse reply, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        folder.Create();
        foreach (var (attachment, number) in reply.Texts.SelectMany(text => text.Attachments).Select((each, i) => (each, i + 1)))
        {
            var extension = attachment.MediaType switch { "application/pdf" => "pdf", "image/png" => "png", _ => "jpg" };
            await File.WriteAllBytesAsync(
                Path.Combine(folder.FullName, $"{reply.Appeal.AppealId}-{number}.{extension}"), attachment.Content.ToByteArray(), cancellationToken);
        }
    }
}
