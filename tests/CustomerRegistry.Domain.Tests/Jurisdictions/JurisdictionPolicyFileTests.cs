using System.Text;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

/// <summary>Bad input: each file of testdata/policy is busted in the one way that its name says.</summary>
public sealed class JurisdictionPolicyFileTests
{
    private static readonly string TestData = Path.Combine(TestFolder, "testdata", "policy");

    /// <summary>File, and the problem it must give: line and key, then words.</summary>
    public static TheoryData<string, string> Busted => new()
    {
        { "unknown_key", "6: reply_windows_days: is not a key of a policy file" },
        { "unknown_top_level_key", "4: parent: is not a key here; known are country, name, keys, inherits, baseline" },
        { "unknown_key_beside_a_value", "5: reply_window_days.note: is not a key here; known are value, source, confidence, comment" },
        { "duplicate_key", "6: reply_window_days: stands there twice" },
        { "duplicate_value", "7: value: stands there twice" },
        { "duplicate_category", "9: OTHER: stands there twice" },
        { "wrong_type", "5: reply_window_days: must be a whole number" },
        { "fraction", "5: reply_window_days: must be a whole number" },
        { "number_too_large", "5: reply_window_days: must be a whole number" },
        { "negative_period", "5: appeal_answer.months: must be from 1 to 120, not -1" },
        { "negative_retention", "5: retention_months.default: must be from 1 to 120, not -24" },
        { "months_and_days", "5: appeal_answer: must have either months or days" },
        { "no_source", "5: permit_needed.source: is missing" },
        { "empty_source", "5: permit_needed.source: must not be empty" },
        { "confidence", "5: permit_needed.confidence: 'certain' is not one of verified, knowledge, conflicting, recommendation, unverified" },
        { "unknown_category", "5: sharing.NOT_DELIVERED: 'NOT_DELIVERED' is not one of default, UNAUTHORISED, NOT_RECEIVED" },
        { "category_without_default", "5: sharing.default: is missing" },
        { "unknown_level", "5: offence_data.UNAUTHORISED.E5: 'E5' is not one of default, E-, E0, E1, E2, E3, E4" },
        { "level_below_final", "5: minimum_evidence.default: must be E3 or E4" },
        { "unknown_word", "5: sector_limit: 'some' is not one of any, same_sector" },
        { "transfer", "5: transfers: 'EU27' is not a two-letter country code in capitals, EEA or ANY" },
        { "language", "5: languages: must be two small letters" },
        { "holiday", "5: public_holidays: 'second tuesday' is not a holiday such as 12-25" },
        { "null", "5: human_review: must be true or false" },
        { "trailing_content", "2: is not JSON" },
        { "trailing_comma", "5: is not JSON" },
        { "comment", "2: is not JSON" },
        { "other_country", "2: country: 'NL' is not what the file is named after" },
        { "list", "1: must be an object" },
        { "no_keys", "1: keys: is missing" },
        { "half_a_letter", "3: holds a string that is not valid text" },
        { "empty", "1: is not JSON" },
        { "byte_order_mark", "1: is not plain UTF-8 without a byte order mark" },
        { "latin_1", "3: is not plain UTF-8 without a byte order mark" },
    };

    [Theory]
    [MemberData(nameof(Busted))]
    public void A_busted_file_names_file_line_and_key(string name, string problem)
    {
        // Decoded as a loader would that does not hide a byte order mark.
        var text = new UTF8Encoding().GetString(File.ReadAllBytes(Path.Combine(TestData, $"busted_{name}.json")));
        var result = JurisdictionPolicyFile.Parse("jurisdictions/DK.json", text);
        Assert.Null(result.Value);
        Assert.StartsWith($"jurisdictions/DK.json:{problem}", Assert.Single(result.Problems).ToString(), StringComparison.Ordinal);
        Assert.Equal(RefusalReason.PolicyInvalid, result.Refusal!.Reason);
    }

