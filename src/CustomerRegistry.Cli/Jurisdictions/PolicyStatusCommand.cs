using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Jurisdictions;

/// <summary>How far the bundle in force has gone through what is held.</summary>
internal static class PolicyStatusCommand
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    public static Command Create(Verbs verbs) => verbs.Verb(
        "status", "How far the policy in force has gone through what is held.", [], async (session, cancellationToken) =>
        {
            var reply = await GetAsync(session, cancellationToken);
            return session.Answer(reply, page => Print(page, reply.Change));
        });

    /// <summary>Shows a bar until it has gone through everything; leaving early stops nothing.</summary>
    public static async Task<PolicyChange?> FollowAsync(Session session, CancellationToken cancellationToken)
    {
        var change = (await GetAsync(session, cancellationToken)).Change;
        if (change is not { State: PolicyChangeState.Running }) return change;
        session.ShowsProgress = true;
        await WorkProgress.ShowAsync(session.Terminal, "reports", async report =>
        {
            while (change is { State: PolicyChangeState.Running })
            {
                if (change.Reports > 0) report(Math.Min(1, (double)change.Done / change.Reports), (int)change.Done);
                await Task.Delay(Between, cancellationToken);
                change = (await GetAsync(session, cancellationToken)).Change;
            }
        });
        return change;
    }

    public static void Print(Page page, PolicyChange? change)
    {
        if (change is null)
        {
            page.Line("The first policy is in force: there was nothing to go through.");
            return;
        }

        page.Facts(
            ("state", change.State == PolicyChangeState.Running
                ? "running: the stricter of old and new holds"
                : "finished"),
            ("policy", change.PolicyHash),
            ("replaced", change.ReplacedHash == change.PolicyHash ? "nothing: a permit began or ended" : change.ReplacedHash),
            ("started", Times.Read(change.StartedAt)),
            ("finished", change.FinishedAt is null ? null : Times.Read(change.FinishedAt)));
        page.Table(
            ["of what is held", "how many"],
            [
                ["reports gone through", $"{Number(change.Done)} of {Number(change.Reports)}"],
                ["listings that others could see and no longer can", Number(change.RestrictedListings)],
                ["listings that others could not see and now can", Number(change.OpenedListings)],
                ["reports deleted after 30 days", Number(change.ReportsDeletedLater)],
                ["reports whose last day came nearer", Number(change.ReportsShortened)],
                ["checks whose merchant was told STOP_USING", Number(change.Corrections)],
            ]);
    }

    private static async Task<GetPolicyChangeResponse> GetAsync(Session session, CancellationToken cancellationToken) =>
        await session.Registry.Jurisdictions.GetPolicyChangeAsync(new GetPolicyChangeRequest(), cancellationToken: cancellationToken);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
