using System.Security.Cryptography;
using CustomerRegistry.Domain.Jurisdictions;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

public sealed class PolicyBundleTests
{
    private const string AllCodes =
        "AT BE BG CH CY CZ DE DK EE ES EU FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK UNKNOWN US US-CA";

    [Fact]
    public void The_shipped_files_are_a_bundle_and_every_ruling_carries_its_hash()
    {
        var result = PolicyBundle.Parse(Files, GB);
        Assert.Empty(result.Problems);
        Assert.Null(result.Refusal);
        var bundle = result.Value!;
        Assert.Equal(PolicyBundle.HashOf(Files), bundle.Hash);
        Assert.Equal(bundle.Hash, bundle.Book.Hash);
        Assert.Equal(bundle.Hash, bundle.Book.Admit(GB, GB, GB).PolicyHash);
        Assert.Equal(GB, bundle.Book.OperatorCountry);
        Assert.Equal([.. AllCodes.Split(' ')], bundle.Book.Policies.Select(policy => policy.File.Code));
    }

    [Fact]
    public void The_hash_is_SHA_256_over_sorted_names_and_texts_with_their_lengths()
    {
        byte[] expected = [0, 0, 0, 1, (byte)'a', 0, 0, 0, 2, 0xC3, 0xA6, 0, 0, 0, 1, (byte)'b', 0, 0, 0, 0];
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(expected)),
            PolicyBundle.HashOf(new Dictionary<string, string> { ["b"] = "", ["a"] = "æ" }));
    }

    [Fact]
    public void What_moves_between_name_and_text_changes_the_hash() => Assert.NotEqual(
        PolicyBundle.HashOf(new Dictionary<string, string> { ["ab"] = "c" }),
        PolicyBundle.HashOf(new Dictionary<string, string> { ["a"] = "bc" }));

    [Fact]
    public void Texts_of_other_rooms_are_kept_as_they_are()
    {
        var bundle = PolicyBundle.Parse(Changed(new() { ["evidence.json"] = "{ }\n", ["risk-model-12.json"] = "[]" }), GB).Value!;
        Assert.Equal("{ }\n", bundle.Text("evidence.json"));
        Assert.Equal("[]", bundle.Texts["risk-model-12.json"]);
        Assert.Null(bundle.Text("risk-model-13.json"));
    }

    [Theory]
    [InlineData("jurisdictions/README.md")]
    [InlineData("risk-model-.json")]
    [InlineData("risk-model-01.json")]
    [InlineData("risk-model-x.json")]
    [InlineData("notes.json")]
    public void A_file_that_no_room_reads_is_not_passed_over(string name)
    {
        var result = PolicyBundle.Parse(Changed(new() { [name] = "{}" }), GB);
        Assert.Equal($"{name}:1: is not a file of a bundle", Assert.Single(result.Problems).ToString());
    }

    [Theory]
    [InlineData("jurisdictions/UNKNOWN.json", "is missing: it answers for every country without a file")]
    [InlineData("permits.json", "is missing")]
    [InlineData("retention.json", "is missing")]
    [InlineData("jurisdictions/EU.json", "inherits: there is no file for 'EU'")]
    public void A_bundle_without_what_it_needs_is_none(string missing, string problem)
    {
        var files = new Dictionary<string, string>(Files);
        files.Remove(missing);
        var result = PolicyBundle.Parse(files, GB);
        Assert.Null(result.Value);
        Assert.Contains(result.Problems, p => p.ToString().EndsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Periods_of_records_are_read_with_their_sources()
    {
        var retention = PolicyBundle.Parse(Files, GB).Value!.Retention;
        Assert.Equal(new Period(0, 180), retention.UnreportedProviderEvents.Value);
        Assert.Equal(new Period(0, 180), retention.OpenReports.Value);
        Assert.Equal(new Period(0, 30), retention.RequestIds.Value);
        Assert.Equal(new Period(60, 0), retention.AuditEntries.Value);
        Assert.Equal(Confidence.Recommendation, retention.AuditEntries.Confidence);
        Assert.Equal(new Period(0, 30), retention.CaseAddresses.Value);
    }

    [Theory]
    [InlineData("\"days\": 180", "\"days\": -180", "retention.json:27: unreported_provider_events.value.days: must be from 1 to 3650, not -180")]
    [InlineData("\"days\": 180", "\"weeks\": 26", "retention.json:27: unreported_provider_events.value.weeks: is not a key here; known are months, days")]
    [InlineData("\"appeals\"", "\"appeal\"", "retention.json:8: appeal: is not a key here")]
    public void Periods_are_read_strictly(string old, string changed, string problem)
    {
        var result = RetentionPeriods.Parse("retention.json", Files["retention.json"].Replace(old, changed, StringComparison.Ordinal));
        Assert.Null(result.Value);
        Assert.StartsWith(problem, result.Problems[0].ToString(), StringComparison.Ordinal);
    }
}
