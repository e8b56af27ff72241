using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

/// <summary>The examples at the end of design section 5, and what the other rooms rest on.</summary>
public sealed class RulingExamplesTests
{
    private const string NlPermit = """
        [{ "reference": "AP-1", "authority": "Autoriteit Persoonsgegevens", "country": "NL", "opens": ["sharing"],
           "categories": ["NOT_RECEIVED"], "valid_from": "2026-01-01", "valid_until": "2027-12-31" }]
        """;

    [Fact]
    public void Two_British_merchants_share_a_confirmed_final_outcome()
    {
        var admitted = Book.Admit(GB, GB, GB);
        Assert.Equal(AdmissionOutcome.Shared, admitted.Outcome);
        Assert.True(admitted.Listable);
        Assert.True(admitted.NoticeRequired);
        Assert.Equal(14, admitted.ReplyWindowDays);
        Assert.Equal(["en"], admitted.Languages);

        var seen = Book.View(GB, GB, GB, GB);
        Assert.True(seen.Visible);
        Assert.Null(seen.WhyNot);
        Assert.True(seen.Flags.ScoreAllowed);
        Assert.True(seen.ContestRestricts);
    }

    [Theory]
    [InlineData("DK", "DK", "DK", "a Danish matter")]
    [InlineData("GB", "DK", "GB", "a Danish consumer, reported by a British merchant to a British operator")]
    [InlineData("DK", "GB", "GB", "a Danish reporter")]
    [InlineData("GB", "GB", "DK", "a Danish operator")]
    [InlineData("NL", "NL", "NL", "the Netherlands likewise")]
    [InlineData("BR", "GB", "GB", "a reporter from a country without file: UNKNOWN")]
    public void Without_a_permit_it_stays_own_only(string reporter, string consumer, string op, string why)
    {
        var ruling = Book.Admit(Country.Parse(reporter), Country.Parse(consumer), Country.Parse(op));
        Assert.True(ruling.Outcome == AdmissionOutcome.OwnOnly, why);
        Assert.False(ruling.Flags.Shared);
        Assert.Null(ruling.Refusal);
        Assert.False(Book.View(Country.Parse(reporter), Country.Parse(consumer), Country.Parse(op), GB).Visible);
    }

    [Fact]
    public void Nothing_crosses_trades_in_the_Netherlands_even_with_a_permit()
    {
        var book = WithPermits(NlPermit);
        Assert.Equal(AdmissionOutcome.Shared, book.Admit(NL, NL, NL).Outcome);
        Assert.True(book.View(NL, NL, NL, NL).Visible);
        Assert.Equal("sector_limit", book.View(NL, NL, NL, NL, checkerSector: Sector.Telecom).WhyNot);
    }

    [Theory]
    [InlineData(EvidenceLevel.NotFinal, EvidenceSource.ProviderConfirmed, false, "not over: disputed")]
    [InlineData(EvidenceLevel.FinalForMerchant, EvidenceSource.Statement, false, "over by the merchant's word alone")]
    [InlineData(EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderFile, false, "a file is the merchant's word too")]
    [InlineData(EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderConfirmed, true, "the provider says that it is over")]
    [InlineData(EvidenceLevel.IndependentFinding, EvidenceSource.Statement, true, "somebody independent found it")]
    public void A_disputed_claim_is_not_listable_in_Germany(EvidenceLevel evidence, EvidenceSource source, bool listable, string why)
    {
        var ruling = Book.Admit(DE, DE, DE, evidence: evidence, source: source);
        Assert.Equal(AdmissionOutcome.Shared, ruling.Outcome);
        Assert.True(ruling.Listable == listable, why);
        Assert.Equal(listable, Book.View(DE, DE, DE, DE, evidence: evidence, source: source).Visible);
        Assert.True(ruling.ContestRestricts);
    }

    [Fact]
    public void In_the_US_a_disputed_item_stays_marked_and_the_FCRA_clocks_run()
    {
        var ruling = Book.Admit(US, US, US, evidence: EvidenceLevel.IndependentFinding);
        Assert.Equal(AdmissionOutcome.Shared, ruling.Outcome);
        Assert.False(ruling.ContestRestricts);
        Assert.Equal(new AppealClock(0, 30, 15, 0, 14, 5), ruling.AppealClock);
        Assert.True(ruling.DeletedWhenUnanswered);
        Assert.True(ruling.ContestMayBeFrivolous);
        Assert.Equal(0, ruling.ReplyWindowDays);
        Assert.False(ruling.NoticeRequired);
        Assert.Equal("yes", Key(ruling, "deleted_when_unverifiable").Value);

        var seen = Book.View(US, US, US, US, evidence: EvidenceLevel.IndependentFinding);
        Assert.True(seen.Visible);
        Assert.False(seen.ContestRestricts);
        Assert.True(seen.Flags.AdverseActionNoticeRequired);
        Assert.Equal(30, seen.Flags.AnswerDueDays);
    }

