using CustomerRegistry.Domain.Jurisdictions;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

/// <summary>A shipped file with one value changed, and what is said of it.</summary>
public sealed class PolicyDiffRulesTests
{
    private const string GBFile = "jurisdictions/GB.json";

    private sealed record Row(
        string File, string Old, string Changed, string Countries, string Key, string Part, string Said, PolicyDirection Direction, string Meaning);

    private static readonly Row[] Rows =
    [
        new(GBFile, "{\"default\": \"gated\", \"OTHER\": \"own_only\"}", "{\"default\": \"gated\", \"OTHER\": \"own_only\", \"NOT_RECEIVED\": \"own_only\"}",
            "GB", "sharing", "NOT_RECEIVED", "gated -> own only", PolicyDirection.Stricter, "entries of NOT_RECEIVED from GB are no longer shared"),
        new(GBFile, "{\"default\": \"gated\", \"OTHER\": \"own_only\"}", "{\"default\": \"gated\", \"OTHER\": \"gated\"}",
            "GB", "sharing", "OTHER", "own only -> gated", PolicyDirection.Looser, "entries of OTHER from GB may be shared; what is held own-only stays so"),
        new(GBFile, "\"value\": {\"default\": 36}", "\"value\": {\"default\": 24}",
            "GB", "retention_months", "", "36 calendar months -> 24 calendar months", PolicyDirection.Stricter, "entries from GB are kept 24 calendar months instead of 36, also those that are held"),
        new(GBFile, "\"value\": {\"default\": 36}", "\"value\": {\"default\": 36, \"DUPLICATE\": 48}",
            "GB", "retention_months", "DUPLICATE", "36 calendar months -> 48 calendar months", PolicyDirection.Looser, "new entries of DUPLICATE from GB are kept 48 calendar months instead of 36; those that are held keep their last day"),
        new(GBFile, "\"value\": 14,\n      \"source\": \"Chosen by this registry: the law names no window\"", "\"value\": 21,\n      \"source\": \"Chosen by this registry: the law names no window\"",
            "GB", "reply_window_days", "", "14 days -> 21 days", PolicyDirection.Stricter, "entries from GB are seen 21 days after the notice instead of 14"),
        new(GBFile, "[\"EEA\"]", "[\"EEA\", \"US\"]",
            "GB", "transfers", "", "EEA -> EEA, US", PolicyDirection.Looser, "GB: to which other countries data may go: country codes, EEA, or ANY."),
        new(GBFile, "[\"EEA\"]", "[\"FR\"]",
            "GB", "transfers", "", "EEA -> FR", PolicyDirection.Stricter, "GB: to which other countries data may go: country codes, EEA, or ANY."),
        new(GBFile, "\"E3\": \"unclear\", \"E4\": \"yes\"", "\"E3\": \"no\", \"E4\": \"yes\"",
            "GB", "offence_data", "UNAUTHORISED E3", "unclear -> no", PolicyDirection.Looser, "entries of UNAUTHORISED E3 from GB no longer count as data about an offence"),
        new(GBFile, "\"value\": \"with_permit\"", "\"value\": \"no\"",
            "GB", "offence_data_allowed", "", "with permit -> no", PolicyDirection.Stricter, "data about an offence from GB is refused"),
        new(GBFile, "\"permit_needed\": {\n      \"value\": false", "\"permit_needed\": {\n      \"value\": true",
            "GB", "permit_needed", "", "no -> yes", PolicyDirection.Stricter, "nothing from GB is shared without a permit"),
        new(GBFile, "[\"en\"]", "[]", "GB", "languages", "", "en -> none: closed", PolicyDirection.Stricter, "GB is closed: no notice can go in an official language"),
        new("permits.json", "[]", "[{\"reference\": \"T-1\", \"authority\": \"A\", \"country\": \"DK\", \"opens\": [\"sharing\"], \"categories\": [\"NOT_RECEIVED\"], \"valid_from\": \"2026-01-01\", \"valid_until\": \"2027-01-01\"}]",
            "DK", "permit", "T-1", "none -> sharing of NOT_RECEIVED from 2026-01-01 until 2027-01-01", PolicyDirection.Looser, "the permit opens in DK: sharing of NOT_RECEIVED from 2026-01-01 until 2027-01-01; nothing that is held own-only"),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Rows.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void One_changed_value_is_one_sentence(int number)
    {
        var row = Rows[number];
        Assert.Contains(row.Old, Files[row.File], StringComparison.Ordinal);
        var difference = Assert.Single(PolicyDiffRules.Between(Bundle([]), Bundle(new()
        {
            [row.File] = Files[row.File].Replace(row.Old, row.Changed, StringComparison.Ordinal),
        })));
        Assert.Equal(
            (row.Countries, row.Key, row.Part, row.Said, row.Direction, row.Meaning),
            (string.Join(", ", difference.Countries), difference.Key, difference.Part, $"{difference.Old} -> {difference.New}", difference.Direction, difference.Meaning));
        Assert.NotEmpty(difference.Source);
    }

    [Fact]
    public void A_value_of_a_baseline_is_named_once_with_all_who_inherit_it()
    {
        var eu = Files["jurisdictions/EU.json"];
        var changed = eu.Replace("\"reply_window_days\": {\n      \"value\": 14", "\"reply_window_days\": {\n      \"value\": 20", StringComparison.Ordinal);
        Assert.NotEqual(eu, changed);
        var difference = Assert.Single(PolicyDiffRules.Between(Bundle([]), Bundle(new() { ["jurisdictions/EU.json"] = changed })));
        Assert.Contains("DK", difference.Countries);
        Assert.True(difference.Countries.Count > 1);
        Assert.Equal("EU", difference.File);
    }

    [Fact]
    public void Comments_are_no_difference_and_other_files_are_named()
    {
        Assert.Empty(PolicyDiffRules.Between(Bundle([]), Bundle(new() { [GBFile] = Files[GBFile] + "\n" })));
        var differences = PolicyDiffRules.Between(Bundle([]), Bundle(new()
        {
            ["evidence.json"] = "{}",
            ["risk-model-2.json"] = "{}",
            ["retention.json"] = Files["retention.json"].Replace("\"days\": 180", "\"days\": 90", StringComparison.Ordinal),
        }));
        Assert.Contains("evidence.json has other content", differences.Select(x => x.Meaning));
        Assert.Contains("risk-model-2.json is new", differences.Select(x => x.Meaning));
        Assert.Contains(differences, x => x.Key == "retention" && x.Direction == PolicyDirection.Stricter);
    }

    [Fact]
    public void A_country_s_own_file_is_compared_with_what_answered_before()
    {
        var without = new Dictionary<string, string>(Files);
        without.Remove("jurisdictions/NL.json");
        var bundle = PolicyBundle.Parse(without, ShippedPolicy.GB).Value!;
        var differences = PolicyDiffRules.Between(bundle, Bundle([]));
        Assert.Contains("NL gets a file of its own: until now UNKNOWN answered, which denies, or its country", differences.Select(x => x.Meaning));
        Assert.All(differences, x => Assert.Equal("NL", Assert.Single(x.Countries)));
        Assert.Contains(differences, x => x.Key == "languages" && x.Direction == PolicyDirection.Looser);
        Assert.Contains(PolicyDiffRules.Between(Bundle([]), bundle), x => x.Meaning == "NL has no file any more: UNKNOWN answers, which denies");
    }

    private static PolicyBundle Bundle(Dictionary<string, string> changed)
    {
        var result = PolicyBundle.Parse(Changed(changed), ShippedPolicy.GB);
        Assert.Empty(result.Problems);
        return result.Value!;
    }
}
