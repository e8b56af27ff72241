using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

public sealed class DisclosureRulesTests
{
    private static readonly DateTimeOffset Now = RiskCases.Now;

    private static AskedIdentifier Asked(IdentifierKind kind, params ulong[] keys) => new(kind, [.. keys.Select(key => new SubjectKey(0, key))]);

    [Fact]
    public void A_retried_call_within_ten_minutes_is_the_same_disclosure()
    {
        Assert.False(DisclosureRules.IsRepeat(null, Now));
        Assert.True(DisclosureRules.IsRepeat(Now, Now));
        Assert.True(DisclosureRules.IsRepeat(Now.AddMinutes(-10).AddTicks(1), Now));
        Assert.False(DisclosureRules.IsRepeat(Now.AddMinutes(-10), Now));
        Assert.True(DisclosureRules.IsRepeat(Now.AddMilliseconds(3), Now));
    }

    [Fact]
    public void A_binding_holds_for_ninety_days()
    {
        var binding = new OrderBinding(Now.AddDays(-90).AddTicks(1), []);
        Assert.True(DisclosureRules.Binds(binding, Now));
        Assert.False(DisclosureRules.Binds(binding, Now.AddTicks(1)));
    }

    [Fact]
    public void Who_is_the_orders_customer()
    {
        var binding = new OrderBinding(Now, [Asked(IdentifierKind.Email, 1, 101), Asked(IdentifierKind.Phone, 2)]);
        (bool Same, string Because, AskedIdentifier[] Asked)[] rows =
        [
            (true, "the same e-mail", [Asked(IdentifierKind.Email, 1)]),
            (true, "the same e-mail under the newer epoch alone", [Asked(IdentifierKind.Email, 101, 201)]),
            (true, "the card joins after the order", [Asked(IdentifierKind.Email, 1), Asked(IdentifierKind.PaymentAccountReference, 3)]),
            (false, "another e-mail", [Asked(IdentifierKind.Email, 4)]),
            (false, "the right e-mail as cover for another", [Asked(IdentifierKind.Email, 1), Asked(IdentifierKind.Email, 4)]),
            (false, "the right phone as cover for another e-mail", [Asked(IdentifierKind.Phone, 2), Asked(IdentifierKind.Email, 4)]),
            (false, "only a card that was not asked about", [Asked(IdentifierKind.PaymentAccountReference, 3)]),
            (false, "nothing", []),
        ];
        foreach (var row in rows) Assert.True(DisclosureRules.IsSameCustomer(binding, row.Asked) == row.Same, row.Because);
    }
}
