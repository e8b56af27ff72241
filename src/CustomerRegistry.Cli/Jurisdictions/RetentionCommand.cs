using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Jurisdictions;

/// <summary>What will be deleted when.</summary>
internal static class RetentionCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group(
        "retention", "What is kept for how long, and what will be deleted when.", Report(verbs));

    private static Command Report(Verbs verbs) => verbs.Verb(
        "report",
        "Counts of what goes with the next run and within 7, 30 and 90 days, the periods of the policy in force, and the jobs' last runs.",
        [],
        async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Jurisdictions.GetRetentionAsync(new GetRetentionRequest(), cancellationToken: cancellationToken);
            return session.Answer(reply, page => Print(page, reply));
        });

    private static void Print(Page page, GetRetentionResponse reply)
    {
        page.Facts(("as of", reply.Day), ("policy", reply.PolicyHash));
        page.Heading("What goes when");
        page.Table(
            ["kind", "now", "7 days", "30 days", "90 days", "later", "kept"],
            [.. reply.Records.Select(x => new[]
            {
                WireNames.Of(x.Kind), Number(x.DueNow), Number(x.Within7Days), Number(x.Within30Days), Number(x.Within90Days), Number(x.Later),
                KeptOf(x),
            })]);
        page.Heading("Last run of each job on this replica");
        page.Table(
            ["job", "began", "ended", "done", "passed over", "fault"],
            [.. reply.Runs.Select(x => new[]
            {
                x.Job, Times.Read(x.StartedAt) ?? "", Times.Read(x.FinishedAt) ?? "", Number(x.Done), Number(x.Failed), x.Fault,
            })],
            "no job has run since the server was started");
    }

    private static string KeptOf(RetainedRecords records) => records.Kind switch
    {
        RetainedKind.Entries => "until its last day",
        RetainedKind.UntoldReports => "until the notice is due",
        RetainedKind.Tombstones => "for good, so that nothing comes back",
        _ => records.Period,
    };

    private static string Number(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
