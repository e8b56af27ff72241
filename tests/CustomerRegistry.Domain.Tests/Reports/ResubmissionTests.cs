using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class ResubmissionTests
{
    private static ReportDraft Sound => Given.Draft();

    [Fact]
    public void The_same_again_is_unchanged_even_if_it_would_be_refused_today()
    {
        var held = Given.Held(EvidenceLevel.FinalForMerchant) with { OutcomeAt = Sound.OutcomeAt };

        Assert.Equal(
            new ReportDecision.Unchanged(Given.ReportId),
            Given.Admit(Sound, Given.Facts(held), Given.Ruling(AdmissionOutcome.Refused)));
    }

    [Fact]
    public void A_stale_export_is_refused_with_the_field_as_the_submission_calls_it()
    {
        var held = Given.Held(EvidenceLevel.CustomerRight) with { OutcomeAt = Sound.OutcomeAt.AddDays(1) };

        var refusal = Refusal(Given.Admit(Sound, Given.Facts(held)));

        Assert.Equal((RefusalReason.OutcomeOlder, "report.outcome_at"), (refusal.Reason, refusal.Field));
    }

    [Theory]
    [InlineData(ReportState.Withdrawn)]
    [InlineData(ReportState.Overturned)]
    [InlineData(ReportState.Expired)]
    public void A_final_report_is_not_changed(ReportState state)
    {
        var held = Given.Held(EvidenceLevel.FinalForMerchant) with { State = state };

        Assert.Equal(RefusalReason.OutcomeFinal, Refusal(Given.Admit(Sound, Given.Facts(held))).Reason);
    }

    [Fact]
    public void An_open_report_that_is_won_is_listed_and_its_consumer_told_again()
    {
        var recorded = Recorded(Given.Admit(Sound, Given.Facts(Given.Held(EvidenceLevel.Contested))));

        Assert.Equal(
            (Given.ReportId, ListingChange.Arises, false, true, false),
            (recorded.Updates, recorded.Listing, recorded.FirstNoticeDue, recorded.SecondMessageDue, recorded.Correction));
    }

    [Theory]
    [InlineData(EvidenceLevel.NotFinal, EvidenceLevel.NotFinal)]
    [InlineData(EvidenceLevel.Claimed, EvidenceLevel.NotFinal)] // charged back a second time
    public void A_fall_passes_whatever_law_and_draft_say(EvidenceLevel stated, EvidenceLevel level)
    {
        var draft = Sound with { Level = stated, StatutoryRight = true, BuyerComplainedOrReturned = true };

        var recorded = Recorded(Given.Admit(draft, Given.Facts(Given.Held(EvidenceLevel.FinalForMerchant)), Given.Ruling(AdmissionOutcome.Refused)));

        Assert.Equal((ReportState.Open, level, ListingChange.Removed, true), (recorded.State, recorded.Level, recorded.Listing, recorded.Correction));
    }

    [Fact]
    public void An_end_for_the_customer_deletes_whatever_law_and_draft_say()
    {
        var draft = Sound with { Level = EvidenceLevel.CustomerRight, StatutoryRight = true, Category = Category.Other };

        Assert.Equal(
            new ReportDecision.Deleted(Given.ReportId, HadListing: true, EndsAppeal: true),
            Given.Admit(draft, Given.Facts(Given.Held(EvidenceLevel.FinalForMerchant, openAppeal: true)), Given.Ruling(AdmissionOutcome.Refused)));
    }

    [Theory]
    [InlineData(EvidenceLevel.Claimed)] // would rise
    [InlineData(EvidenceLevel.FinalForMerchant)] // would stay
    public void What_keeps_or_raises_a_report_must_pass_admission(EvidenceLevel held)
    {
        var facts = Given.Facts(Given.Held(held));

        Assert.Equal(RefusalReason.StatutoryRight, Refusal(Given.Admit(Sound with { StatutoryRight = true }, facts)).Reason);
        Assert.Equal(RefusalReason.OffenceDataDenied, Refusal(Given.Admit(Sound, facts, Given.Ruling(AdmissionOutcome.Refused))).Reason);
    }

    [Fact]
    public void A_rise_by_statement_needs_its_proof() =>
        Assert.Equal(
            RefusalReason.ProofMissing,
            Refusal(Given.Admit(Sound with { Source = EvidenceSource.Statement }, Given.Facts(Given.Held(EvidenceLevel.Claimed)))).Reason);

    [Fact]
    public void A_dispute_known_as_unauthorised_cannot_be_called_something_else()
    {
        var held = Given.Held(EvidenceLevel.Contested) with { Category = Category.Unauthorised };

        Assert.Equal(RefusalReason.EvidenceNotListable, Refusal(Given.Admit(Sound, Given.Facts(held))).Reason);
        Assert.Equal(Category.Unauthorised, ReportRules.CaseOf(Sound, Given.Facts(held), Given.Codes, Given.Evidence, Given.Now).Category);
    }

    [Fact]
    public void A_us_billing_error_stays_one()
    {
        var held = Given.Held(EvidenceLevel.Contested) with { UsBillingError = true };

        Assert.Equal(RefusalReason.EvidenceNotListable, Refusal(Given.Admit(Sound, Given.Facts(held))).Reason);
        Assert.True(Recorded(Given.Admit(Sound with { Level = EvidenceLevel.NotFinal }, Given.Facts(held))).UsBillingError);
    }

    [Theory]
    [InlineData(true, AdmissionOutcome.Shared, true)] // own-only never opens
    [InlineData(false, AdmissionOutcome.OwnOnly, true)] // the law has become stricter
    [InlineData(false, AdmissionOutcome.Shared, false)]
    public void Own_only_never_opens(bool held, AdmissionOutcome ruled, bool ownOnly) =>
        Assert.Equal(
            ownOnly,
            Recorded(Given.Admit(Sound, Given.Facts(Given.Held(EvidenceLevel.Claimed) with { OwnOnly = held }), Given.Ruling(ruled))).OwnOnly);

    [Fact]
    public void A_certified_reinsertion_needs_a_new_first_notice()
    {
        var facts = Given.Facts(Given.Held(EvidenceLevel.CustomerRight)) with { Tombstone = ReportState.CustomerRight };

        var recorded = Recorded(Given.Admit(Sound with { CertifiedReinsertion = true }, facts));

        Assert.Equal((true, false, ReportState.Listed), (recorded.FirstNoticeDue, recorded.SecondMessageDue, recorded.State));
        Assert.Equal("report.certified_reinsertion", Refusal(Given.Admit(Sound, facts)).Field);
        Assert.Equal(
            RefusalReason.Tombstoned,
            Refusal(Given.Admit(Sound with { CertifiedReinsertion = true }, facts with { Tombstone = ReportState.Overturned })).Reason);
    }

    [Fact]
    public void A_circular_report_stays_circular_and_none_becomes_it_later()
    {
        var facts = Given.Facts(Given.Held(EvidenceLevel.Claimed)) with { DisclosedAt = Given.Now };

        Assert.False(Recorded(Given.Admit(Sound, facts)).Circular);
        Assert.True(Recorded(Given.Admit(Sound, Given.Facts(Given.Held(EvidenceLevel.Claimed) with { Circular = true }))).Circular);
    }

    private static Refusal Refusal(ReportDecision decision) => Assert.IsType<ReportDecision.Refused>(decision).Refusal;

    private static ReportDecision.Recorded Recorded(ReportDecision decision) => Assert.IsType<ReportDecision.Recorded>(decision);
}
