using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class AdmissionTests
{
    /// <summary>What is wrong in words, the draft, the reason, the field to blame.</summary>
    public static TheoryData<string, ReportDraft, RefusalReason, string> WrongDrafts => new()
    {
        { "no country", Sound with { ConsumerCountry = Country.Unknown }, RefusalReason.CountryUnknown, "report.consumer_country" },
        { "no identifier", Sound with { Identifiers = [] }, RefusalReason.IdentifierCount, "report.identifiers" },
        { "nine identifiers", Sound with { Identifiers = new DraftIdentifier[9] }, RefusalReason.IdentifierCount, "report.identifiers" },
        { "no order reference", Sound with { HasOrderReference = false }, RefusalReason.FieldRequired, "report.order_reference" },
        { "opened tomorrow", Sound with { OpenedOn = Given.Today.AddDays(1) }, RefusalReason.DateInFuture, "report.opened_on" },
        { "ordered tomorrow", Sound with { OrderedOn = Given.Today.AddDays(1) }, RefusalReason.DateInFuture, "report.ordered_on" },
        { "answered tomorrow", Sound with { FinalAnswerOn = Given.Today.AddDays(1) }, RefusalReason.DateInFuture, "report.final_answer_on" },
        { "ended in six minutes", Sound with { OutcomeAt = Given.Now.AddMinutes(6) }, RefusalReason.DateInFuture, "report.outcome_at" },
        { "ordered after it opened", Sound with { OrderedOn = Sound.OpenedOn.AddDays(1) }, RefusalReason.FieldOutOfRange, "report.ordered_on" },
        { "ended before it opened", Sound with { OutcomeAt = Given.Now.AddDays(-62) }, RefusalReason.FieldOutOfRange, "report.outcome_at" },
        { "a negative amount", Sound with { AmountMinorUnits = -1 }, RefusalReason.AmountNegative, "report.amount.minor_units" },
        { "more than 10^12", Sound with { AmountMinorUnits = 1_000_000_000_001 }, RefusalReason.FieldOutOfRange, "report.amount.minor_units" },
        { "lower case", Sound with { Currency = "gbp" }, RefusalReason.FieldMalformed, "report.amount.currency" },
        { "no currency", Sound with { Currency = "" }, RefusalReason.FieldMalformed, "report.amount.currency" },
        { "four letters", Sound with { Currency = "EURO" }, RefusalReason.FieldMalformed, "report.amount.currency" },
        { "less than no orders", Sound with { OrdersLastYear = -1 }, RefusalReason.FieldOutOfRange, "report.orders_last_year" },
        { "100,001 orders", Sound with { OrdersLastYear = 100_001 }, RefusalReason.FieldOutOfRange, "report.orders_last_year" },
        { "a right", Sound with { StatutoryRight = true }, RefusalReason.StatutoryRight, "report.statutory_right" },
        { "under age", Sound with { KnownUnderAge = true }, RefusalReason.Underage, "report.known_under_age" },
        { "duplicate processing", WithCode("12.6.1"), RefusalReason.ReasonCodeMerchantCause, "report.network_reason_code" },
        { "a chip liability shift", WithCode("10.1"), RefusalReason.ReasonCodeMerchantCause, "report.network_reason_code" },
        { "a monitoring programme", WithCode("10.5"), RefusalReason.ReasonCodeMerchantCause, "report.network_reason_code" },
        { "no such code", WithCode("99.9"), RefusalReason.ReasonCodeUnknown, "report.network_reason_code" },
        { "counterfeit goods", WithCode("4853") with { Network = CardNetwork.Mastercard, NetworkSubReason = "COUNTERFEIT_GOODS" }, RefusalReason.ReasonCodeMerchantCause, "report.network_reason_code" },
        { "OTHER", Sound with { Category = Category.Other }, RefusalReason.CategoryNotListable, "report.category" },
        { "OTHER, open", Sound with { Category = Category.Other, Level = EvidenceLevel.Claimed }, RefusalReason.CategoryNotListable, "report.category" },
        { "UNAUTHORISED at E3", Sound with { Category = Category.Unauthorised }, RefusalReason.EvidenceNotListable, "report.evidence_level" },
        { "UNAUTHORISED by its code", WithCode("10.4"), RefusalReason.EvidenceNotListable, "report.evidence_level" },
        { "a US billing error at E3", Sound with { UsBillingError = true }, RefusalReason.EvidenceNotListable, "report.evidence_level" },
        { "complained, no answer", Sound with { BuyerComplainedOrReturned = true }, RefusalReason.FinalAnswerMissing, "report.final_answer_on" },
        { "answered 13 days ago", Sound with { BuyerComplainedOrReturned = true, FinalAnswerOn = Given.Today.AddDays(-13) }, RefusalReason.FinalAnswerTooRecent, "report.final_answer_on" },
        { "a statement without proof", Sound with { Source = EvidenceSource.Statement }, RefusalReason.ProofMissing, "report.proofs" },
        { "a finding without document", Sound with { Level = EvidenceLevel.IndependentFinding }, RefusalReason.ProofMissing, "report.proofs" },
    };

    private static ReportDraft Sound => Given.Draft();

    [Theory]
    [MemberData(nameof(WrongDrafts))]
    public void A_draft_that_may_not_be_held_is_refused(string what, ReportDraft draft, RefusalReason reason, string field)
    {
        var refusal = Refusal(Given.Admit(draft));

        Assert.Equal((what, reason, field), (what, refusal.Reason, refusal.Field));
    }

    /// <summary>What is the case in words, the facts, the reason.</summary>
    public static TheoryData<string, AdmissionFacts, RefusalReason> WrongFacts => new()
    {
        { "another customer's order", Given.Facts() with { OrderReferenceOfOther = true }, RefusalReason.OrderReferenceOfOther },
        { "withdrawn", Given.Facts() with { Tombstone = ReportState.Withdrawn }, RefusalReason.Tombstoned },
        { "overturned", Given.Facts() with { Tombstone = ReportState.Overturned }, RefusalReason.Tombstoned },
        { "expired", Given.Facts() with { Tombstone = ReportState.Expired }, RefusalReason.Tombstoned },
        { "ended for the customer", Given.Facts() with { Tombstone = ReportState.CustomerRight }, RefusalReason.Tombstoned },
    };

    [Theory]
    [MemberData(nameof(WrongFacts))]
    public void What_is_held_may_stand_in_the_way(string what, AdmissionFacts facts, RefusalReason reason) =>
        Assert.Equal((what, reason), (what, Refusal(Given.Admit(Sound, facts)).Reason));

    [Fact]
    public void Only_an_end_for_the_customer_can_be_followed_by_a_certified_report()
    {
        var certified = Sound with { CertifiedReinsertion = true };

        Assert.IsType<ReportDecision.Recorded>(Given.Admit(certified, Given.Facts() with { Tombstone = ReportState.CustomerRight }));
        Assert.All(
            new[] { ReportState.Withdrawn, ReportState.Overturned, ReportState.Expired },
            state => Assert.IsType<ReportDecision.Refused>(Given.Admit(certified, Given.Facts() with { Tombstone = state })));
    }

    [Fact]
    public void A_ruling_refuses_with_its_own_reason() =>
        Assert.Equal(
            RefusalReason.OffenceDataDenied,
            Refusal(Given.Admit(Sound, ruling: Given.Ruling(AdmissionOutcome.Refused))).Reason);

    [Fact]
    public void What_could_not_count_any_more_is_too_old()
    {
        Assert.IsType<ReportDecision.Recorded>(Given.Admit(Sound, ruling: Given.Ruling() with { LastDay = Given.Today }));
        Assert.Equal(
            RefusalReason.ReportTooOld,
            Refusal(Given.Admit(Sound, ruling: Given.Ruling() with { LastDay = Given.Today.AddDays(-1) })).Reason);
    }

    [Fact]
    public void A_closed_country_is_refused_in_the_words_of_its_ruling()
    {
        var closed = new Refusal(RefusalReason.CountryClosed, "The country is not open.", "report.consumer_country");
        var ruling = Given.Ruling(AdmissionOutcome.Refused) with { Refusal = closed, Languages = [] };
        Assert.Equal(closed, Refusal(Given.Admit(Sound, ruling: ruling)));
    }

    [Fact]
    public void A_sound_report_is_recorded_with_listings_and_a_notice_to_send()
    {
        var recorded = Recorded(Given.Admit(Sound));

        Assert.Equal(
            new ReportDecision.Recorded(
                null, ReportState.Listed, Category.NotReceived, EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderFile, Sound.OutcomeAt,
                UsBillingError: false, OwnOnly: false, ListingChange.Arises, Correction: false, FirstNoticeDue: true,
                SecondMessageDue: false, Circular: false, AwaitsReview: false),
            recorded);
        Assert.True(recorded.HasListing);
    }

    /// <summary>The bounds that are still good.</summary>
    public static TheoryData<string, ReportDraft> JustGood => new()
    {
        { "opened today", Sound with { OpenedOn = Given.Today, OutcomeAt = Given.Now } },
        { "the provider's clock is ahead", Sound with { OutcomeAt = Given.Now.AddMinutes(5) } },
        { "outcome the local day before", Sound with { OutcomeAt = Given.Now.AddDays(-61) } },
        { "nothing in dispute", Sound with { AmountMinorUnits = 0 } },
        { "10^12", Sound with { AmountMinorUnits = 1_000_000_000_000 } },
        { "no orders", Sound with { OrdersLastYear = 0 } },
        { "100,000 orders", Sound with { OrdersLastYear = 100_000 } },
        { "orders unknown", Sound with { OrdersLastYear = null } },
        { "order day unknown", Sound with { OrderedOn = null } },
        { "answered 14 days ago", Sound with { BuyerComplainedOrReturned = true, FinalAnswerOn = Given.Today.AddDays(-14) } },
        { "eight identifiers", Sound with { Identifiers = new DraftIdentifier[8] } },
        { "umbrella code", WithCode(" 4853") with { Network = CardNetwork.Mastercard } },
        { "no provider", Sound with { Dispute = null } },
    };

    [Theory]
    [MemberData(nameof(JustGood))]
    public void The_bounds_themselves_are_good(string what, ReportDraft draft)
    {
        Assert.NotEmpty(what);
        Assert.True(Recorded(Given.Admit(draft)).HasListing);
    }

    [Theory]
    [InlineData(EvidenceLevel.Claimed)]
    [InlineData(EvidenceLevel.Contested)]
    [InlineData(EvidenceLevel.NotFinal)]
    public void Below_E3_a_report_has_a_notice_but_no_listing(EvidenceLevel level)
    {
        var recorded = Recorded(Given.Admit(Sound with { Level = level, Category = Category.Unauthorised }));

        Assert.Equal(
            (ReportState.Open, ListingChange.None, true), (recorded.State, recorded.Listing, recorded.FirstNoticeDue));
    }

    [Fact]
    public void What_the_ruling_does_not_list_yet_is_held_as_an_open_one()
    {
        var recorded = Recorded(Given.Admit(Sound, ruling: Given.Ruling() with { Listable = false }));

        Assert.Equal(
            (ReportState.Open, EvidenceLevel.FinalForMerchant, ListingChange.None, true),
            (recorded.State, recorded.Level, recorded.Listing, recorded.FirstNoticeDue));
    }

    [Fact]
    public void An_own_only_ruling_keys_it_for_its_merchant_alone() =>
        Assert.True(Recorded(Given.Admit(Sound, ruling: Given.Ruling(AdmissionOutcome.OwnOnly))).OwnOnly);

    [Fact]
    public void The_reason_code_wins_over_the_stated_category() =>
        Assert.Equal(Category.NotAsDescribed, Recorded(Given.Admit(WithCode("13.3"))).Category);

    [Fact]
    public void An_umbrella_code_leaves_the_category_to_the_report() =>
        Assert.Equal(
            Category.CreditNotProcessed,
            Recorded(Given.Admit(WithCode("4853") with { Network = CardNetwork.Mastercard, Category = Category.CreditNotProcessed })).Category);

    [Theory]
    [InlineData(Category.NotReceived, EvidenceLevel.FinalForMerchant, ReportState.Listed)]
    [InlineData(Category.Unauthorised, EvidenceLevel.NotFinal, ReportState.Open)] // could not be listed without the finding
    public void A_finding_is_held_lower_until_its_document_was_seen(Category category, EvidenceLevel level, ReportState state)
    {
        var draft = Sound with
        {
            Category = category,
            Level = EvidenceLevel.IndependentFinding,
            Source = EvidenceSource.Statement,
            Proofs = [Proof.BoardDecision],
        };

        var unseen = Recorded(Given.Admit(draft));
        var seen = Recorded(Given.Admit(draft, Given.Facts() with { DocumentSeen = true }));

        Assert.Equal((level, state, true), (unseen.Level, unseen.State, unseen.AwaitsReview));
        Assert.Equal((EvidenceLevel.IndependentFinding, ReportState.Listed, false), (seen.Level, seen.State, seen.AwaitsReview));
        Assert.Equal(level, ReportRules.CaseOf(draft, Given.Facts(), Given.Codes, Given.Evidence, Given.Now).Evidence);
    }

    [Theory]
    [InlineData(-23, null, true)] // hours since the customer was disclosed; hours since the order was
    [InlineData(-25, null, false)]
    [InlineData(null, -89 * 24, true)]
    [InlineData(null, -91 * 24, false)]
    [InlineData(null, null, false)]
    public void A_report_that_follows_our_own_answer_is_circular(int? customerHours, int? orderHours, bool circular)
    {
        var facts = Given.Facts() with
        {
            DisclosedAt = customerHours is { } hours ? Given.Now.AddHours(hours) : null,
            DisclosedForOrderAt = orderHours is { } bound ? Given.Now.AddHours(bound) : null,
        };

        Assert.Equal(circular, Recorded(Given.Admit(Sound, facts)).Circular);
    }

    [Fact]
    public void An_end_for_the_customer_needs_no_permission_and_holds_nothing()
    {
        var draft = Sound with { Level = EvidenceLevel.CustomerRight, Category = Category.Other, StatutoryRight = true };

        Assert.Equal(
            new ReportDecision.Deleted(null, HadListing: false, EndsAppeal: false),
            Given.Admit(draft, Given.Facts() with { Tombstone = ReportState.Withdrawn }, Given.Ruling(AdmissionOutcome.Refused)));
    }

    [Fact]
    public void The_policy_is_asked_for_what_would_be_recorded()
    {
        var asked = ReportRules.CaseOf(WithCode("10.4"), Given.Facts(), Given.Codes, Given.Evidence, Given.Now);

        Assert.Equal(
            (Category.Unauthorised, EvidenceLevel.FinalForMerchant, Sound.OpenedOn, Given.Today, Country.Parse("GB")),
            (asked.Category, asked.Evidence, asked.OpenedOn, asked.Today, asked.Consumer));
    }

    private static ReportDraft WithCode(string code) => Sound with { Network = CardNetwork.Visa, NetworkReasonCode = code };

    private static Refusal Refusal(ReportDecision decision) => Assert.IsType<ReportDecision.Refused>(decision).Refusal;

    private static ReportDecision.Recorded Recorded(ReportDecision decision) => Assert.IsType<ReportDecision.Recorded>(decision);
}
