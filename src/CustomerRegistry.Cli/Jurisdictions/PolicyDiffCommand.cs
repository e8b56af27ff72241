using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.V1;
using Grpc.Core;
using PolicyBundle = CustomerRegistry.Domain.Jurisdictions.PolicyBundle;

namespace CustomerRegistry.Cli.Jurisdictions;

/// <summary>What a change of policy would do, before it is put in force: in words, and in numbers of what is held.</summary>
internal static class PolicyDiffCommand
{
    public const string InForce = "in-force";

    public static Command Create(Verbs verbs)
    {
        var old = new Argument<string>("old") { Description = $"A policy folder, or {InForce} for the registry's" };
        var proposed = new Argument<string>("new") { Description = $"A policy folder, or {InForce}" };
        var permits = Words.Text("--permits", "A file that stands for the new folder's permits.json: the operator's own");
        return verbs.Verb(
            "diff",
            $"What changes from OLD to NEW, in words; from {InForce} also what it would do to what is held. Ends with 5 if they differ.",
            [old, proposed, permits],
            async (session, cancellationToken) =>
            {
                var (before, operatorCountry) = await ReadAsync(session, session.Get(old), null, null, cancellationToken);
                var (after, _) = await ReadAsync(session, session.Get(proposed), session.Get(permits), operatorCountry, cancellationToken);
                var differences = PolicyDiffRules.Between(before, after);
                var effect = session.Get(old) == InForce && before.Hash != after.Hash
                    ? await PreviewAsync(session, after, cancellationToken)
                    : null;
                session.Answer(
                    new
                    {
                        OldHash = before.Hash,
                        NewHash = after.Hash,
                        Differences = differences.Select(each => new
                        {
                            each.Countries,
                            each.Key,
                            each.Part,
                            each.Old,
                            each.New,
                            Direction = each.Direction.ToString().ToLowerInvariant(),
                            each.File,
                            each.Source,
                            each.Confidence,
                            each.Meaning,
                        }),
                        Effect = effect is null ? (object?)null : Session.AsJson(effect),
                    },
                    page => Print(page, differences, effect));
                return differences.Count == 0 ? ExitCode.Done : ExitCode.Differs;
            });
    }

    public static void Print(Page page, PolicyEffect effect) => page.Table(
        ["of what is held", "how many"],
        [
            ["reports held", Number(effect.Reports)],
            ["listings that others can see and no longer could, at once", Number(effect.RestrictedListings)],
            ["listings that others cannot see and could", Number(effect.OpenedListings)],
            ["reports deleted with the next run of retention", Number(effect.ReportsDeletedNow)],
            ["reports deleted after 30 days", Number(effect.ReportsDeletedLater)],
            ["reports kept that were to be deleted", Number(effect.ReportsKeptAfterAll)],
            ["reports whose last day comes nearer", Number(effect.ReportsShortened)],
            ["checks whose merchant is told STOP_USING", Number(effect.Corrections)],
        ]);

    private static void Print(Page page, IReadOnlyList<PolicyDifference> differences, PolicyEffect? effect)
    {
        if (differences.Count == 0) page.Line("They say the same.");
        foreach (var group in differences.GroupBy(x => string.Join(", ", x.Countries)))
        {
            page.Heading(group.Key.Length == 0 ? "For all countries" : group.Key);
            foreach (var each in group)
            {
                var direction = each.Direction == PolicyDirection.Other ? "" : $" ({each.Direction.ToString().ToLowerInvariant()})";
                page.Line($"{each.Meaning}{direction}");
                page.Facts(
                    (each.Part.Length == 0 ? each.Key : $"{each.Key}, {each.Part}", $"{each.Old} -> {each.New}"),
                    ("source", each.Source.Length == 0 ? null : $"{each.Source} ({each.File}{(each.Confidence.Length == 0 ? "" : ", " + each.Confidence)})"));
            }
        }

        if (effect is null) return;
        page.Heading("What it would do if it were put in force now; nothing was changed");
        Print(page, effect);
    }

    private static async Task<PolicyEffect> PreviewAsync(Session session, PolicyBundle proposed, CancellationToken cancellationToken)
    {
        var request = new PreviewPolicyRequest();
        foreach (var (name, text) in proposed.Texts) request.Files[name] = text;
        using var call = session.Registry.Jurisdictions.PreviewPolicy(request, cancellationToken: cancellationToken);
        session.ShowsProgress = true;
        PolicyEffect? effect = null;
        await WorkProgress.ShowAsync(session.Terminal, "reports", async report =>
        {
            await foreach (var step in call.ResponseStream.ReadAllAsync(cancellationToken))
            {
                if (step.Effect is not null) effect = step.Effect;
                else if (step.Progress.Total > 0) report((double)step.Progress.Done / step.Progress.Total, (int)step.Progress.Done);
            }
        });
        return effect ?? throw new RpcException(new Status(StatusCode.Internal, "The preview ended without its figures."));
    }

    private static async Task<(PolicyBundle Bundle, Country Operator)> ReadAsync(
        Session session, string where, string? permits, Country? operatorCountry, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> files;
        if (where == InForce)
        {
            var inForce = (await session.Registry.Jurisdictions.GetPolicyAsync(new GetPolicyRequest(), cancellationToken: cancellationToken)).Policy
                ?? throw new UsageException("No policy is in force yet: there is nothing to compare with.");
            files = new Dictionary<string, string>(inForce.Files);
            operatorCountry = Country.Parse(inForce.OperatorCountry);
        }
        else
        {
            files = await PolicyFolder.ReadAsync(where, permits, cancellationToken);
        }

        // What is said of a value does not depend on where the operator is; only figures do, and those the registry counts.
        var country = operatorCountry ?? Country.Unknown;
        var read = PolicyBundle.Parse(files, country);
        return read.Value is { } bundle
            ? (bundle, country)
            : throw new UsageException($"{where} cannot be read: {string.Join("; ", read.Problems.Take(5).Select(x => x.ToString()))}");
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
