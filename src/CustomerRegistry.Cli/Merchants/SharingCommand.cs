using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Merchants;

/// <summary>The emergency stop of sharing, and its end.</summary>
internal static class SharingCommand
{
    public static Command CreateStop(Verbs verbs)
    {
        var country = Words.Country("--country", "Listings whose reporter, consumer or checker is there");
        var merchant = Words.OptionalId("--merchant", "A merchant's listings, and its checks see nothing");
        var reason = new Option<string>("--reason")
        {
            Description = "Why, 10 to 500 characters; kept with the stop",
            DefaultValueFactory = _ => "Stopped by the operator on the command line.",
        };
        var yes = Words.Yes();
        return verbs.Verb(
            "stop-sharing",
            "Stop the sharing of a country's or a merchant's listings at once; of all, if neither is named.",
            [country, merchant, reason, yes],
            async (session, cancellationToken) =>
            {
                var whose = (session.Get(country), session.Get(merchant)) switch
                {
                    (null, null) => "ALL listings",
                    ({ } where, null) => $"the listings of {where}",
                    (null, { } who) => $"the listings of merchant {who}",
                    _ => throw new UsageException("Name --country or --merchant, not both."),
                };
                session.Confirm(session.Get(yes), $"This stops the sharing of {whose} on every replica at once.");
                var reply = await session.Registry.Merchants.StopSharingAsync(
                    new StopSharingRequest
                    {
                        RequestId = Session.NewRequestId(),
                        Country = session.Get(country) ?? "",
                        MerchantId = session.Get(merchant) ?? "",
                        Confirm = true,
                        Reason = session.Get(reason),
                    },
                    cancellationToken: cancellationToken);
                return session.Answer(reply, page =>
                {
                    page.Facts(("stopped", whose), ("stop", reply.StopId));
                    page.Line($"To end it: registry resume-sharing {reply.StopId}");
                });
            });
    }

    public static Command CreateResume(Verbs verbs)
    {
        var stop = Words.Id("stop", "The stop's id, as stop-sharing printed it");
        var yes = Words.Yes();
        return verbs.Verb("resume-sharing", "End a stop of sharing.", [stop, yes], async (session, cancellationToken) =>
        {
            session.Confirm(session.Get(yes), "This lets the stopped listings be shared again.");
            var reply = await session.Registry.Merchants.ResumeSharingAsync(
                new ResumeSharingRequest { RequestId = Session.NewRequestId(), StopId = session.Get(stop) }, cancellationToken: cancellationToken);
            return session.Answer(reply, page => page.Facts(("ended", reply.StopId)));
        });
    }
}
