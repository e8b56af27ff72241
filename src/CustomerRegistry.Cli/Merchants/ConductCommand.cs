using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Merchants;

/// <summary>How merchants use the registry: shown, and decided after looking.</summary>
internal static class ConductCommand
{
    public static Command Create(Verbs verbs)
    {
        var merchant = Words.OptionalId("--merchant", "This merchant, with its figures now; a merchant's own key sees its own");
        var looked = Words.OptionalId("--looked", "You looked at this merchant: record it, with --reason and --lift, --keep or --suspend");
        var reason = Words.Text("--reason", "Why, 10 to 500 characters; kept with the decision");
        var lift = new Option<bool>("--lift") { Description = "Cap and stop end, until the figures get worse than they are now" };
        var keep = new Option<bool>("--keep") { Description = "Everything stays; only the look is recorded" };
        var suspend = new Option<bool>("--suspend") { Description = "Stop the merchant's checks and reports, and its listings from counting" };
        var limit = new Option<int>("--limit") { Description = "At most so many", DefaultValueFactory = _ => 500 };
        var yes = Words.Yes();
        return verbs.Verb(
            "conduct",
            "How merchants use the registry: figures of the last twelve months, what is flagged, and what an operator decided.",
            [merchant, looked, reason, lift, keep, suspend, limit, yes],
            (session, cancellationToken) =>
            {
                (bool Given, ConductDecision Decision)[] decisions =
                [
                    (session.Get(lift), ConductDecision.Lift),
                    (session.Get(keep), ConductDecision.Keep),
                    (session.Get(suspend), ConductDecision.Suspend),
                ];
                var given = decisions.Where(each => each.Given).Select(each => each.Decision).ToList();
                if (session.Get(looked) is { } id)
                {
                    if (given is not [var decision]) throw new UsageException("--looked needs one of --lift, --keep and --suspend.");
                    if (session.Get(reason) is not { } why) throw new UsageException("--looked needs --reason: why, in 10 to 500 characters.");
                    if (decision == ConductDecision.Suspend)
                    {
                        session.Confirm(
                            session.Get(yes), "This stops the merchant's checks and reports at once, and its listings count for nobody.");
                    }

                    return DecideAsync(session, id, decision, why, cancellationToken);
                }

                if (given.Count > 0 || session.Get(reason) is not null)
                    throw new UsageException("--lift, --keep, --suspend and --reason go with --looked MERCHANT.");
                return session.Get(merchant) is { } one
                    ? ShowAsync(session, one, cancellationToken)
                    : ListAsync(session, session.Get(limit), cancellationToken);
            });
    }

    private static async Task<ExitCode> ShowAsync(Session session, string merchant, CancellationToken cancellationToken)
    {
        var reply = await session.Registry.Merchants.GetConductAsync(
            new GetConductRequest { MerchantId = merchant }, cancellationToken: cancellationToken);
        return session.Answer(reply, page => ConductPage.Print(page, reply.Conduct));
    }

    private static async Task<ExitCode> ListAsync(Session session, int limit, CancellationToken cancellationToken)
    {
        var conducts = await RowPages.ReadAsync(
            limit,
            (size, token) => session.Registry.Merchants.ListConductAsync(
                new ListConductRequest { PageSize = size, PageToken = token }, cancellationToken: cancellationToken).ResponseAsync,
            reply => reply.Conducts,
            reply => reply.NextPageToken);
        return session.Answer(new ListConductResponse { Conducts = { conducts } }, page => ConductPage.PrintList(page, conducts));
    }

    private static async Task<ExitCode> DecideAsync(
        Session session, string merchant, ConductDecision decision, string reason, CancellationToken cancellationToken)
    {
        var reply = await session.Registry.Merchants.DecideConductAsync(
            new DecideConductRequest
            {
                RequestId = Session.NewRequestId(),
                MerchantId = merchant,
                Decision = decision,
                Reason = reason,
            },
            cancellationToken: cancellationToken);
        return session.Answer(reply, page => ConductPage.Print(page, reply.Conduct));
    }
}
