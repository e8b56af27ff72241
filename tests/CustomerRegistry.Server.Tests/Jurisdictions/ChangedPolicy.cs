using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerRegistry.Server.Tests.Faults;
using CustomerRegistry.V1;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Jurisdictions;

/// <summary>The policy in force with a value changed, put in force as an operator would.</summary>
internal sealed class ChangedPolicy(RegistryFixture registry)
{
    public JurisdictionService.JurisdictionServiceClient Calls => new(registry.As(registry.OperatorKey));

    /// <summary>One value of one country's file, as JSON.</summary>
    public static (string Name, Func<string, string> Edit) Value(string country, string key, string json) => (
        $"jurisdictions/{country}.json",
        text =>
        {
            var file = JsonNode.Parse(text)!;
            file["keys"]![key]!["value"] = JsonNode.Parse(json);
            return file.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
        }
    );

    public static (string Name, Func<string, string> Edit) Permits(string json) => ("permits.json", _ => json);

    public async Task<ApplyPolicyRequest> RequestAsync(params (string Name, Func<string, string> Edit)[] edits)
    {
        var inForce = (await Calls.GetPolicyAsync(new GetPolicyRequest())).Policy;
        var request = new ApplyPolicyRequest { RequestId = NewId(), ReplacesHash = inForce.Hash };
        request.Files.Add(inForce.Files);
        foreach (var (name, edit) in edits) request.Files[name] = edit(request.Files[name]);
        return request;
    }

    /// <summary>Applies and waits until it has gone through what is held.</summary>
    public async Task<PolicyChange> ApplyAsync(params (string Name, Func<string, string> Edit)[] edits)
    {
        await Calls.ApplyPolicyAsync(await RequestAsync(edits));
        return await FinishedAsync();
    }

    public Task<PolicyChange> FinishedAsync() => Eventually.HoldsAsync(
        async () => (await Calls.GetPolicyChangeAsync(new GetPolicyChangeRequest())).Change,
        change => change.State == PolicyChangeState.Finished);

    /// <summary>The effect, and the progress that came before it.</summary>
    public async Task<(PolicyEffect Effect, IReadOnlyList<PolicyProgress> Progress)> PreviewAsync(
        params (string Name, Func<string, string> Edit)[] edits)
    {
        var request = new PreviewPolicyRequest();
        request.Files.Add((await RequestAsync(edits)).Files);
        using var call = Calls.PreviewPolicy(request);
        var progress = new List<PolicyProgress>();
        PolicyEffect? effect = null;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            var step = call.ResponseStream.Current;
            if (step.StepCase == PreviewPolicyResponse.StepOneofCase.Progress) progress.Add(step.Progress);
            else effect = step.Effect;
        }

        return (effect!, progress);
    }
}
