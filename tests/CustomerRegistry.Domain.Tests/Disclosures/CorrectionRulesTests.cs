using CsCheck;
using CustomerRegistry.Domain.Disclosures;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Disclosures;

public sealed class CorrectionRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Report = Numbered(9);

    [Fact]
    public void A_check_that_disclosed_several_listings_is_corrected_once_and_each_check_of_a_merchant_is_named()
    {
        var recipients = CorrectionRules.RecipientsOf([Told(3, 1), Told(1, 2), Told(2, 1), Told(1, 2)]);

        Assert.Equal([new(Numbered(1), Numbered(2)), new(Numbered(1), Numbered(3)), new CorrectionRecipient(Numbered(2), Numbered(1))],
            CorrectionRules.RecipientsOf([Told(check: 3, merchant: 1), Told(1, 2), Told(2, 1), Told(1, 2)]));
        Assert.Equal(3, recipients.Count);
    }

    [Fact]
    public void Nobody_was_told_so_nobody_is() => Assert.Empty(CorrectionRules.RecipientsOf([]));

    [Theory]
    [InlineData(-1, 1)] // corrected, then answered again: the new answer needs its own
    [InlineData(0, 1)] // at the same instant: better twice than never
    [InlineData(1, 0)] // corrected after the last answer
    [InlineData(null, 1)] // never corrected
    public void A_check_is_left_out_only_if_corrected_after_its_last_answer(int? hours, int expected) =>
        Assert.Equal(expected, CorrectionRules.RecipientsOf([Told(1, 1) with { CorrectedAt = hours is { } h ? Noon.AddHours(h) : null }]).Count);

    [Fact]
    public void Every_recipient_was_told_every_told_is_a_recipient_and_the_order_is_fixed() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 6]).Array[0, 20].Sample(told =>
        {
            var disclosed = told.Select(x => Told(check: x.Item2, merchant: x.Item1)).ToArray();
            var recipients = CorrectionRules.RecipientsOf(disclosed);

            Assert.Equal(disclosed.Select(x => (x.MerchantId, x.CheckId)).ToHashSet(), recipients.Select(x => (x.MerchantId, x.CheckId)).ToHashSet());
            Assert.Equal(recipients.Count, recipients.Distinct().Count());
            Assert.Equal(recipients, CorrectionRules.RecipientsOf(disclosed.Reverse()));
        });

    private static DisclosedListing Told(int check, int merchant) => new(Numbered(check), Numbered(merchant), Report, Noon, null);

    private static Guid Numbered(int number) => new(number, 0, 0, new byte[8]);
}
