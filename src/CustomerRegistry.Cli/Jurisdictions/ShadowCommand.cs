using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Jurisdictions;

/// <summary>What a draft model would have answered beside the live one.</summary>
internal static class ShadowCommand
{
    private static readonly RiskLevel[] Levels = [RiskLevel.None, RiskLevel.Low, RiskLevel.Medium, RiskLevel.High];

    public static Command Create(Verbs verbs)
    {
        var model = Words.Text("--model", "SHA-256 of a draft's file; the one computed now if left out");
        var all = new Option<bool>("--all") { Description = "Also the checks on whose level both models agree" };
        var limit = new Option<int>("--limit") { Description = "At most so many checks", DefaultValueFactory = _ => 50 };
        return verbs.Verb(
            "shadow",
            "What a draft risk model beside the live one would have answered: by level, then check by check.",
            [model, all, limit],
            async (session, cancellationToken) =>
            {
                ListShadowDifferencesResponse? first = null;
                var differences = await RowPages.ReadAsync(
                    session.Get(limit),
                    async (size, token) =>
                    {
                        var reply = await session.Registry.Risk.ListShadowDifferencesAsync(
                            new ListShadowDifferencesRequest
                            {
                                PageSize = size,
                                PageToken = token,
                                ShadowModelHash = session.Get(model) ?? first?.ShadowModelHash ?? "",
                                Agreeing = session.Get(all),
                            },
                            cancellationToken: cancellationToken);
                        first ??= reply;
                        return reply;
                    },
                    reply => reply.Differences,
                    reply => reply.NextPageToken);
                var answer = first!.Clone();
                answer.NextPageToken = "";
                answer.Differences.Clear();
                answer.Differences.Add(differences);
                return session.Answer(answer, page => Print(page, answer));
            });
    }

    private static void Print(Page page, ListShadowDifferencesResponse answer)
    {
        page.Facts(
            ("computed now", answer.ShadowModel switch
            {
                null => "no draft: set Registry__Risk__ShadowModel, or apply a policy with shadow-model.json",
                { Live: true } draft => $"{draft.Version} is the live model itself: nothing is compared",
                var draft => $"{draft.Version}, SHA-256 {draft.Hash}",
            }),
            ("shown", answer.ShadowModelHash));
        page.Heading("Checks by level: answered (down), by the draft (across)");
        page.Table(
            ["answered", .. Levels.Select(level => WireNames.Of(level)), "together"],
            answer.Counts.Count == 0 ? [] : [.. Levels.Select(live => Row(answer, live))],
            "nothing compared yet");
        page.Heading("Check by check, newest first");
        page.Table(
            ["check", "when", "answered", "score", "by", "draft", "score", "by"],
            [.. answer.Differences.Select(each => new[]
            {
                each.CheckId, Times.Read(each.DisclosedAt) ?? "",
                WireNames.Of(each.LiveLevel), each.HasLiveScore ? Number(each.LiveScore) : "", each.LiveModelVersion,
                WireNames.Of(each.ShadowLevel), each.HasShadowScore ? Number(each.ShadowScore) : "", each.ShadowModelVersion,
            })]);
    }

    private static string[] Row(ListShadowDifferencesResponse answer, RiskLevel live)
    {
        var counts = Levels.Select(shadow => answer.Counts.Where(x => x.LiveLevel == live && x.ShadowLevel == shadow).Sum(x => (long)x.Checks)).ToArray();
        return [WireNames.Of(live), .. counts.Select(Number), Number(counts.Sum())];
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