    [Fact]
    public void In_the_EU_a_contested_entry_is_restricted_and_answered_in_a_month()
    {
        var ruling = Book.Admit(DE, DE, DE);
        Assert.True(ruling.ContestRestricts);
        Assert.Equal((1, 0), (ruling.AppealClock.AnswerMonths, ruling.AppealClock.AnswerDays));
        Assert.Equal(2, ruling.AppealClock.ExtensionMonths);
        Assert.Equal(7, ruling.ToldBeforeLiftingDays);
        Assert.False(ruling.ContestMayBeFrivolous);
        Assert.False(ruling.Flags.ScoreAllowed);
        Assert.True(ruling.Flags.HumanReviewRequired);
    }

    [Theory]
    [InlineData(EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderConfirmed, null)]
    [InlineData(EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderFile, "minimum_source")]
    [InlineData(EvidenceLevel.FinalForMerchant, EvidenceSource.Statement, "minimum_source")]
    [InlineData(EvidenceLevel.IndependentFinding, EvidenceSource.Statement, null)]
    [InlineData(EvidenceLevel.NotFinal, EvidenceSource.ProviderConfirmed, "minimum_evidence")]
    [InlineData(EvidenceLevel.CustomerRight, EvidenceSource.ProviderConfirmed, "minimum_evidence")]
    public void In_Britain_what_is_unconfirmed_is_held_shared_and_not_seen(EvidenceLevel evidence, EvidenceSource source, string? whyNot)
    {
        Assert.Equal(AdmissionOutcome.Shared, Book.Admit(GB, GB, GB, evidence: evidence, source: source).Outcome);
        Assert.Equal(whyNot, Book.View(GB, GB, GB, GB, evidence: evidence, source: source).WhyNot);
    }

    [Fact]
    public void Below_an_independent_finding_a_US_card_dispute_is_a_statutory_right()
    {
        Assert.False(Book.Admit(US, US, US).Listable);
        Assert.Equal("minimum_evidence", Book.View(US, US, US, US).WhyNot);
        Assert.True(Book.Admit(US, US, US, Category.UncollectedDelivery).Listable);
    }

    [Fact]
    public void An_unauthorised_payment_counts_only_at_E4_wherever_it_may_be_held()
    {
        Assert.Equal("minimum_evidence", Book.View(US, US, US, US, Category.Unauthorised).WhyNot);
        Assert.Equal("minimum_evidence", Book.View(DE, DE, DE, DE, Category.Unauthorised).WhyNot);
        Assert.True(Book.View(DE, DE, DE, DE, Category.Unauthorised, EvidenceLevel.IndependentFinding).Visible);
    }

    [Fact]
    public void An_uncollected_delivery_is_own_only_in_the_EU()
    {
        Assert.Equal(AdmissionOutcome.OwnOnly, Book.Admit(DE, DE, DE, Category.UncollectedDelivery).Outcome);
        Assert.Equal(AdmissionOutcome.OwnOnly, Book.Admit(GB, DE, GB, Category.UncollectedDelivery).Outcome);
        Assert.Equal(AdmissionOutcome.Shared, Book.Admit(GB, GB, GB, Category.UncollectedDelivery).Outcome);
    }

    [Theory]
    [InlineData("DK")]
    [InlineData("NL")]
    [InlineData("GB")]
    [InlineData("SE")]
    public void Offence_data_without_leave_is_refused_and_not_kept_apart(string country)
    {
        var home = Country.Parse(country);
        var ruling = Book.Admit(home, home, home, Category.Unauthorised, EvidenceLevel.IndependentFinding);
        Assert.Equal(AdmissionOutcome.Refused, ruling.Outcome);
        Assert.Equal(RefusalReason.OffenceDataDenied, ruling.Refusal!.Reason);
        Assert.False(ruling.Listable);
    }

    [Fact]
    public void An_open_claim_of_an_unauthorised_payment_is_no_offence_data() =>
        Assert.Equal(AdmissionOutcome.Shared, Book.Admit(GB, GB, GB, Category.Unauthorised, EvidenceLevel.Claimed).Outcome);