    [Fact]
    public void Every_busted_file_has_a_row() => Assert.Equal(
        Directory.EnumerateFiles(TestData, "busted_*.json").Select(path => Path.GetFileNameWithoutExtension(path)["busted_".Length..]).Order(),
        Busted.Select(row => (string)row.Data.Item1).Order());

    [Fact]
    public void All_problems_of_a_file_are_listed_at_once()
    {
        var result = JurisdictionPolicyFile.Parse("DK.json", """
            { "country": "DK", "name": "Denmark", "keys": {
              "reply_window_days": { "value": -1, "source": "", "confidence": "verified" },
              "nonsense": 1 } }
            """);
        Assert.Equal(
            [
                "DK.json:2: reply_window_days: must be from 0 to 365, not -1",
                "DK.json:2: reply_window_days.source: must not be empty",
                "DK.json:3: nonsense: is not a key of a policy file",
            ],
            result.Problems.Select(problem => problem.ToString()));
        Assert.EndsWith("(and 2 more)", result.Refusal!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inherited_value_keeps_the_file_it_came_from()
    {
        var denmark = Book.PolicyFor(DK);
        Assert.Equal("DK", denmark.Value(PolicyKeys.PermitNeeded).File);
        Assert.Equal(Confidence.Verified, denmark.Value(PolicyKeys.PermitNeeded).Confidence);
        Assert.Equal("EU", denmark.Value(PolicyKeys.ReplyWindowDays).File);
        Assert.Equal(14, denmark.Value(PolicyKeys.ReplyWindowDays).Value);
        Assert.Equal("EU", denmark.Origin(PolicyKeys.ReplyWindowDays).File);
    }

    [Theory]
    [InlineData("DK", "AT", "AT", "DK", "jurisdictions/DK.json:1: inherits: goes in a circle: DK -> AT -> DK")]
    [InlineData("DK", "DK", "AT", "EU", "jurisdictions/DK.json:1: inherits: goes in a circle: DK -> DK")]
    [InlineData("DK", "EU", "AT", "ZZ", "jurisdictions/AT.json:1: inherits: there is no file for 'ZZ'")]
    [InlineData("DK", "EU", "AT", "", "jurisdictions/AT.json:1: sharing: is missing")]
    public void A_chain_of_parents_ends_in_a_file_that_has_everything(string a, string parentOfA, string b, string parentOfB, string problem)
    {
        var result = PolicyBundle.Parse(
            Changed(new() { [$"jurisdictions/{a}.json"] = Child(a, parentOfA), [$"jurisdictions/{b}.json"] = Child(b, parentOfB) }), GB);
        Assert.Null(result.Value);
        Assert.Contains(problem, result.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_grandparent_answers_too()
    {
        var book = With(new() { ["jurisdictions/AT.json"] = Child("AT", "DE") });
        Assert.Equal("DE", book.PolicyFor(Country.Parse("AT")).Value(PolicyKeys.RestrictionWhileContested).File);
        Assert.Equal("EU", book.PolicyFor(Country.Parse("AT")).Value(PolicyKeys.HumanReview).File);
    }

    [Fact]
    public void Sharing_behind_a_gate_needs_the_notice()
    {
        var text = Files["jurisdictions/GB.json"].Replace(
            "\"notice_before_sharing\": {\n      \"value\": true", "\"notice_before_sharing\": {\n      \"value\": false", StringComparison.Ordinal);
        var result = PolicyBundle.Parse(Changed(new() { ["jurisdictions/GB.json"] = text }), GB);
        Assert.Equal("jurisdictions/GB.json:4: sharing: gated needs notice_before_sharing", Assert.Single(result.Problems).ToString());
    }

    private static string Child(string code, string parent) =>
        $$"""{ "country": "{{code}}", "name": "{{code}}"{{(parent.Length == 0 ? "" : $", \"inherits\": \"{parent}\"")}}, "keys": {} }""";
}
