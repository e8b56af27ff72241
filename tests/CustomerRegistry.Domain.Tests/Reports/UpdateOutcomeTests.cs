using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class UpdateOutcomeTests
{
    private static readonly OutcomeUpdate Won = Given.Update(EvidenceLevel.FinalForMerchant);

    [Fact]
    public void A_confirmed_win_lists_an_open_report()
    {
        var recorded = Recorded(Update(Given.Held(EvidenceLevel.Claimed), Won with { Source = EvidenceSource.ProviderConfirmed }));

        Assert.Equal(
            (ReportState.Listed, ListingChange.Arises, true, EvidenceSource.ProviderConfirmed),
            (recorded.State, recorded.Listing, recorded.SecondMessageDue, recorded.Source));
    }

    [Fact]
    public void A_confirmation_of_what_is_listed_changes_its_source_and_tells_nobody_to_stop()
    {
        var held = Given.Held(EvidenceLevel.FinalForMerchant);

        var recorded = Recorded(Update(held, Won with { Source = EvidenceSource.ProviderConfirmed, OutcomeAt = held.OutcomeAt }));

        Assert.Equal(
            (ListingChange.Changes, false, false, EvidenceSource.ProviderConfirmed),
            (recorded.Listing, recorded.Correction, recorded.SecondMessageDue, recorded.Source));
    }

    [Fact]
    public void A_finding_changes_the_listing_and_tells_its_recipients() =>
        Assert.True(Recorded(Update(Given.Held(EvidenceLevel.FinalForMerchant), Given.Update(EvidenceLevel.IndependentFinding))).Correction);

    [Theory]
    [InlineData(EvidenceLevel.CustomerRight)]
    [InlineData(EvidenceLevel.NotFinal)]
    public void What_favours_the_customer_needs_no_ruling(EvidenceLevel level)
    {
        var decision = Update(Given.Held(EvidenceLevel.FinalForMerchant), Given.Update(level), Given.Ruling(AdmissionOutcome.Refused));

        Assert.IsNotType<ReportDecision.Refused>(decision);
    }

    [Fact]
    public void A_rise_needs_proof_and_ruling()
    {
        var held = Given.Held(EvidenceLevel.Claimed);

        Assert.Equal(RefusalReason.ProofMissing, Refusal(Update(held, Won with { Source = EvidenceSource.Statement })).Reason);
        Assert.Equal(RefusalReason.OffenceDataDenied, Refusal(Update(held, Won, Given.Ruling(AdmissionOutcome.Refused))).Reason);
        Assert.Equal(RefusalReason.ReportTooOld, Refusal(Update(held, Won, Given.Ruling() with { LastDay = Given.Today.AddDays(-1) })).Reason);
    }

    [Fact]
    public void A_rise_that_needs_other_keys_needs_the_identifiers_again()
    {
        Assert.Equal("report.identifiers", Refusal(Update(Given.Held(EvidenceLevel.Claimed), Won, Given.Ruling(AdmissionOutcome.OwnOnly))).Field);
        Assert.Equal("report.identifiers", Refusal(Update(Given.Held(EvidenceLevel.CustomerRight), Won with { CertifiedReinsertion = true })).Field);
        Assert.True(Recorded(Update(Given.Held(EvidenceLevel.Claimed) with { OwnOnly = true }, Won, Given.Ruling(AdmissionOutcome.OwnOnly))).OwnOnly);
    }

    [Fact]
    public void What_the_ruling_does_not_list_yet_is_listed_when_the_provider_confirms()
    {
        var stated = Recorded(Update(Given.Held(EvidenceLevel.Claimed), Won, Given.Ruling() with { Listable = false }));
        Assert.Equal(
            (ReportState.Open, EvidenceLevel.FinalForMerchant, ListingChange.None, false),
            (stated.State, stated.Level, stated.Listing, stated.SecondMessageDue));

        var held = Given.Held(EvidenceLevel.FinalForMerchant) with { State = ReportState.Open };
        var confirmed = Recorded(Update(held, Won with { Source = EvidenceSource.ProviderConfirmed, OutcomeAt = held.OutcomeAt }));
        Assert.Equal((ReportState.Listed, ListingChange.Arises, true), (confirmed.State, confirmed.Listing, confirmed.SecondMessageDue));
    }

    [Fact]
    public void An_outcome_of_the_future_is_refused() =>
        Assert.Equal(
            (RefusalReason.DateInFuture, "outcome_at"),
            Refusal(Update(Given.Held(EvidenceLevel.Claimed), Won with { OutcomeAt = Given.Now.AddMinutes(6) })) is var refusal
                ? (refusal.Reason, refusal.Field)
                : default);

    [Fact]
    public void Unchanged_and_refused_name_what_they_are()
    {
        var held = Given.Held(EvidenceLevel.FinalForMerchant);

        Assert.Equal(new ReportDecision.Unchanged(held.Id), Update(held, Won with { OutcomeAt = held.OutcomeAt }));
        Assert.Equal(RefusalReason.ReportUnderAppeal, Refusal(Update(held with { OpenAppeal = true }, Given.Update(EvidenceLevel.IndependentFinding))).Reason);
    }

    private static ReportDecision Update(HeldReport held, OutcomeUpdate update, AdmissionRuling? ruling = null) =>
        ReportRules.UpdateOutcome(held, update, ruling ?? Given.Ruling(), Given.Evidence, Given.Now);

    private static Refusal Refusal(ReportDecision decision) => Assert.IsType<ReportDecision.Refused>(decision).Refusal;

    private static ReportDecision.Recorded Recorded(ReportDecision decision) => Assert.IsType<ReportDecision.Recorded>(decision);
}