    [Fact]
    public void A_country_that_is_not_known_is_answered_by_UNKNOWN()
    {
        Assert.Equal("UNKNOWN", Key(Book.Admit(GB, Country.Unknown, GB), "permit_needed").File);
        Assert.Equal(AdmissionOutcome.OwnOnly, Book.Admit(GB, GB, Country.Unknown).Outcome);
        Assert.False(Book.View(GB, GB, GB, Country.Unknown).Visible);
        Assert.Equal(12, Book.Admit(GB, BR, GB).RetentionMonths);
    }

    [Fact]
    public void The_baseline_is_a_parent_and_no_country() =>
        Assert.Equal("UNKNOWN", Book.PolicyFor(Country.Parse("EU")).File.Code);

    [Fact]
    public void The_strictest_of_both_sides_of_the_Atlantic_is_shorter_than_either()
    {
        var ruling = Book.Admit(US, DE, GB);
        Assert.Equal((0, 28), (ruling.AppealClock.AnswerMonths, ruling.AppealClock.AnswerDays));
        Assert.Equal((0, 0), (ruling.AppealClock.ExtensionMonths, ruling.AppealClock.ExtensionDays));
        Assert.Equal("recommendation", Key(ruling, "appeal_answer").Confidence);
        Assert.Equal(AdmissionOutcome.OwnOnly, ruling.Outcome); // no transfer from the EU to the US
    }

    [Fact]
    public void Data_goes_to_whoever_handles_it_and_not_to_the_consumers_country()
    {
        Assert.Equal(AdmissionOutcome.Shared, Book.Admit(GB, US, GB, evidence: EvidenceLevel.IndependentFinding).Outcome);
        Assert.Equal("transfers", Book.View(GB, GB, GB, US, evidence: EvidenceLevel.IndependentFinding).WhyNot);
        Assert.Equal("transfers", Book.View(US, DE, US, US, evidence: EvidenceLevel.IndependentFinding).WhyNot);
        Assert.True(Book.View(GB, DE, GB, DE).Visible);
    }

