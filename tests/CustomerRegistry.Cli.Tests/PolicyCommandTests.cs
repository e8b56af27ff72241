using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CustomerRegistry.Cli.Tests;

/// <summary>What an operator reads of a change of policy: two folders, and a registry that answers as the contract says.</summary>
public sealed class PolicyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cr-policy-").FullName;

    public PolicyCommandTests()
    {
        foreach (var (name, text) in Shipped())
        {
            var path = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private static string ShippedFolder { get; } = Path.Combine(AppContext.BaseDirectory, "Policy");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_folders_that_say_the_same_are_exit_code_0()
    {
        var run = await CommandLineRun.OfAsync("policy", "diff", ShippedFolder, _folder);
        Assert.Equal((0, "They say the same."), (run.ExitCode, run.Answers.Trim()));
    }

    [Fact]
    public async Task A_difference_is_exit_code_5_in_words_and_as_json_and_no_registry_is_asked()
    {
        CloseNotReceived();
        var run = await CommandLineRun.OfAsync("policy", "diff", ShippedFolder, _folder);
        Assert.Equal(5, run.ExitCode);
        Assert.Contains("entries of NOT_RECEIVED from GB are no longer shared (stricter)", run.Answers, StringComparison.Ordinal);
        Assert.Contains("gated -> own only", run.Answers, StringComparison.Ordinal);
        Assert.Contains("UK GDPR art. 6(1)(f)", run.Answers, StringComparison.Ordinal);

        var json = (await CommandLineRun.OfAsync("policy", "diff", ShippedFolder, _folder, "--json")).Json;
        var difference = Assert.Single(json.GetProperty("differences").EnumerateArray());
        Assert.Equal("stricter", difference.GetProperty("direction").GetString());
        Assert.False(json.TryGetProperty("effect", out _));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_is_wrong_usage_with_file_and_line()
    {
        File.WriteAllText(Path.Combine(_folder, "permits.json"), "[{}]");
        var run = await CommandLineRun.OfAsync("policy", "diff", ShippedFolder, _folder);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("permits.json:1", run.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_what_is_in_force_the_registry_says_what_it_would_do()
    {
        CloseNotReceived();
        await using var server = await ContractServer.StartAsync(new PolicyRegistry());
        var run = await CommandLineRun.OfAsync("policy", "diff", "in-force", _folder, "--address", server.Address);
        Assert.Equal(5, run.ExitCode);
        Assert.Matches("listings that others can see and no longer could, at once +12", run.Answers);
        Assert.Matches("reports deleted after 30 days +11", run.Answers);
        var json = (await CommandLineRun.OfAsync("policy", "diff", "in-force", _folder, "--address", server.Address, "--json")).Json;
        Assert.Equal("9", json.GetProperty("effect").GetProperty("corrections").GetString());
    }

    [Fact]
    public async Task Apply_waits_until_the_policy_has_gone_through_what_is_held_unless_told_not_to()
    {
        var registry = new PolicyRegistry();
        await using var server = await ContractServer.StartAsync(registry);
        var run = await CommandLineRun.OfAsync("policy", "apply", _folder, "--address", server.Address);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches("state +finished", run.Answers);
        Assert.Equal(3, registry.Asked);
        Assert.Equal(0, (await CommandLineRun.OfAsync("policy", "apply", _folder, "--no-wait", "--address", server.Address)).ExitCode);
        Assert.Equal(3, registry.Asked);

        var status = await CommandLineRun.OfAsync("policy", "status", "--address", server.Address, "--json");
        Assert.Equal("POLICY_CHANGE_STATE_FINISHED", status.Json.GetProperty("change").GetProperty("state").GetString());
    }

    private static IEnumerable<(string Name, string Text)> Shipped() => Directory.EnumerateFiles(ShippedFolder, "*.json", SearchOption.AllDirectories)
        .Select(path => (Path.GetRelativePath(ShippedFolder, path).Replace('\\', '/'), File.ReadAllText(path)));

    private void CloseNotReceived()
    {
        var path = Path.Combine(_folder, "jurisdictions", "GB.json");
        var text = File.ReadAllText(path);
        var changed = text.Replace("\"OTHER\": \"own_only\"}", "\"OTHER\": \"own_only\", \"NOT_RECEIVED\": \"own_only\"}", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        File.WriteAllText(path, changed);
    }

    /// <summary>The shipped policy is in force; a change is finished when it was asked about for the third time.</summary>
    private sealed class PolicyRegistry : JurisdictionService.JurisdictionServiceBase
    {
        public int Asked { get; private set; }

        public override Task<GetPolicyResponse> GetPolicy(GetPolicyRequest request, ServerCallContext context)
        {
            var bundle = new PolicyBundle { Hash = new string('a', 64), OperatorCountry = "GB", AppliedAt = new Timestamp() };
            foreach (var (name, text) in Shipped()) bundle.Files.Add(name, text);
            return Task.FromResult(new GetPolicyResponse { Policy = bundle });
        }

        public override Task<ApplyPolicyResponse> ApplyPolicy(ApplyPolicyRequest request, ServerCallContext context) => Task.FromResult(
            new ApplyPolicyResponse { Policy = new PolicyBundle { Hash = new string('b', 64), OperatorCountry = "GB", AppliedAt = new Timestamp() } });

        public override Task<GetPolicyChangeResponse> GetPolicyChange(GetPolicyChangeRequest request, ServerCallContext context)
        {
            Asked++;
            return Task.FromResult(new GetPolicyChangeResponse
            {
                Change = new PolicyChange
                {
                    State = Asked < 3 ? PolicyChangeState.Running : PolicyChangeState.Finished,
                    PolicyHash = new string('b', 64),
                    ReplacedHash = new string('a', 64),
                    StartedAt = new Timestamp(),
                    Reports = 20,
                    Done = Math.Min(20, Asked * 10),
                },
            });
        }

        public override async Task PreviewPolicy(
            PreviewPolicyRequest request, IServerStreamWriter<PreviewPolicyResponse> responseStream, ServerCallContext context)
        {
            await responseStream.WriteAsync(new PreviewPolicyResponse { Progress = new PolicyProgress { Done = 20, Total = 20 } });
            await responseStream.WriteAsync(new PreviewPolicyResponse
            {
                Effect = new PolicyEffect { Reports = 20, RestrictedListings = 12, ReportsDeletedLater = 11, Corrections = 9 },
            });
        }
    }
}
