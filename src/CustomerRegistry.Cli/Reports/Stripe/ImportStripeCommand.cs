using System.CommandLine;
using System.Runtime.CompilerServices;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Client;
using CustomerRegistry.Domain.Reports;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>
/// <c>registry reports import stripe FILE</c>: reads, maps by the policy in force, sends, counts. Deciding is
/// <see cref="StripeReportMapping"/>'s; here the parts are only put together.
/// </summary>
internal static class ImportStripeCommand
{
    private const string Description = """
        Report the disputes in an export of Stripe: JSON of its API (a list object, one dispute, or one object a line; charges
        expanded or not) or the dashboard's CSV, told apart by content. E-mail addresses are hashed on this side. Run it again
        with the same or a later export as often as you like: nothing is doubled, and an outcome that changed is updated.

        ORDERS.csv has the columns charge,order,email,country,orders,ordered_on and, if you like, email_confirmed (yes or no).
        What lacks something is written to FIXME.csv in these columns, to be completed and passed again as --orders.

        Stripe gives a dispute no time of its outcome. Taken is the newest balance transaction of a closed dispute; else the
        time of creation plus a second for each step it has gone, so that a later status always counts as newer.
        """;

    public static Command Create(Verbs verbs)
    {
        var file = new Argument<FileInfo>("file") { Description = "The export" };
        file.AcceptExistingOnly();
        var orders = new Option<FileInfo>("--orders") { Description = "ORDERS.csv, or a completed FIXME.csv" };
        orders.AcceptExistingOnly();
        var country = Words.ConsumerCountry("--consumer-country", "The consumer's country where the export has no address");
        var fixme = new Option<string>("--fixme") { Description = "Where to write what lacks something", DefaultValueFactory = _ => "FIXME.csv" };
        var account = new Option<string>("--account") { Description = "Your account at Stripe, as in 'provider set'", DefaultValueFactory = _ => "default" };
        var confirmed = new Option<bool>("--emails-confirmed")
        {
            Description = "You state that your customers showed their e-mail addresses to be theirs: signed in, or answered mail",
        };
        return verbs.Verb("stripe", Description, [file, orders, country, fixme, account, confirmed], async (session, cancellationToken) =>
        {
            session.ShowsProgress = true;
            if (!ExportedDispute.IsId(session.Get(account))) throw new UsageException("--account is 1 to 64 characters [A-Za-z0-9_.-].");
            var known = session.Get(orders) is { } path ? await OrdersFile.LoadAsync(path.FullName) : OrdersFile.None;
            var (codes, evidence) = await PolicyInForceAsync(session.Registry, cancellationToken);
            var statements = new ImportStatements(
                session.Get(account)!,
                session.Get(country),
                session.Get(confirmed),
                LiveKey: session.ApiKey?.StartsWith("cr_live_", StringComparison.Ordinal) == true);
            var mapping = new StripeReportMapping(codes, evidence, known, statements);
            await using var lacking = new FixmeFile(session.Get(fixme)!, session.Get(orders)?.FullName, known);
            return await ImportAsync(session, session.Get(file).FullName, mapping, lacking, cancellationToken);
        });
    }

    private static async Task<ExitCode> ImportAsync(
        Session session, string path, StripeReportMapping mapping, FixmeFile fixme, CancellationToken cancellationToken)
    {
        var summary = new ImportSummary();
        var (file, entries) = await StripeExport.OpenAsync(path, cancellationToken);
        await using var closing = file;
        RpcException? broken = null;
        try
        {
            await WorkProgress.ShowAsync(session.Terminal, "disputes", progress => new ReportStream(session.Registry.Reports).SendAsync(
                ReportsOf(entries, mapping, fixme, summary, () => progress((double)file.Position / Math.Max(1, file.Length), summary.Read), cancellationToken),
                summary.CountSent,
                (place, answer) => Count(summary, place, answer),
                cancellationToken));
        }
        catch (RpcException stopped) when (!cancellationToken.IsCancellationRequested)
        {
            if (summary.Answered == 0) throw;
            broken = stopped;
            summary.StoppedBecause = $"the registry broke off the stream: {RegistryRefusal.Of(stopped).Detail}";
        }

        await fixme.FinishAsync();
        if (summary.IsEmpty) throw new UsageException($"There is no dispute in {path}.");
        session.Answer(summary.Document(fixme.WrittenTo), page => summary.Print(page, fixme.WrittenTo));
        return broken is not null && RegistryRefusal.Of(broken).IsUnreachable ? ExitCode.NotReachable
            : summary.IsComplete ? ExitCode.Done
            : ExitCode.PartlyDone;
    }

    private static async IAsyncEnumerable<(Place Place, Wire.SubmitReportRequest Request)> ReportsOf(
        IAsyncEnumerable<ExportEntry> entries,
        StripeReportMapping mapping,
        FixmeFile fixme,
        ImportSummary summary,
        Action progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            progress();
            if (entry is not ExportEntry.Read { Dispute: var dispute })
            {
                summary.CountBroken(entry.Place, ((ExportEntry.Broken)entry).Why);
                continue;
            }

            summary.CountRead();
            switch (mapping.Map(dispute))
            {
                case MappedDispute.Ready ready:
                    yield return (entry.Place, ready.Request);
                    break;
                case MappedDispute.NotListable never:
                    summary.CountNotListable(entry.Place, never.Why);
                    break;
                case MappedDispute.Lacking lacking:
                    summary.CountLacking(entry.Place, lacking.Missing);
                    await fixme.AddAsync(dispute, lacking);
                    break;
                case MappedDispute.NotUnderstood unknown:
                    summary.CountBroken(entry.Place, unknown.Why);
                    break;
            }
        }
    }

    // The day's ration will not come back before tomorrow: everything behind it would only be refused too.
    private static bool Count(ImportSummary summary, Place place, Wire.SubmitReportsResponse answer)
    {
        summary.CountAnswer(place, answer);
        if (answer.Refusal?.Reason != Wire.RefusalReason.RationExhausted) return true;
        summary.StoppedBecause ??= "the ration of this day is used up.";
        return false;
    }

    /// <summary>What codes and categories mean is the operator's policy of today, not of the day this program was built.</summary>
    private static async Task<(ReasonCodes Codes, EvidenceTable Evidence)> PolicyInForceAsync(
        RegistryClient registry, CancellationToken cancellationToken)
    {
        var policy = (await registry.Jurisdictions.GetPolicyAsync(new Wire.GetPolicyRequest(), cancellationToken: cancellationToken)).Policy;
        if (policy is null
            || !policy.Files.TryGetValue("reason-codes.json", out var codesText) || !ReasonCodes.TryParse(codesText, out var codes, out _)
            || !policy.Files.TryGetValue("evidence.json", out var evidenceText) || !EvidenceTable.TryParse(evidenceText, out var evidence, out _))
        {
            throw new UsageException("The policy in force has no reason codes and evidence table that this version can read: the operator applies one with 'registry policy apply'.");
        }

        return (codes, evidence);
    }
}
