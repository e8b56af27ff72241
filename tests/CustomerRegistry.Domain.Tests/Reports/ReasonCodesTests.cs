using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class ReasonCodesTests
{
    private const string OneCode = """
        {"version": 1, "about": "x", "classification": {"source": "x", "confidence": "recommendation"}, "codes": [
        {"network": "VISA", "code": "13.1", "name": "Not Received", "category": "NOT_RECEIVED", "fault_class": "CARDHOLDER_POSSIBLE", "source": "x", "confidence": "verified"}]}
        """;

    // Every code of law.md section 9, by network and class: P, T, M, N.
    [Theory]
    [InlineData(CardNetwork.Visa, FaultClass.CardholderPossible, "10.3 10.4 13.1 13.2 13.3 13.6 13.7")]
    [InlineData(CardNetwork.Visa, FaultClass.ThirdParty, "10.1 10.2")]
    [InlineData(CardNetwork.Visa, FaultClass.Procedural, "10.5")]
    [InlineData(CardNetwork.Visa, FaultClass.Merchant, "11.1 11.2 11.3 12.1 12.2 12.3 12.4 12.5 12.6.1 12.6.2 12.7 13.4 13.5 13.8 13.9")]
    [InlineData(CardNetwork.Mastercard, FaultClass.CardholderPossible, "4837 4863 4853 4855 4841 4860 4859 4854 4999")]
    [InlineData(CardNetwork.Mastercard, FaultClass.ThirdParty, "4870 4871")]
    [InlineData(CardNetwork.Mastercard, FaultClass.Procedural, "4801 4802")]
    [InlineData(CardNetwork.Mastercard, FaultClass.Merchant, "4849 4840 4847 4808 4807 4812 4835 4834 4831 4842 4846 4850")]
    [InlineData(CardNetwork.Amex, FaultClass.CardholderPossible, "F24 F29 F14 C08 C31 C32 C02 C04 C05 C18 C28")]
    [InlineData(CardNetwork.Amex, FaultClass.ThirdParty, "F10 F22 F30 F31")]
    [InlineData(CardNetwork.Amex, FaultClass.Merchant, "A01 A02 A08 A03 P01 P03 P04 P05 P07 P08 P22 P23 C14")]
    [InlineData(CardNetwork.Amex, FaultClass.Procedural, "FR2 FR4 FR6 M01 M10 M49 R03 R13")]
    [InlineData(CardNetwork.Discover, FaultClass.CardholderPossible, "UA02 UA01 AA RG RM RN2 AP")]
    [InlineData(CardNetwork.Discover, FaultClass.ThirdParty, "UA05 UA06 UA10 UA11 UA12 UA18 UA20 UA30")]
    [InlineData(CardNetwork.Discover, FaultClass.Merchant, "AT DA NA EX DP LP IN AW CD PM NF")]
    [InlineData(CardNetwork.Discover, FaultClass.Procedural, "05 DC AL CA IC NC N P")]
    public void The_file_has_every_known_code_and_no_other(CardNetwork network, FaultClass faultClass, string codes)
    {
        var listed = Given.Codes.All
            .Where(code => code.Network == network && code.FaultClass == faultClass && code.SubReason is null)
            .Select(code => code.Code);

        Assert.Equal(codes.Split(' ').Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(CardNetwork.Visa, "13.1", Category.NotReceived)]
    [InlineData(CardNetwork.Visa, "10.4", Category.Unauthorised)]
    [InlineData(CardNetwork.Mastercard, "4855", Category.NotReceived)]
    [InlineData(CardNetwork.Amex, "C28", Category.RecurringCancelled)]
    [InlineData(CardNetwork.Amex, "C04", Category.CancelledOrReturned)]
    [InlineData(CardNetwork.Discover, "RN2", Category.CreditNotProcessed)]
    [InlineData(CardNetwork.Discover, "RM", Category.NotAsDescribed)]
    public void A_code_names_its_category(CardNetwork network, string code, Category category) =>
        Assert.Equal(category, Given.Codes.Find(network, code)!.Category);

    [Theory]
    [InlineData(" 4853")]
    [InlineData("4853 ")]
    [InlineData("\t4853\n")]
    public void Spaces_around_a_code_do_not_matter(string code) =>
        Assert.Equal("4853", Given.Codes.Find(CardNetwork.Mastercard, code)!.Code);

    [Fact]
    public void Lower_case_does_not_matter() => Assert.Equal("C08", Given.Codes.Find(CardNetwork.Amex, "c08")!.Code);

    [Fact]
    public void Without_a_network_a_code_of_one_network_only_is_found() =>
        Assert.Equal(CardNetwork.Visa, Given.Codes.Find(network: null, "13.1")!.Network);

    [Fact]
    public void No_code_belongs_to_two_networks() =>
        Assert.All(Given.Codes.All, code => Assert.Equal(code, Given.Codes.Find(network: null, code.Code, code.SubReason)));

    [Theory]
    [InlineData(CardNetwork.Visa, "4853")] // another network's
    [InlineData(CardNetwork.Visa, "13")] // a beginning of one
    [InlineData(CardNetwork.Visa, "")]
    [InlineData(CardNetwork.Visa, "99.9")]
    public void An_unknown_code_is_not_found(CardNetwork network, string code) => Assert.Null(Given.Codes.Find(network, code));

    [Theory]
    [InlineData("NOT_PROVIDED", Category.NotReceived, true)]
    [InlineData("no_show", Category.CancelledOrReturned, true)]
    [InlineData("COUNTERFEIT_GOODS", Category.NotAsDescribed, false)]
    [InlineData("ADDENDUM", Category.Other, false)]
    public void An_umbrella_code_goes_by_its_sub_reason(string subReason, Category category, bool listable)
    {
        var code = Given.Codes.Find(CardNetwork.Mastercard, "4853", subReason)!;

        Assert.Equal((category, listable), (code.Category!.Value, code.IsListable));
    }

    [Fact]
    public void An_umbrella_code_without_sub_reason_leaves_the_category_to_the_report() =>
        Assert.Null(Given.Codes.Find(CardNetwork.Mastercard, "4853")!.Category);

    [Fact]
    public void An_unknown_sub_reason_is_not_taken_for_the_umbrella() =>
        Assert.Null(Given.Codes.Find(CardNetwork.Mastercard, "4853", "SOMETHING_NEW"));

    [Fact]
    public void Only_what_a_cardholder_can_have_done_is_listable() =>
        Assert.All(Given.Codes.All, code =>
        {
            Assert.Equal(code.FaultClass == FaultClass.CardholderPossible, code.IsListable);
            Assert.Equal(code.IsListable, code.WhyNeverListed is null);
        });

    [Theory]
    [InlineData("\"13.1\"", "\" 13.1\"")] // spaces: would never be found
    [InlineData("\"VISA\"", "\"JCB\"")] // a network that is not known
    [InlineData("\"VISA\"", "1")] // a number for a word
    [InlineData("\"CARDHOLDER_POSSIBLE\"", "\"P\"")] // not a word of ours
    [InlineData("\"fault_class\"", "\"fault\"")] // an unknown key
    [InlineData("\"verified\"", "\"certain\"")] // not a confidence
    [InlineData("\"Not Received\"", "\"\"")] // no name
    [InlineData("\"NOT_RECEIVED\"", "\"NOT_RECEIVED\", \"category\": \"OTHER\"")] // a key twice
    [InlineData("\"category\": \"NOT_RECEIVED\", ", "")] // a key missing
    [InlineData("]}", "]} {}")] // something after it
    [InlineData("]}", ",]}")] // a trailing comma
    [InlineData("{\"version\"", "/* */ {\"version\"")] // a comment
    public void A_file_that_is_not_exactly_right_is_refused_whole(string right, string wrong)
    {
        Assert.True(ReasonCodes.TryParse(OneCode, out _, out _));
        Assert.Contains(right, OneCode, StringComparison.Ordinal);

        Assert.False(ReasonCodes.TryParse(OneCode.Replace(right, wrong, StringComparison.Ordinal), out var codes, out var refusal));
        Assert.Null(codes);
        Assert.Equal(RefusalReason.PolicyInvalid, refusal!.Reason);
        Assert.StartsWith("reason-codes.json: ", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_twice_and_an_empty_list_are_refused()
    {
        var start = OneCode.IndexOf("{\"network\"", StringComparison.Ordinal);
        var row = OneCode[start..OneCode.IndexOf("]}", StringComparison.Ordinal)];

        Assert.False(ReasonCodes.TryParse(OneCode.Replace(row, row + "," + row, StringComparison.Ordinal), out _, out _));
        Assert.False(ReasonCodes.TryParse(OneCode.Replace(row, "", StringComparison.Ordinal), out _, out _));
        Assert.False(ReasonCodes.TryParse("null", out _, out _));
    }
}
