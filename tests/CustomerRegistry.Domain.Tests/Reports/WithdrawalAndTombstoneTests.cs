using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class WithdrawalAndTombstoneTests
{
    [Theory]
    [InlineData(WithdrawalReason.MerchantError, true, true)]
    [InlineData(WithdrawalReason.Settled, true, true)]
    [InlineData(WithdrawalReason.WrongPerson, true, true)]
    [InlineData(WithdrawalReason.Other, true, true)]
    [InlineData(WithdrawalReason.DuplicateReport, true, false)] // the other report of the order goes on
    [InlineData(WithdrawalReason.DuplicateReport, false, true)] // there is no other: not a way round the tombstone
    public void A_withdrawal_leaves_a_tombstone(WithdrawalReason reason, bool orderHasOther, bool tombstone) =>
        Assert.Equal(
            new WithdrawalDecision.Withdrawn(HadListing: true, EndsAppeal: true, tombstone),
            WithdrawalRules.Withdraw(Given.Held(EvidenceLevel.FinalForMerchant, openAppeal: true), reason, orderHasOther));

    [Fact]
    public void Every_reason_has_its_row() =>
        Assert.All(Enum.GetValues<WithdrawalReason>(), reason =>
            Assert.IsType<WithdrawalDecision.Withdrawn>(WithdrawalRules.Withdraw(Given.Held(EvidenceLevel.Claimed), reason, orderHasOtherReport: false)));

    [Fact]
    public void An_open_report_had_no_listing() =>
        Assert.Equal(
            new WithdrawalDecision.Withdrawn(HadListing: false, EndsAppeal: false, LeavesTombstone: true),
            WithdrawalRules.Withdraw(Given.Held(EvidenceLevel.Claimed), WithdrawalReason.Settled, orderHasOtherReport: false));

    [Theory]
    [InlineData(ReportState.CustomerRight)]
    [InlineData(ReportState.Overturned)]
    [InlineData(ReportState.Expired)]
    public void What_has_ended_cannot_be_withdrawn(ReportState state)
    {
        var held = Given.Held(EvidenceLevel.FinalForMerchant) with { State = state };

        var refused = Assert.IsType<WithdrawalDecision.Refused>(WithdrawalRules.Withdraw(held, WithdrawalReason.Other, orderHasOtherReport: false));

        Assert.Equal(RefusalReason.OutcomeFinal, refused.Refusal.Reason);
    }

    [Fact]
    public void A_second_withdrawal_changes_nothing() =>
        Assert.Equal(
            new WithdrawalDecision.Unchanged(),
            WithdrawalRules.Withdraw(
                Given.Held(EvidenceLevel.FinalForMerchant) with { State = ReportState.Withdrawn }, WithdrawalReason.Other, orderHasOtherReport: false));

    [Theory]
    [InlineData(null, ReportState.CustomerRight, ReportState.CustomerRight)]
    [InlineData(ReportState.CustomerRight, ReportState.Withdrawn, ReportState.Withdrawn)]
    [InlineData(ReportState.Withdrawn, ReportState.CustomerRight, ReportState.Withdrawn)] // would allow a reinsertion
    [InlineData(ReportState.Overturned, ReportState.CustomerRight, ReportState.Overturned)]
    [InlineData(ReportState.Overturned, ReportState.Withdrawn, ReportState.Overturned)]
    [InlineData(ReportState.CustomerRight, ReportState.CustomerRight, ReportState.CustomerRight)]
    public void A_tombstone_never_weakens(ReportState? standing, ReportState endedAs, ReportState after) =>
        Assert.Equal(after, TombstoneRules.After(standing, endedAs));

    [Theory]
    [InlineData(ReportState.Open)]
    [InlineData(ReportState.Listed)]
    public void What_has_not_ended_leaves_no_tombstone(ReportState state) =>
        Assert.Throws<ArgumentException>(() => TombstoneRules.After(null, state));
}
