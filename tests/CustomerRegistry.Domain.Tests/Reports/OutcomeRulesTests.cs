using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class OutcomeRulesTests
{
    // Rows: the level held; columns: the newer level that comes, E- E0 E1 E2 E3 E4. "1+" is held at E1 with listings that
    // arise, "=" with listings that change, "x" with listings removed; "del" deletes, "same" changes nothing, "cert" asks
    // for a certified reinsertion.
    public static TheoryData<EvidenceLevel, string> Moves => new()
    {
        { EvidenceLevel.CustomerRight, "same cert cert cert cert cert" },
        { EvidenceLevel.Claimed, "del 0 1 2 3+ 4+" },
        { EvidenceLevel.Contested, "del 0 1 2 3+ 4+" },
        { EvidenceLevel.NotFinal, "del 0 1 2 3+ 4+" },
        { EvidenceLevel.FinalForMerchant, "del 2x 2x 2x 3= 4=" }, // open again is "reversed, not final"
        { EvidenceLevel.IndependentFinding, "del 2x 2x 2x same 4=" }, // the dispute's end does not undo a finding
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void Every_level_goes_on_to_every_level_as_the_table_says(EvidenceLevel from, string row)
    {
        var moves = Enum.GetValues<EvidenceLevel>().Select(to => Words(Update(Given.Held(from), Given.Update(to))));

        Assert.Equal(row, string.Join(' ', moves));
    }

    // During an appeal: E- ends it, a fall goes through, a rise waits.
    public static TheoryData<EvidenceLevel, string> MovesUnderAppeal => new()
    {
        { EvidenceLevel.Claimed, "del! 0 1 2 wait wait" },
        { EvidenceLevel.Contested, "del! 0 1 2 wait wait" },
        { EvidenceLevel.NotFinal, "del! 0 1 2 wait wait" },
        { EvidenceLevel.FinalForMerchant, "del! 2x 2x 2x 3= wait" },
        { EvidenceLevel.IndependentFinding, "del! 2x 2x 2x same 4=" },
    };

    [Theory]
    [MemberData(nameof(MovesUnderAppeal))]
    public void During_an_appeal_nothing_rises(EvidenceLevel from, string row)
    {
        var held = Given.Held(from, openAppeal: true);
        var moves = Enum.GetValues<EvidenceLevel>().Select(to => Words(Update(held, Given.Update(to))));

        Assert.Equal(row, string.Join(' ', moves));
    }

    [Fact]
    public void A_certified_reinsertion_rises_from_the_customers_right()
    {
        var held = Given.Held(EvidenceLevel.CustomerRight);
        var moves = Enum.GetValues<EvidenceLevel>()
            .Select(to => Words(Update(held, Given.Update(to) with { CertifiedReinsertion = true })));

        Assert.Equal("same 0r 1r 2r 3+r 4+r", string.Join(' ', moves));
    }

    [Theory]
    [InlineData(ReportState.Withdrawn)]
    [InlineData(ReportState.Overturned)]
    [InlineData(ReportState.Expired)]
    public void What_is_final_never_changes_not_even_certified(ReportState state)
    {
        var held = Given.Held(EvidenceLevel.FinalForMerchant) with { State = state };

        Assert.All(Enum.GetValues<EvidenceLevel>(), level =>
            Assert.Equal("OutcomeFinal", Words(Update(held, Given.Update(level) with { CertifiedReinsertion = true }))));
        Assert.All(Enum.GetValues<EvidenceSource>(), source =>
            Assert.Equal("OutcomeFinal", Words(Update(held, Given.Update(EvidenceLevel.IndependentFinding) with { Source = source }))));
        Assert.Equal("same", Words(Update(held, Given.Update(held.Level) with { OutcomeAt = held.OutcomeAt }))); // a repeat
    }

    [Theory]
    [InlineData(EvidenceLevel.FinalForMerchant, 0, "same")] // the same again
    [InlineData(EvidenceLevel.FinalForMerchant, -1, "same")] // older, but nothing else
    [InlineData(EvidenceLevel.CustomerRight, 0, "same")] // not newer
    [InlineData(EvidenceLevel.Claimed, -1, "OutcomeOlder")] // a stale export
    [InlineData(EvidenceLevel.CustomerRight, -1, "OutcomeOlder")]
    [InlineData(EvidenceLevel.CustomerRight, 1, "del")]
    public void Only_a_newer_outcome_counts(EvidenceLevel level, int seconds, string expected)
    {
        var held = Given.Held(EvidenceLevel.FinalForMerchant);
        var update = Given.Update(level) with { OutcomeAt = held.OutcomeAt.AddSeconds(seconds) };

        Assert.Equal(expected, Words(Update(held, update)));
    }

    [Theory]
    [InlineData(EvidenceSource.ProviderFile, EvidenceSource.ProviderConfirmed, EvidenceLevel.FinalForMerchant, -5, "3=")] // confirms
    [InlineData(EvidenceSource.Statement, EvidenceSource.ProviderConfirmed, EvidenceLevel.CustomerRight, -5, "del")] // stated later than it is
    [InlineData(EvidenceSource.ProviderConfirmed, EvidenceSource.ProviderConfirmed, EvidenceLevel.CustomerRight, -5, "OutcomeOlder")]
    [InlineData(EvidenceSource.ProviderConfirmed, EvidenceSource.ProviderFile, EvidenceLevel.FinalForMerchant, 5, "same")] // would unconfirm it
    [InlineData(EvidenceSource.ProviderConfirmed, EvidenceSource.Statement, EvidenceLevel.CustomerRight, 5, "del")] // favours the customer
    public void The_providers_word_replaces_the_merchants(
        EvidenceSource heldSource, EvidenceSource source, EvidenceLevel level, int days, string expected)
    {
        var held = Given.Held(EvidenceLevel.FinalForMerchant) with { Source = heldSource };
        var update = Given.Update(level) with { Source = source, OutcomeAt = held.OutcomeAt.AddDays(days) };

        Assert.Equal(expected, Words(Update(held, update)));
    }

    [Theory]
    [InlineData(EvidenceSource.Statement, false, EvidenceLevel.FinalForMerchant, EvidenceLevel.FinalForMerchant)]
    [InlineData(EvidenceSource.ProviderFile, false, EvidenceLevel.IndependentFinding, EvidenceLevel.NotFinal)]
    [InlineData(EvidenceSource.Statement, false, null, EvidenceLevel.NotFinal)]
    [InlineData(EvidenceSource.Statement, true, EvidenceLevel.IndependentFinding, EvidenceLevel.IndependentFinding)]
    [InlineData(EvidenceSource.ProviderConfirmed, false, EvidenceLevel.IndependentFinding, EvidenceLevel.IndependentFinding)]
    public void A_finding_counts_as_one_only_when_its_document_was_seen(
        EvidenceSource source, bool seen, EvidenceLevel? listableFrom, EvidenceLevel held) =>
        Assert.Equal(held, OutcomeRules.LevelHeld(EvidenceLevel.IndependentFinding, source, seen, listableFrom));

    [Fact]
    public void A_review_of_the_document_may_carry_the_time_held()
    {
        var held = Given.Held(EvidenceLevel.FinalForMerchant);
        var seen = Given.Update(EvidenceLevel.IndependentFinding) with { OutcomeAt = held.OutcomeAt };

        Assert.Equal("4=", Words(Update(held, seen)));
        Assert.Equal("same", Words(Update(held, seen with { DocumentSeen = false })));
    }

    [Fact]
    public void A_document_seen_once_need_not_be_seen_for_each_later_message() =>
        Assert.Equal("4=", Words(Update(
            Given.Held(EvidenceLevel.IndependentFinding), Given.Update(EvidenceLevel.IndependentFinding) with { DocumentSeen = false })));

    [Theory]
    [InlineData(EvidenceLevel.Claimed, EvidenceLevel.FinalForMerchant, EvidenceLevel.IndependentFinding, "EvidenceNotListable")]
    [InlineData(EvidenceLevel.Claimed, EvidenceLevel.FinalForMerchant, null, "CategoryNotListable")]
    [InlineData(EvidenceLevel.Claimed, EvidenceLevel.IndependentFinding, EvidenceLevel.IndependentFinding, "4+")]
    [InlineData(EvidenceLevel.FinalForMerchant, EvidenceLevel.FinalForMerchant, EvidenceLevel.IndependentFinding, "2x")] // stricter meanwhile
    [InlineData(EvidenceLevel.FinalForMerchant, EvidenceLevel.FinalForMerchant, null, "2x")]
    [InlineData(EvidenceLevel.FinalForMerchant, EvidenceLevel.CustomerRight, null, "del")]
    public void Nothing_is_listed_below_where_its_category_begins(
        EvidenceLevel from, EvidenceLevel to, EvidenceLevel? listableFrom, string expected) =>
        Assert.Equal(expected, Words(OutcomeRules.Update(Given.Held(from), Given.Update(to), listableFrom)));

    private static OutcomeDecision Update(HeldReport held, OutcomeUpdate update) =>
        OutcomeRules.Update(held, update, EvidenceLevel.FinalForMerchant);

    private static string Words(OutcomeDecision decision) => decision switch
    {
        OutcomeDecision.Refused { Refusal.Reason: RefusalReason.ReinsertionNotCertified } => "cert",
        OutcomeDecision.Refused { Refusal.Reason: RefusalReason.ReportUnderAppeal } => "wait",
        OutcomeDecision.Refused refused => refused.Refusal.Reason.ToString(),
        OutcomeDecision.Unchanged => "same",
        OutcomeDecision.Deleted deleted => deleted.EndsAppeal ? "del!" : "del",
        OutcomeDecision.Changed changed => Words(changed),
        _ => throw new InvalidOperationException("closed"),
    };

    private static string Words(OutcomeDecision.Changed changed)
    {
        Assert.Equal(Given.StateOf(changed.Level), changed.State);
        var listing = changed.Listing switch
        {
            ListingChange.None => "",
            ListingChange.Arises => "+",
            ListingChange.Changes => "=",
            ListingChange.Removed => "x",
        };
        return $"{(int)changed.Level - 2}{listing}{(changed.Reinserted ? "r" : "")}";
    }
}
