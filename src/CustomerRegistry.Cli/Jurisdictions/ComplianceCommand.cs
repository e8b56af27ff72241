using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;
using Grpc.Core;

namespace CustomerRegistry.Cli.Jurisdictions;

/// <summary>Proof for an authority: figures without persons, and samples that an outsider judges again.</summary>
internal static class ComplianceCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group(
        "compliance", "What an authority asks for, without any identifier.", Export(verbs),
        Verbs.Group("sample", "Shared reports judged again by an outsider.", Draw(verbs), List(verbs), Record(verbs)));

    private static Command Export(Verbs verbs)
    {
        var from = Words.Day("--from", "The first day (UTC)", required: true);
        var to = Words.Day("--to", "The last day (UTC)", required: true);
        var folder = new Option<string>("--out") { Description = "The folder to write to; made where it is missing", Required = true };
        var exact = new Option<bool>("--exact")
        {
            Description = "Counts of 1 to 4 as they are, for the data protection officer alone; otherwise they read <5",
        };
        var yes = new Option<bool>("--yes") { Description = "Write also into a folder that has files in it" };
        return verbs.Verb(
            "export",
            "Writes figures of a span of days as JSON, CSV and a report to read. They hold no identifier, hash or id of a person; small counts are hidden.",
            [from, to, folder, exact, yes],
            async (session, cancellationToken) =>
            {
                var target = session.Get(folder)!;
                if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && !session.Get(yes))
                    throw new UsageException($"'{target}' has files in it: name another folder, or say --yes.");
                var request = new ExportComplianceRequest
                {
                    FromDay = Day(session.Get(from)!.Value),
                    ToDay = Day(session.Get(to)!.Value),
                    Exact = session.Get(exact),
                };
                var tables = await ReadAsync(session, request, cancellationToken);
                var files = await ComplianceFiles.WriteAsync(target, request, tables, cancellationToken);
                return session.Answer(
                    new { Folder = Path.GetFullPath(target), Files = files, request.Exact },
                    page =>
                    {
                        page.Facts(("folder", Path.GetFullPath(target)), ("to read", ComplianceFiles.ReportName));
                        page.Table(["file", "rows"], [.. tables.Select(x => new[] { $"{x.Name}.csv", x.Rows.Count.ToString(CultureInfo.InvariantCulture) })]);
                    });
            });
    }

    private static async Task<List<ComplianceTable>> ReadAsync(
        Session session, ExportComplianceRequest request, CancellationToken cancellationToken)
    {
        var tables = new List<ComplianceTable>();
        session.ShowsProgress = true;
        await WorkProgress.ShowAsync(session.Terminal, "parts", async report =>
        {
            using var call = session.Registry.Jurisdictions.ExportCompliance(request, cancellationToken: cancellationToken);
            await foreach (var answer in call.ResponseStream.ReadAllAsync(cancellationToken))
            {
                if (answer.Table is { } table) tables.Add(table);
                if (answer.Progress is { Total: > 0 } progress) report((double)progress.Done / progress.Total, (int)progress.Done);
            }
        });
        return tables;
    }

    private static Command Draw(Verbs verbs)
    {
        var size = new Option<uint>("--size") { Description = "How many reports, 1 to 1000; 200 show a share of 5 % well", DefaultValueFactory = _ => 200 };
        return verbs.Verb(
            "draw", "Draws uncontested shared reports at random.", [size],
            async (session, cancellationToken) =>
            {
                var reply = await session.Registry.Jurisdictions.DrawSampleAsync(
                    new DrawSampleRequest { RequestId = Session.NewRequestId(), Size = session.Get(size) }, cancellationToken: cancellationToken);
                return session.Answer(reply, page => Print(page, reply.Sample));
            });
    }

    private static Command List(Verbs verbs)
    {
        var sample = Words.OptionalId("--sample", "The sample; the newest if left out");
        return verbs.Verb(
            "list", "A sample with what an outsider needs to ask each merchant for its proof, and what was found.", [sample],
            async (session, cancellationToken) =>
            {
                var reply = await session.Registry.Jurisdictions.GetSampleAsync(
                    new GetSampleRequest { SampleId = session.Get(sample) ?? "" }, cancellationToken: cancellationToken);
                return session.Answer(reply, page => Print(page, reply.Sample));
            });
    }

    private static Command Record(Verbs verbs)
    {
        var sample = Words.OptionalId("--sample", "The sample");
        var number = new Option<uint>("--number") { Description = "The report's number in it", Required = true };
        var wrong = new Option<bool>("--wrong") { Description = "The outsider found the report wrong" };
        var right = new Option<bool>("--right") { Description = "The outsider found the report right" };
        return verbs.Verb(
            "record",
            "Records what the outsider found; it is never changed. Once more than 2 % are surely wrong, all sharing stops.",
            [sample, number, wrong, right],
            async (session, cancellationToken) =>
            {
                if (session.Get(sample) is not { } id) throw new UsageException("Say --sample: registry compliance sample list prints it.");
                if (session.Get(wrong) == session.Get(right)) throw new UsageException("Say --wrong or --right.");
                var reply = await session.Registry.Jurisdictions.RecordFindingAsync(
                    new RecordFindingRequest
                    {
                        RequestId = Session.NewRequestId(),
                        SampleId = id,
                        Number = session.Get(number),
                        FoundWrong = session.Get(wrong),
                    },
                    cancellationToken: cancellationToken);
                return session.Answer(reply, page =>
                {
                    if (reply.StoppedSharing) page.Line("All sharing was stopped: too many of the sample are wrong. The operator was mailed.");
                    Print(page, reply.Sample);
                });
            });
    }

    private static void Print(Page page, Sample sample)
    {
        page.Facts(
            ("sample", sample.SampleId),
            ("drawn", $"{Times.Read(sample.DrawnAt)}, {sample.Drawn} reports"),
            ("judged", $"{sample.Judged}, of them wrong {sample.Wrong}"),
            ("share wrong", sample.Judged == 0 ? null : $"{Percent(sample.WrongShareLow)} to {Percent(sample.WrongShareHigh)} (95 %)"),
            ("surely wrong", $"{Percent(sample.WrongShareSure)}; above 2 % sharing stops"));
        if (sample.Reports.Count == 0) return;
        page.Table(
            ["no.", "report", "merchant", "country", "category", "level", "proofs stated", "opened", "outcome", "found"],
            [.. sample.Reports.Select(x => new[]
            {
                x.Number.ToString(CultureInfo.InvariantCulture), x.ReportId, x.MerchantName, x.ConsumerCountry, WireNames.Of(x.Category),
                WireNames.Of(x.EvidenceLevel), x.Gone ? "report is gone" : string.Join(' ', x.Proofs.Select(WireNames.Of)), x.OpenedOn,
                Times.Read(x.OutcomeAt) ?? "", x.JudgedAt is null ? "" : x.FoundWrong ? "wrong" : "right",
            })]);
    }

    private static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
