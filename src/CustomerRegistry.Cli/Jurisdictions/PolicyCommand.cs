using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Client;
using CustomerRegistry.V1;
using Grpc.Core;

namespace CustomerRegistry.Cli.Jurisdictions;

internal static class PolicyCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group(
        "policy", "The law as data: what is in force, and what it rules.", Apply(verbs), Show(verbs), Explain(verbs),
        ShadowCommand.Create(verbs));

    /// <summary>Puts files in force in place of the bundle that is in force now.</summary>
    public static async Task<ApplyPolicyResponse> ApplyAsync(
        RegistryClient registry, IDictionary<string, string> files, CancellationToken cancellationToken)
    {
        var request = new ApplyPolicyRequest
        {
            RequestId = Session.NewRequestId(),
            ReplacesHash = await HashInForceAsync(registry, cancellationToken),
        };
        request.Files.Add(files);
        return await registry.Jurisdictions.ApplyPolicyAsync(request, cancellationToken: cancellationToken);
    }

    public static void Print(Page page, ExplainRulingResponse ruling)
    {
        page.Facts(("outcome", ruling.Outcome), ("decided by", ruling.WhyNot.Length == 0 ? null : ruling.WhyNot), ("policy", ruling.PolicyHash));
        page.Table(
            ["key", "value", "file", "source", "confidence"],
            [.. ruling.Keys.Select(key => new[] { key.Key, key.Value, key.File, key.Source, key.Confidence })]);
        page.Line("conflicting, recommendation and unverified are this registry's choice, not law.");
    }

    private static Command Apply(Verbs verbs)
    {
        var folder = new Argument<string>("folder") { Description = "The policy's folder, such as deploy/policy" };
        var permits = Words.Text("--permits", "A file that stands for permits.json: the operator's own");
        return verbs.Verb("apply", "Put a policy in force, on every replica.", [folder, permits], async (session, cancellationToken) =>
        {
            var files = await PolicyFolder.ReadAsync(session.Get(folder), session.Get(permits), cancellationToken);
            var reply = await ApplyAsync(session.Registry, files, cancellationToken);
            return session.Answer(reply, page => PrintBundle(page, reply.Policy, files.Keys));
        });
    }

    private static Command Show(Verbs verbs)
    {
        var file = Words.Text("--file", "Print this file of it, such as jurisdictions/DK.json");
        return verbs.Verb("show", "The policy in force.", [file], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Jurisdictions.GetPolicyAsync(new GetPolicyRequest(), cancellationToken: cancellationToken);
            if (reply.Policy is null) return session.Answer(reply, page => page.Line("No policy is in force yet: registry policy apply DIR."));
            if (session.Get(file) is not { } name)
                return session.Answer(reply, page => PrintBundle(page, reply.Policy, reply.Policy.Files.Keys.Order(StringComparer.Ordinal)));
            if (!reply.Policy.Files.TryGetValue(name, out var text))
                throw new UsageException($"'{name}' is not in the policy; registry policy show lists its files.");
            return session.Answer(new { File = name, Text = text }, page => page.Line(text));
        });
    }

    private static Command Explain(Verbs verbs)
    {
        var reporter = Words.Country("--reporter", "The reporting merchant's country", required: true);
        var consumer = Words.ConsumerCountry("--consumer", "The consumer's country", required: true);
        var checker = Words.Country("--checker", "The checking merchant's country; left out for the ruling on admission");
        var op = Words.Country("--operator", "The operator's country; left out for the registry's own");
        var folder = Words.Text("--policy", "Explain from the files of this folder, without a registry; needs --operator");
        var permits = Words.Text("--permits", "With --policy: a file that stands for permits.json");
        var category = Words.One<Category>("--category", "What the dispute was about", required: true);
        var level = Words.One("--evidence", "Who confirmed the outcome", defaultValue: EvidenceLevel.FinalForMerchant);
        var source = Words.One("--source", "How the registry knows", defaultValue: EvidenceSource.ProviderConfirmed);
        var reporterSector = Words.One("--reporter-sector", "The reporter's trade", defaultValue: Sector.GeneralRetail);
        var checkerSector = Words.One("--checker-sector", "The checker's trade", defaultValue: Sector.GeneralRetail);
        return verbs.Verb(
            "explain",
            "A ruling, key by key with the legal source of each.",
            [reporter, consumer, checker, op, category, level, source, reporterSector, checkerSector, folder, permits],
            async (session, cancellationToken) =>
            {
                var request = new ExplainRulingRequest
                {
                    ReporterCountry = session.Get(reporter),
                    ConsumerCountry = session.Get(consumer),
                    CheckerCountry = session.Get(checker) ?? "",
                    OperatorCountry = session.Get(op) ?? "",
                    Category = session.Get(category),
                    EvidenceLevel = session.Get(level),
                    Source = session.Get(source),
                    ReporterSector = session.Get(reporterSector),
                    CheckerSector = session.Get(checkerSector),
                };
                var reply = session.Get(folder) is { } files
                    ? await OfflineRuling.ExplainAsync(request, files, session.Get(permits), cancellationToken)
                    : await session.Registry.Jurisdictions.ExplainRulingAsync(request, cancellationToken: cancellationToken);
                return session.Answer(reply, page => Print(page, reply));
            });
    }

    private static async Task<string> HashInForceAsync(RegistryClient registry, CancellationToken cancellationToken)
    {
        try
        {
            return (await registry.Jurisdictions.GetPolicyAsync(new GetPolicyRequest(), cancellationToken: cancellationToken)).Policy?.Hash ?? "";
        }
        catch (RpcException none) when (none.StatusCode is StatusCode.NotFound)
        {
            return "";
        }
    }

    private static void PrintBundle(Page page, PolicyBundle policy, IEnumerable<string> files)
    {
        page.Facts(("in force since", Times.Read(policy.AppliedAt)), ("hash", policy.Hash), ("operator's country", policy.OperatorCountry));
        var names = files.ToArray();
        page.Line($"  {names.Length.ToString(CultureInfo.InvariantCulture)} files: {string.Join(", ", names)}");
    }
}