    [Theory]
    [InlineData("2024-11-24", AdmissionOutcome.Shared, "24 months ago to the day")]
    [InlineData("2024-11-23", AdmissionOutcome.Refused, "a day more")]
    public void A_dispute_too_long_ago_is_refused(string openedOn, AdmissionOutcome outcome, string why)
    {
        var ruling = Book.Admit(GB, GB, GB, openedOn: DateOnly.Parse(openedOn, System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(ruling.Outcome == outcome, why);
    }

    [Fact]
    public void The_last_day_is_counted_from_the_day_the_dispute_opened()
    {
        var ruling = Book.Admit(GB, DE, GB, openedOn: new DateOnly(2026, 2, 28));
        Assert.Equal(24, ruling.RetentionMonths);
        Assert.Equal(new DateOnly(2028, 2, 28), ruling.LastDay);
        Assert.Equal("DE", Key(ruling, "retention_months").File);
    }

    [Fact]
    public void A_checkers_flags_depend_on_checker_and_operator_alone()
    {
        var british = Book.CheckerFor(GB, GB, Today);
        Assert.Equal(new JurisdictionFlags(true, true, false, true, false, 1, 0), british.Flags);
        Assert.False(british.DisclosesToUnconfirmedBeforeOrder);
        Assert.False(Book.CheckerFor(DK, GB, Today).Flags.Shared);
        Assert.False(Book.CheckerFor(BR, GB, Today).Flags.Shared);
        Assert.False(Book.CheckerFor(DE, GB, Today).Flags.ScoreAllowed);
        Assert.Same(british, Book.CheckerFor(GB, GB, Today.AddDays(1)));
    }

    [Fact]
    public void The_same_case_is_ruled_once() =>
        Assert.Same(Book.View(GB, GB, GB, GB), Book.View(GB, GB, GB, GB, today: Today.AddDays(3)));

    [Fact]
    public void A_country_without_a_notice_in_its_language_is_closed_for_its_consumers()
    {
        var austria = Country.Parse("AT");
        var book = With(new() { ["jurisdictions/AT.json"] = """{ "country": "AT", "name": "Austria", "inherits": "EU", "keys": {} }""" });
        Assert.Equal(RefusalReason.CountryClosed, book.Admit(GB, austria, GB).Refusal!.Reason);
        Assert.Equal("languages", book.View(GB, austria, GB, GB).WhyNot);
        Assert.Equal(AdmissionOutcome.Shared, book.Admit(austria, GB, GB).Outcome);
    }

    [Theory]
    [InlineData("BR", "no file: UNKNOWN")]
    [InlineData("UNKNOWN", "not known")]
    public void A_consumers_country_without_a_file_is_closed_for_own_only_too(string country, string why)
    {
        var consumer = country == "UNKNOWN" ? Country.Unknown : Country.Parse(country);
        var ruling = Book.Admit(GB, consumer, GB);
        Assert.True(ruling.Outcome == AdmissionOutcome.Refused, why);
        Assert.Equal((RefusalReason.CountryClosed, "report.consumer_country"), (ruling.Refusal!.Reason, ruling.Refusal.Field));
        Assert.False(Book.View(GB, consumer, GB, GB).Visible);
    }

    [Theory]
    [InlineData("US-CA", "US-CA", "a file of its own")]
    [InlineData("US-TX", "US", "none: the country's")]
    [InlineData("GB-SCT", "GB", "none: the country's")]
    [InlineData("BR-SP", "UNKNOWN", "the country has none either")]
    public void A_subdivision_is_answered_by_its_own_file_or_its_countrys(string consumer, string file, string why)
    {
        var ruling = Book.Admit(US, Country.Parse(consumer), US, evidence: EvidenceLevel.IndependentFinding);
        Assert.True(Key(ruling, "supervisory_authority").File == file, why);
        var seen = Book.View(US, Country.Parse(consumer), US, US, evidence: EvidenceLevel.IndependentFinding);
        Assert.Equal(file.StartsWith("US", StringComparison.Ordinal), seen.Visible);
        Assert.Equal(file is "US" or "GB", seen.Flags.ScoreAllowed);
    }

    [Theory]
    [InlineData("FR", "fr", "notices exist, portal and mails do not")]
    [InlineData("SE", "sv", "likewise")]
    [InlineData("FI", "fi", "nothing exists in Finnish, notices in Swedish")]
    [InlineData("PL", "pl", "nothing exists")]
    public void A_country_whose_languages_are_not_all_served_is_closed_to_its_consumers(string country, string language, string why)
    {
        var home = Country.Parse(country);
        Assert.True(Book.Admit(GB, home, GB).Refusal?.Reason == RefusalReason.CountryClosed, why);
        Assert.Equal("languages", Book.View(GB, home, GB, GB).WhyNot);
        Assert.Contains(language, Key(Book.Admit(GB, home, GB), "languages").Value, StringComparison.Ordinal);
        Assert.Equal(AdmissionOutcome.Shared, Book.Admit(home, GB, GB).Outcome); // its merchants may report of others
    }

    [Theory]
    [InlineData("BE", "nl, de (not served: fr)")]
    [InlineData("LU", "de (not served: lb, fr)")]
    [InlineData("IE", "en (not served: ga)")]
    [InlineData("MT", "en (not served: mt)")]
    [InlineData("CH", "de (not served: fr, it)")]
    [InlineData("NO", "nb (not served: nn)")]
    [InlineData("LI", "de")]
    [InlineData("FR", "closed: fr not served")]
    public void One_official_language_that_is_served_opens_a_country(string country, string languages) =>
        Assert.Equal(languages, Key(Book.Admit(GB, Country.Parse(country), GB), "languages").Value);

    [Fact]
    public void A_subdivisions_file_leaves_its_countrys_law_in_force()
    {
        var result = PolicyBundle.Parse(
            Changed(new() { ["jurisdictions/US-TX.json"] = """{ "country": "US-TX", "name": "Texas", "inherits": "GB", "keys": {} }""" }), GB);
        Assert.Equal("""jurisdictions/US-TX.json:1: inherits: must be "US" in the file of a subdivision""", Assert.Single(result.Problems).ToString());
    }

    [Fact]
    public void What_could_count_on_no_day_any_more_is_too_old()
    {
        var text = Files["jurisdictions/GB.json"].Replace("\"default\": 36", "\"default\": 6", StringComparison.Ordinal);
        var book = With(new() { ["jurisdictions/GB.json"] = text });
        Assert.Equal(AdmissionOutcome.Shared, book.Admit(GB, GB, GB, openedOn: new DateOnly(2026, 5, 24)).Outcome);
        Assert.Equal(RefusalReason.ReportTooOld, book.Admit(GB, GB, GB, openedOn: new DateOnly(2026, 5, 23)).Refusal!.Reason);
    }

    [Fact]
    public void Sharing_denied_is_refused_even_for_the_merchant_alone()
    {
        var text = Files["jurisdictions/GB.json"].Replace("\"OTHER\": \"own_only\"", "\"OTHER\": \"deny\"", StringComparison.Ordinal);
        var ruling = With(new() { ["jurisdictions/GB.json"] = text }).Admit(GB, GB, GB, Category.Other);
        Assert.Equal(RefusalReason.SharingDenied, ruling.Refusal!.Reason);
    }

    private static RuledKey Key(AdmissionRuling ruling, string name) => ruling.Keys.Single(key => key.Key == name);
}
