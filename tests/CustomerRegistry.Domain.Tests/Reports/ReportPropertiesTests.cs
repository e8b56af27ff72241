using CsCheck;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

/// <summary>What must hold whatever is submitted, whatever is held and whatever the law says.</summary>
public sealed class ReportPropertiesTests
{
    private static readonly Gen<(string? Code, string? Sub)> Codes =
        Among<(string?, string?)>((null, null), ("10.4", null), ("13.1", null), ("12.5", null), ("4853", null), ("4853", "NO_SHOW"), ("99.9", null));

    private static readonly Gen<ReportDraft> Drafts =
        from category in Gen.Enum<Category>()
        from level in Gen.Enum<EvidenceLevel>()
        from source in Gen.Enum<EvidenceSource>()
        from code in Codes
        from proofs in Gen.Enum<Proof>().Array[0, 11]
        from flags in Gen.Bool.Array[6]
        from days in Gen.Int[-40, 1]
        from orders in Gen.Long[-1, 100_001]
        select Given.Draft() with
        {
            Category = category,
            Level = level,
            Source = source,
            NetworkReasonCode = code.Code,
            NetworkSubReason = code.Sub,
            Proofs = proofs,
            UsBillingError = flags[0],
            StatutoryRight = flags[1] && flags[2],
            KnownUnderAge = flags[2] && flags[3],
            CertifiedReinsertion = flags[4],
            BuyerComplainedOrReturned = flags[5],
            FinalAnswerOn = flags[5] && flags[0] ? Given.Today.AddDays(days) : null,
            OutcomeAt = Given.Now.AddDays(days),
            OrdersLastYear = orders,
            Identifiers = [new DraftIdentifier(IdentifierKind.Email, flags[0])],
        };

    private static readonly Gen<HeldReport?> HeldReports =
        from level in Gen.Enum<EvidenceLevel>()
        from ended in Among<ReportState?>(null, null, ReportState.Withdrawn, ReportState.Overturned, ReportState.Expired)
        from source in Gen.Enum<EvidenceSource>()
        from category in Gen.Enum<Category>()
        from flags in Gen.Bool.Array[4]
        select flags[0]
            ? null
            : Given.Held(level) with
            {
                State = ended ?? Given.StateOf(level),
                Source = source,
                Category = category,
                UsBillingError = flags[1],
                OwnOnly = flags[2],
                OpenAppeal = flags[3],
            };

    private static readonly Gen<AdmissionFacts> AllFacts =
        from held in HeldReports
        from tombstone in Among<ReportState?>(null, null, ReportState.CustomerRight, ReportState.Withdrawn)
        from flags in Gen.Bool.Array[3]
        select Given.Facts(held) with { Tombstone = tombstone, OrderReferenceOfOther = flags[0] && flags[1], DocumentSeen = flags[2] };

    private static readonly Gen<AdmissionRuling> Rulings =
        Gen.Select(Gen.Enum<AdmissionOutcome>(), Gen.Bool, (outcome, listable) => Given.Ruling(outcome) with { Listable = listable });

    private static readonly Gen<(ReportDraft Draft, AdmissionFacts Facts, AdmissionRuling Ruling)> Cases = Gen.Select(Drafts, AllFacts, Rulings);

    [Fact]
    public void Nothing_is_listed_below_E3() => Sample((_, recorded) =>
        !recorded.HasListing || recorded.Level >= EvidenceLevel.FinalForMerchant);

    [Fact]
    public void Unauthorised_and_us_billing_errors_are_listed_only_at_E4() => Sample((_, recorded) =>
        !recorded.HasListing
        || (recorded.Category != Category.Unauthorised && !recorded.UsBillingError)
        || recorded.Level == EvidenceLevel.IndependentFinding);

