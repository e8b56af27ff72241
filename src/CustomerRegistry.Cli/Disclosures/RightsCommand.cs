using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Disclosures;

internal static class RightsCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group(
        "rights", "What consumers ask for: access, rectification, erasure, restriction, objection, portability, human review.",
        List(verbs), Show(verbs), Decide(verbs), Extend(verbs));

    private static void Print(Page page, RightsRequest request)
    {
        page.Heading($"Request {request.RightsRequestId}");
        page.Facts(
            ("right", WireNames.Of(request.Kind)),
            ("state", WireNames.Of(request.State)),
            ("report", request.ReportId),
            ("check", request.CheckId),
            ("received", Times.Read(request.FiledAt)),
            ("must be answered by", Times.Read(request.DueAt)),
            ("extended", Times.Read(request.ExtendedAt)),
            ("extended because", request.ExtensionText),
            ("closed", Times.Read(request.ClosedAt)),
            ("because", string.Join(", ", request.DecisionReasons.Select(WireNames.Of<RightsDecisionReason>))),
            ("in words", request.DecisionText),
            ("restricted", request.Restricted ? "yes: the entry is not used, or marked, because of it" : "no"),
            ("free again from", Times.Read(request.RestrictedUntil)),
            ("authority", request.Authority),
            ("outside body", request.OutsideBody),
            ("etag", request.Etag));
        page.Table(
            ["when", "state", "what"],
            [.. request.Timeline.Select(each => new[] { Times.Read(each.At) ?? "", WireNames.Of(each.State), each.Text })]);
    }

    private static Command List(Verbs verbs)
    {
        var closed = new Option<bool>("--closed") { Description = "Closed requests too" };
        var limit = new Option<int>("--limit") { Description = "At most so many", DefaultValueFactory = _ => 500 };
        return verbs.Verb("list", "Requests, the least time left first. After it a request is granted by itself.", [closed, limit], async (session, cancellationToken) =>
        {
            var requests = await RowPages.ReadAsync(
                session.Get(limit),
                (size, token) => session.Registry.Disclosures.ListRightsRequestsAsync(
                    new ListRightsRequestsRequest { PageSize = size, PageToken = token, IncludeClosed = session.Get(closed) },
                    cancellationToken: cancellationToken).ResponseAsync,
                reply => reply.Requests,
                reply => reply.NextPageToken);
            return session.Answer(new ListRightsRequestsResponse { Requests = { requests } }, page => page.Table(
                ["request", "right", "state", "received", "answer due", "extended", "report or check"],
                [.. requests.Select(each => new[]
                {
                    each.RightsRequestId, WireNames.Of(each.Kind), WireNames.Of(each.State), Times.Read(each.FiledAt) ?? "",
                    Times.Read(each.DueAt) ?? "", each.ExtendedAt is null ? "" : "yes", each.ReportId + each.CheckId,
                })]));
        });
    }

    private static Command Show(Verbs verbs)
    {
        var id = Words.Id("request", "The request");
        return verbs.Verb("show", "A request, what the person wrote, and what it is about.", [id], async (session, cancellationToken) =>
        {
            var reply = await CaseAsync(session, session.Get(id), cancellationToken);
            return session.Answer(reply, page =>
            {
                Print(page, reply.Request);
                page.Facts(("shop", reply.MerchantName), ("the person writes", reply.Statement));
                if (reply.Entry is { } entry)
                {
                    page.Heading("Entry");
                    page.Facts(
                        ("category", WireNames.Of(entry.Category)),
                        ("evidence", WireNames.Of(entry.EvidenceLevel)),
                        ("source", WireNames.Of(entry.Source)),
                        ("opened", entry.OpenedOn),
                        ("goes by itself after", entry.LastDay),
                        ("own-only", entry.OwnOnly ? "yes" : "no"),
                        ("under appeal", entry.UnderAppeal ? "yes" : "no"));
                }

                if (reply.Check is { } check)
                {
                    page.Heading("What was answered");
                    page.Facts(
                        ("level", WireNames.Of(check.Level)),
                        ("advice", WireNames.Of(check.Advice)),
                        ("the shop", WireNames.Of(check.Action)),
                        ("model", check.ModelVersion),
                        ("policy", check.PolicyHash));
                    foreach (var line in check.Explanation) page.Line($"  {line}");
                    foreach (var line in check.WhatWouldChange) page.Line($"  {line}");
                }

                page.Heading("Ruling");
                page.Table(
                    ["key", "value", "file", "source", "confidence"],
                    [.. reply.Ruling.Select(key => new[] { key.Key, key.Value, key.File, key.Source, key.Confidence })]);
            });
        });
    }

    private static Command Decide(Verbs verbs)
    {
        var id = Words.Id("request", "The request");
        var decision = Words.One<RightsDecision>("--decision", "The decision", required: true);
        var reasons = Words.Several<RightsDecisionReason>("--reasons", "1 to 5 reasons that go with the right", required: true);
        var text = Words.Text("--text", "In your words; the person reads it");
        var yes = Words.Yes();
        return verbs.Verb("decide", "Grant a request or refuse it.", [id, decision, reasons, text, yes], async (session, cancellationToken) =>
        {
            if (session.Get(decision) == RightsDecision.Granted)
                session.Confirm(session.Get(yes), "Granting may delete the report for good and tells every shop that saw it to stop using it.");
            var current = await CaseAsync(session, session.Get(id), cancellationToken);
            var reply = await session.Registry.Disclosures.DecideRightsRequestAsync(
                new DecideRightsRequestRequest
                {
                    RequestId = Session.NewRequestId(),
                    RightsRequestId = session.Get(id),
                    Decision = session.Get(decision),
                    Reasons = { session.Get(reasons) },
                    Text = session.Get(text) ?? "",
                    Etag = current.Request.Etag,
                },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page => Print(page, reply.Request));
        });
    }

    private static Command Extend(Verbs verbs)
    {
        var id = Words.Id("request", "The request");
        var reason = Words.Text("--reason", "Why it takes longer; the person is told", required: true);
        return verbs.Verb("extend", "Take the ruling's longer period, once and within the first.", [id, reason], async (session, cancellationToken) =>
        {
            var current = await CaseAsync(session, session.Get(id), cancellationToken);
            var reply = await session.Registry.Disclosures.ExtendRightsRequestAsync(
                new ExtendRightsRequestRequest
                {
                    RequestId = Session.NewRequestId(),
                    RightsRequestId = session.Get(id),
                    Reason = session.Get(reason) ?? "",
                    Etag = current.Request.Etag,
                },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page => Print(page, reply.Request));
        });
    }

    private static async Task<GetRightsCaseResponse> CaseAsync(Session session, string id, CancellationToken cancellationToken) =>
        await session.Registry.Disclosures.GetRightsCaseAsync(new GetRightsCaseRequest { RightsRequestId = id }, cancellationToken: cancellationToken);
}
