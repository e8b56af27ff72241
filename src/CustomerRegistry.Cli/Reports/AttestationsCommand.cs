using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Reports;

/// <summary>The attested notices that were drawn to be looked at, for operators and auditors.</summary>
internal static class AttestationsCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group(
        "audit", "Notices that shops say they gave, drawn at random to be shown.", List(verbs), Record(verbs));

    private static Command List(Verbs verbs)
    {
        var all = new Option<bool>("--all") { Description = "Those with a finding too" };
        var limit = new Option<int>("--limit") { Description = "At most so many", DefaultValueFactory = _ => 500 };
        return verbs.Verb("list", "What was drawn and nobody has looked at, oldest first.", [all, limit], async (session, cancellationToken) =>
        {
            var drawn = await RowPages.ReadAsync(
                session.Get(limit),
                (size, token) => session.Registry.Notices.ListDrawnAttestationsAsync(
                    new ListDrawnAttestationsRequest { PageSize = size, PageToken = token, IncludeFound = session.Get(all) },
                    cancellationToken: cancellationToken).ResponseAsync,
                reply => reply.Attestations,
                reply => reply.NextPageToken);
            return session.Answer(new ListDrawnAttestationsResponse { Attestations = { drawn } }, page => Print(page, drawn));
        });
    }

    private static Command Record(Verbs verbs)
    {
        var report = Words.Id("report", "The report");
        var number = new Option<int>("--notice") { Description = "1 is the first notice, 2 the message that the outcome now counts", DefaultValueFactory = _ => 1 };
        var proven = new Option<bool>("--proven") { Description = "The carrier or gateway confirms it, or another document shows it" };
        var notProven = new Option<bool>("--not-proven") { Description = "It could not be shown: the listing is restricted and the shop's reporting stops" };
        var yes = Words.Yes();
        return verbs.Verb("record", "Record what was found.", [report, number, proven, notProven, yes], async (session, cancellationToken) =>
        {
            if (session.Get(proven) == session.Get(notProven)) throw new UsageException("Give one of --proven and --not-proven.");
            if (session.Get(notProven))
                session.Confirm(session.Get(yes), "This restricts the report's listing, tells who saw it, and stops the shop's reporting at once.");
            var reply = await session.Registry.Notices.RecordAttestationFindingAsync(
                new RecordAttestationFindingRequest
                {
                    RequestId = Session.NewRequestId(),
                    ReportId = session.Get(report),
                    NoticeNumber = session.Get(number),
                    Proven = session.Get(proven),
                },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page => Print(page, [reply.Attestation]));
        });
    }

    private static void Print(Page page, IReadOnlyCollection<DrawnAttestation> drawn) => page.Table(
        ["report", "notice", "merchant", "channel", "sent", "carrier reference", "drawn", "found"],
        [.. drawn.Select(each => new[]
        {
            each.ReportId, each.NoticeNumber.ToString(CultureInfo.InvariantCulture), each.MerchantName, WireNames.Of(each.Channel),
            Times.Read(each.SentAt) ?? "", each.CarrierReference, Times.Read(each.DrawnAt) ?? "",
            each.HasProven ? each.Proven ? "proven" : "not proven" : "",
        })],
        "nothing waits to be looked at");
}