    [Fact]
    public void A_finding_is_held_as_one_only_if_seen_or_signed() => Sample((given, recorded) =>
        recorded.Level != EvidenceLevel.IndependentFinding
        || recorded.Source == EvidenceSource.ProviderConfirmed
        || given.Facts.DocumentSeen
        || given.Facts.Existing is { State: ReportState.Listed, Level: EvidenceLevel.IndependentFinding });

    [Fact]
    public void Listings_and_state_agree() => Sample((_, recorded) =>
        recorded.HasListing == recorded.Listing is ListingChange.Arises or ListingChange.Changes
        && recorded.State is ReportState.Open or ReportState.Listed);

    [Fact]
    public void What_the_law_does_not_list_is_held_as_open() => Sample((given, recorded) => given.Ruling.Listable
        ? recorded.State == Given.StateOf(recorded.Level)
        : recorded.State == ReportState.Open);

    [Fact]
    public void What_the_law_refuses_is_never_kept_or_raised() => Sample((given, recorded) =>
        given.Ruling.Outcome != AdmissionOutcome.Refused || recorded.Listing == ListingChange.Removed);

    [Fact]
    public void What_the_law_keeps_apart_is_never_listed_as_shared() => Sample((given, recorded) =>
        given.Ruling.Outcome != AdmissionOutcome.OwnOnly || !recorded.HasListing || recorded.OwnOnly);

    [Fact]
    public void Own_only_never_opens() => Sample((given, recorded) => given.Facts.Existing is not { OwnOnly: true } || recorded.OwnOnly);

    [Fact]
    public void What_has_ended_for_good_never_yields_rows() => Sample((given, _) =>
        given.Facts.Existing is null or { State: ReportState.Open or ReportState.Listed or ReportState.CustomerRight });

    [Fact]
    public void A_statutory_right_or_a_minor_is_never_kept_or_raised() => Sample((given, recorded) =>
        (!given.Draft.StatutoryRight && !given.Draft.KnownUnderAge) || recorded.Listing == ListingChange.Removed);

    [Fact]
    public void Nothing_rises_during_an_appeal() => Sample((given, recorded) =>
        given.Facts.Existing is not { OpenAppeal: true, State: ReportState.Open or ReportState.Listed } held
        || recorded.Listing != ListingChange.Arises && (recorded.Listing != ListingChange.Changes || recorded.Level <= held.Level));

    [Fact]
    public void A_newer_end_for_the_customer_deletes_whatever_else_is_said() => Cases.Sample(given =>
    {
        if (given.Facts.Existing is not { State: ReportState.Open or ReportState.Listed }) return true;
        var draft = Given.Draft() with { Level = EvidenceLevel.CustomerRight, OutcomeAt = Given.Now, StatutoryRight = given.Draft.StatutoryRight };
        return Given.Admit(draft, given.Facts with { OrderReferenceOfOther = false }, given.Ruling) is ReportDecision.Deleted;
    });

    [Fact]
    public void A_decision_that_is_repeated_changes_nothing() => Sample((given, recorded) =>
    {
        var held = Given.Held(recorded.Level) with
        {
            State = recorded.State,
            Source = recorded.Source,
            Category = recorded.Category,
            UsBillingError = recorded.UsBillingError,
            OwnOnly = recorded.OwnOnly,
            OutcomeAt = recorded.OutcomeAt,
        };
        var again = Given.Admit(given.Draft, given.Facts with { Existing = held, DocumentSeen = false }, given.Ruling);
        return again is ReportDecision.Unchanged;
    });

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    // Only Recorded yields rows at all: refused, unchanged and deleted carry nothing that could be written as a listing.
    private static void Sample(Func<(ReportDraft Draft, AdmissionFacts Facts, AdmissionRuling Ruling), ReportDecision.Recorded, bool> holds) =>
        Cases.Sample(
            given => Given.Admit(given.Draft, given.Facts, given.Ruling) is not ReportDecision.Recorded recorded || holds(given, recorded),
            iter: 20_000);
}
