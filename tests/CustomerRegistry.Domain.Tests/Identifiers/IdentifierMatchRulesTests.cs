using CsCheck;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Identifiers;

public sealed class IdentifierMatchRulesTests
{
    private static readonly DateOnly Ordered = new(2026, 3, 10);
    private static readonly DateOnly Soon = new(2026, 6, 1);

    private static readonly MatchableIdentifier Mail = new(IdentifierKind.Email, true, Ordered);
    private static readonly MatchableIdentifier TypedMail = new(IdentifierKind.Email, false, Ordered);
    private static readonly MatchableIdentifier Phone = new(IdentifierKind.Phone, false, Ordered);
    private static readonly MatchableIdentifier ConfirmedPhone = new(IdentifierKind.Phone, true, Ordered);
    private static readonly MatchableIdentifier Account = new(IdentifierKind.PaymentAccountReference, false, Ordered);
    private static readonly MatchableIdentifier Address = new(IdentifierKind.PostalAddress, false, Ordered);

    private sealed record Case(bool Matches, MatchableIdentifier[] Matched, DateOnly Today);

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["nothing"] = new(false, [], Soon),
        ["a confirmed e-mail alone"] = new(true, [Mail], Soon),
        ["an e-mail that somebody typed"] = new(false, [TypedMail], Soon),
        ["two e-mails that somebody typed"] = new(false, [TypedMail, TypedMail], Soon),
        ["a payment account alone"] = new(true, [Account], Soon),
        ["a phone alone: families share it"] = new(false, [Phone], Soon),
        ["a confirmed phone alone: still shared"] = new(false, [ConfirmedPhone], Soon),
        ["two phones are one household"] = new(false, [Phone, ConfirmedPhone], Soon),
        ["an address alone: flats share it"] = new(false, [Address], Soon),
        ["billing and delivery address of one household"] = new(false, [Address, Address], Soon),
        ["phone and address"] = new(true, [Phone, Address], Soon),
        ["phone and typed e-mail as the second"] = new(true, [Phone, TypedMail], Soon),
        ["address and typed e-mail as the second"] = new(true, [Address, TypedMail], Soon),
        ["phone on the last day of its year"] = new(true, [Phone, Address], new DateOnly(2027, 3, 9)),
        ["phone 12 months after the order"] = new(false, [Phone, Address], new DateOnly(2027, 3, 10)),
        ["a lapsed phone is no second identifier for an e-mail either"] = new(false, [Phone, TypedMail], new DateOnly(2027, 3, 10)),
        ["a lapsed phone takes nothing from the other two"] = new(true, [Phone, TypedMail, Address], new DateOnly(2028, 1, 1)),
        ["e-mail and account do not lapse"] = new(true, [Mail], new DateOnly(2036, 1, 1)),
        ["a phone of 29 February lapses on the 28th"] =
            new(false, [Phone with { OrderedOn = new DateOnly(2028, 2, 29) }, Address], new DateOnly(2029, 2, 28)),
        ["the order of the list does not matter"] = new(true, [TypedMail, Phone, Mail], Soon),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Each_case_matches_or_not(string name) =>
        Assert.Equal(Cases[name].Matches, IdentifierMatchRules.Matches(Cases[name].Matched, Cases[name].Today));

    [Theory, MemberData(nameof(Names))]
    public void A_report_that_could_never_match_is_refused(string name)
    {
        var refusal = IdentifierMatchRules.RefuseUnmatchable(Cases[name].Matched, Cases[name].Today);

        if (Cases[name].Matches)
        {
            Assert.Null(refusal);
            return;
        }

        Assert.Equal(RefusalReason.IdentifierNotAlone, refusal?.Reason);
        Assert.Equal("report.identifiers", refusal?.Field);
    }

    [Fact]
    public void One_more_matched_identifier_never_unmakes_a_match() =>
        Gen.Select(
            Gen.Select(Gen.Enum<IdentifierKind>(), Gen.Bool, Gen.Int[0, 900]).Array[1, 8],
            Gen.Int[0, 900]).Sample((drawn, day) =>
        {
            MatchableIdentifier[] identifiers =
                [.. drawn.Select(one => new MatchableIdentifier(one.Item1, one.Item2, Ordered.AddDays(one.Item3)))];
            var today = Ordered.AddDays(day);
            return !IdentifierMatchRules.Matches(identifiers.AsSpan(1), today) || IdentifierMatchRules.Matches(identifiers, today);
        });
}
