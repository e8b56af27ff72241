using CustomerRegistry.V1;
using Grpc.Core;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Jurisdictions;

/// <summary>Bundles that a running registry must not take: it says file and line, and goes on with the policy it has.</summary>
public sealed class PolicyRefusedTests(RegistryFixture registry)
{
    private const string Dk = "jurisdictions/DK.json";

    /// <summary>What is done to the bundle in force, and how the refusal begins.</summary>
    private static readonly Dictionary<string, (Action<IDictionary<string, string>> Bust, string Detail)> Busted = new()
    {
        ["unknown key"] = (Edit(Dk, "\"permit_needed\"", "\"permit_neded\""), $"{Dk}:6: permit_neded: is not a key of a policy file"),
        ["wrong type"] = (Edit(Dk, "\"value\": true", "\"value\": \"yes\""), $"{Dk}:7: permit_needed: must be true or false"),
        ["duplicate key"] = (Edit(Dk, "  \"keys\": {", "  \"keys\": {},\n  \"keys\": {"), $"{Dk}:6: keys: stands there twice"),
        ["negative period"] = (
            Edit("jurisdictions/EU.json", "\"value\": {\"months\": 1}", "\"value\": {\"months\": -1}"),
            "jurisdictions/EU.json:100: appeal_answer.months: must be from 1 to 120, not -1"),
        ["negative retention"] = (Edit(Dk, "{\"default\": 24}", "{\"default\": -24}"), $"{Dk}:"),
        ["country without baseline"] = (Edit(Dk, "  \"inherits\": \"EU\",\n", ""), $"{Dk}:4: sharing: is missing"),
        ["parent that is not there"] = (Edit(Dk, "\"EU\"", "\"EEA\""), $"{Dk}:4: inherits: there is no file for 'EEA'"),
        ["cycle in inherits"] = (Edit(Dk, "\"inherits\": \"EU\"", "\"inherits\": \"DK\""), $"{Dk}:4: inherits: goes in a circle: DK -> DK"),
        ["cycle over two files"] = (
            x => { Edit(Dk, "\"EU\"", "\"SE\"")(x); Edit("jurisdictions/SE.json", "\"EU\"", "\"DK\"")(x); },
            $"{Dk}:4: inherits: goes in a circle: DK -> SE -> DK"),
        ["permit without end"] = (
            x => x["permits.json"] = """
                [
                  { "reference": "1", "authority": "A", "country": "DK", "opens": ["sharing"], "categories": ["NOT_RECEIVED"],
                    "valid_from": "2026-01-01" }
                ]
                """,
            "permits.json:2: valid_until: is missing"),
        ["permit of a country without file"] = (
            x => x["permits.json"] = """
                [
                  { "reference": "1", "authority": "A", "country": "BR", "opens": ["sharing"], "categories": ["NOT_RECEIVED"],
                    "valid_from": "2026-01-01", "valid_until": "2027-01-01" }
                ]
                """,
            "permits.json:2: 1: is for BR, which has no file"),
        ["byte order mark"] = (x => x[Dk] = "\uFEFF" + x[Dk], $"{Dk}:1: is not plain UTF-8 without a byte order mark"),
        ["a letter that was lost"] = (Edit(Dk, "Databeskyttelsesloven §26", "Databeskyttelsesloven \uFFFD26"), $"{Dk}:8: is not plain UTF-8"),
        ["UTF-16 read as UTF-8"] = (x => x[Dk] = string.Concat(x[Dk].Select(c => $"{c}\0")), $"{Dk}:1: is not plain UTF-8"),
        ["byte order mark in another room's file"] = (x => x["evidence.json"] = "\uFEFF" + x["evidence.json"], "evidence.json:1: is not plain UTF-8"),
        ["no UNKNOWN"] = (x => x.Remove("jurisdictions/UNKNOWN.json"), "jurisdictions/CH.json:4: inherits: there is no file for 'UNKNOWN'"),
        ["a subdivision apart from its country"] = (
            Edit("jurisdictions/US-CA.json", "\"inherits\": \"US\"", "\"inherits\": \"GB\""),
            "jurisdictions/US-CA.json:4: inherits: must be \"US\""),
        ["a file that nobody reads"] = (x => x["jurisdictions/notes.txt"] = "later", "jurisdictions/notes.txt:1: is not a file of a bundle"),
        ["half a file"] = (x => x[Dk] = x[Dk][..^20], $"{Dk}:"),
    };

    public static TheoryData<string> Names => [.. Busted.Keys];

    private JurisdictionService.JurisdictionServiceClient Policies => new(registry.As(registry.OperatorKey));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_busted_bundle_is_refused_with_file_and_line_and_the_policy_stays(string name)
    {
        var before = (await Policies.GetPolicyAsync(new GetPolicyRequest())).Policy;
        var request = new ApplyPolicyRequest { RequestId = NewId(), ReplacesHash = before.Hash, Files = { before.Files } };
        Busted[name].Bust(request.Files);

        var refused = await Refused.ByAsync(async () => await Policies.ApplyPolicyAsync(request));

        Assert.Equal("POLICY_INVALID", refused.Reason);
        Assert.StartsWith(Busted[name].Detail, refused.Detail, StringComparison.Ordinal);
        Assert.Matches(":[1-9][0-9]*: ", refused.Detail);
        Assert.Equal(before, (await Policies.GetPolicyAsync(new GetPolicyRequest())).Policy);
        Assert.Equal(before.Hash, (await ExplainAsync()).PolicyHash);
    }

    [Fact]
    public async Task A_file_that_changed_since_another_was_applied_does_not_overwrite_it()
    {
        var before = (await Policies.GetPolicyAsync(new GetPolicyRequest())).Policy;
        var request = new ApplyPolicyRequest { RequestId = NewId(), ReplacesHash = new string('0', 64), Files = { before.Files } };

        var refused = await Refused.ByAsync(async () => await Policies.ApplyPolicyAsync(request));

        Assert.Equal(StatusCode.Aborted, refused.Code);
        Assert.Equal(before, (await Policies.GetPolicyAsync(new GetPolicyRequest())).Policy);
    }

    private static Action<IDictionary<string, string>> Edit(string file, string old, string changed) => files =>
    {
        Assert.Contains(old, files[file], StringComparison.Ordinal);
        files[file] = files[file].Replace(old, changed, StringComparison.Ordinal);
    };

    private async Task<ExplainRulingResponse> ExplainAsync() => await Policies.ExplainRulingAsync(new ExplainRulingRequest
    {
        ReporterCountry = "DK",
        ConsumerCountry = "DK",
        Category = Category.NotReceived,
        EvidenceLevel = EvidenceLevel.FinalForMerchant,
        Source = EvidenceSource.ProviderConfirmed,
    });
}
