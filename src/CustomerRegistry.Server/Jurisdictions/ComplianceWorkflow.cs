using System.Globalization;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>
/// Writes out what an authority asks for. Counts of what is deleted come from the audit entries, streamed month by month and
/// counted in memory that does not grow with them; everything else from the rows, all of one snapshot.
/// </summary>
internal sealed class ComplianceWorkflow(
    ComplianceQueries queries, PolicyStore policies, RegistryOptions options, RegistryClock clock, AuditStore audit,
    IDbContextFactory<RegistryDbContext> contexts)
{
    public async Task<Refusal?> ExportAsync(
        Wire.ExportComplianceRequest request, Caller.Staff caller, IServerStreamWriter<Wire.ExportComplianceResponse> answers,
        CancellationToken ct)
    {
        if (await policies.CurrentAsync(ct) is not { } policy) return PolicyStore.NoneInForce;
        var (first, last) = (Day(request.FromDay), Day(request.ToDay));
        var (from, to) = (StartOf(first), StartOf(last.AddDays(1)));
        // Before the first figure leaves: whoever cancels half-way has seen half of them.
        await RecordAsync(caller, ct);
        var spans = Spans(first, last).ToList();
        var (done, total) = (0, spans.Count + ComplianceQueries.All.Count);
        await using var snapshot = await queries.OpenAsync(ct);
        var tally = new AuditTally();
        foreach (var (start, end) in spans)
        {
            await foreach (var entry in snapshot.EntriesAsync(start, end, ct))
            {
                if (entry is null) tally.AddUnreadable();
                else tally.Add(entry);
            }

            await TellAsync(answers, ++done, total, ct);
        }

        await SendAsync(answers, AuditTables.Of(tally, request.Exact), ct);
        foreach (var query in ComplianceQueries.All)
        {
            await SendAsync(answers, [await snapshot.ReadAsync(query, from, to, clock.Now, request.Exact, ct)], ct);
            await TellAsync(answers, ++done, total, ct);
        }

        await SendAsync(answers, [SamplesOf(await snapshot.SamplesAsync(from, to, ct)), RetentionOf(policy), RecordOf(policy)], ct);
        return null;
    }

    // The export is a look at everything: who did it is written down, though it shows nobody.
    private async Task RecordAsync(Caller.Staff caller, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        audit.Stage(db, AuditEntries.Of(caller, AuditAction.ComplianceExported, AuditSubject.Registry, Guid.Empty, clock.Now));
        await db.SaveChangesAsync(ct);
    }

    private static ComplianceTable SamplesOf(List<(DateTimeOffset DrawnAt, int Drawn, int Judged, int Wrong)> samples) => new(
        "samples", "Shared reports judged again",
        "Uncontested shared reports drawn at random and judged again by an outsider: the share found wrong with Wilson's interval of 95 %, of those judged. Sharing stops when the share is surely above 2 % even if all that is not judged yet proves right.",
        ["drawn_on", "drawn", "judged", "wrong", "share_low", "share_high", "sure"],
        [.. samples.Select(x =>
        {
            var (low, high) = RejudgementRules.Interval(x.Wrong, x.Judged);
            return (IReadOnlyList<string>)
            [
                x.DrawnAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Number(x.Drawn), Number(x.Judged), Number(x.Wrong),
                Share(low), Share(high), Share(RejudgementRules.Interval(x.Wrong, x.Drawn).Low),
            ];
        })]);

    private static ComplianceTable RetentionOf(PolicyInForce policy) => new(
        "retention", "Retention of records",
        $"Periods of the policy in force, SHA-256 {policy.Hash}. Entries themselves carry their last day from the ruling of their country.",
        ["kind", "period", "source", "confidence", "comment"],
        [.. Retained.All.Where(x => x.Period is not null).Select(x =>
        {
            var period = x.Period!(policy.Bundle.Retention);
            return (IReadOnlyList<string>)
            [
                ComplianceQueries.Word(x.Kind), RetentionText.Of(period.Value), period.Source, PolicyWords.Of(period.Confidence), period.Comment ?? "",
            ];
        })]);

    private ComplianceTable RecordOf(PolicyInForce policy) => ProcessingRecord.Of(
        options.OperatorName, policy.Operator,
        policy.Bundle.Texts.Keys.Where(x => x.StartsWith("jurisdictions/", StringComparison.Ordinal))
            .Select(x => x["jurisdictions/".Length..^".json".Length]).Where(x => x is not ("EU" or "UNKNOWN")));

    private static async Task SendAsync(
        IServerStreamWriter<Wire.ExportComplianceResponse> answers, IEnumerable<ComplianceTable> tables, CancellationToken ct)
    {
        foreach (var table in tables)
        {
            var wire = new Wire.ComplianceTable { Name = table.Name, Title = table.Title, Note = table.Note, Columns = { table.Columns } };
            wire.Rows.Add(table.Rows.Select(x => new Wire.ComplianceTableRow { Cells = { x } }));
            await answers.WriteAsync(new Wire.ExportComplianceResponse { Table = wire }, ct);
        }
    }

    private static Task TellAsync(IServerStreamWriter<Wire.ExportComplianceResponse> answers, int done, int total, CancellationToken ct) =>
        answers.WriteAsync(
            new Wire.ExportComplianceResponse { Progress = new Wire.ComplianceProgress { Done = (uint)done, Total = (uint)total } }, ct);

    private static IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Spans(DateOnly first, DateOnly last)
    {
        for (var start = first; start <= last;)
        {
            var next = new DateOnly(start.Year, start.Month, 1).AddMonths(1);
            if (next > last) next = last.AddDays(1);
            yield return (StartOf(start), StartOf(next));
            start = next;
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0.####", CultureInfo.InvariantCulture);
}
