using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Merchants;

public sealed class MerchantRulesTests
{
    private const string Why = "Pilot figures seen, contract signed.";
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Person = Guid.Parse("55555555-5555-4555-8555-555555555555");

    // Rows: states. Columns: go live, suspend, offboard. A dot is refused with MerchantOffboarded; "=" changes nothing.
    private const string Expected = """
        Observing  | Live Suspended Offboarded
        Live       | = Suspended Offboarded
        Suspended  | Live = Offboarded
        Offboarded | . . =
        """;

    [Fact]
    public void Every_state_meets_every_decision_as_the_table_says()
    {
        var actual = Enum.GetValues<MerchantState>().Select(state => $"{state,-10} | " + string.Join(' ', new[]
        {
            MerchantRules.GoLive(state, Person, Why, Now),
            MerchantRules.Suspend(state, Person, Why, Now),
            MerchantRules.Offboard(state, Person, Why, confirmed: true, Now),
        }.Select(step => step switch
        {
            MerchantStep.Taken taken => taken.State.ToString(),
            MerchantStep.Unchanged unchanged when unchanged.State == state => "=",
            MerchantStep.Refused { Refusal.Reason: RefusalReason.MerchantOffboarded } => ".",
            var other => other.ToString(),
        })));

        Assert.Equal(Expected, string.Join('\n', actual));
    }

    [Fact]
    public void A_merchant_begins_in_observe_mode_and_a_fictitious_one_live()
    {
        Assert.Equal(MerchantState.Observing, MerchantRules.StateWhenEnrolled(Guid.Empty));
        Assert.Equal(MerchantState.Live, MerchantRules.StateWhenEnrolled(Person));
    }

    [Fact]
    public void Going_live_keeps_who_decided_and_why() => Assert.Equal(
        new MerchantStep.Taken(MerchantState.Live, Person, Why, Now, ListingsDeletedAt: null),
        MerchantRules.GoLive(MerchantState.Observing, Person, $"  {Why} ", Now));

    [Fact]
    public void Somebody_must_decide() =>
        Assert.Throws<ArgumentException>(() => MerchantRules.GoLive(MerchantState.Observing, Guid.Empty, Why, Now));

    [Theory]
    [InlineData(0, RefusalReason.FieldRequired)]
    [InlineData(9, RefusalReason.FieldOutOfRange)]
    [InlineData(10, null)]
    [InlineData(500, null)]
    [InlineData(501, RefusalReason.FieldOutOfRange)]
    public void A_decision_says_why_in_10_to_500_characters(int length, RefusalReason? refused)
    {
        var why = " " + new string('x', length) + " ";
        MerchantStep[] steps =
        [
            MerchantRules.GoLive(MerchantState.Observing, Person, why, Now),
            MerchantRules.Suspend(MerchantState.Live, Person, why, Now),
            MerchantRules.Offboard(MerchantState.Live, Person, why, true, Now),
        ];

        Assert.All(steps, step => Assert.Equal(refused, (step as MerchantStep.Refused)?.Refusal.Reason));
        Assert.Equal(refused, SharingStop.Make(Person, null, null, why, true, Person, Now).Refusal?.Reason);
    }

    [Fact]
    public void Listings_of_a_merchant_that_left_are_deleted_after_30_days() =>
        Assert.Equal(Now.AddDays(30), ((MerchantStep.Taken)MerchantRules.Offboard(MerchantState.Live, Person, Why, true, Now)).ListingsDeletedAt);

    [Fact]
    public void Offboarding_and_stopping_ask_back()
    {
        Assert.Equal(RefusalReason.ConfirmationRequired,
            ((MerchantStep.Refused)MerchantRules.Offboard(MerchantState.Live, Person, Why, false, Now)).Refusal.Reason);
        Assert.Equal(RefusalReason.ConfirmationRequired, SharingStop.Make(Person, null, null, Why, false, Person, Now).Refusal?.Reason);
    }

    [Fact]
    public void A_stop_is_of_a_country_or_a_merchant_or_everything()
    {
        Assert.Equal(RefusalReason.FieldOutOfRange, SharingStop.Make(Person, Country.Parse("DE"), Person, Why, true, Person, Now).Refusal?.Reason);
        Assert.Equal(RefusalReason.CountryUnknown, SharingStop.Make(Person, Country.Unknown, null, Why, true, Person, Now).Refusal?.Reason);
        Assert.Throws<ArgumentException>(() => SharingStop.Make(Person, null, null, Why, true, Guid.Empty, Now));
    }

    public static TheoryData<string, string?, bool, bool> Covered => new()
    {
        { "the reporter's country", "DE", false, true },
        { "the consumer's country", "GB", false, true },
        { "the checker's country", "US", false, true },
        { "another country", "FR", false, false },
        { "everything", null, false, true },
        { "another merchant", null, true, false },
    };

    [Theory, MemberData(nameof(Covered))]
    public void A_stop_covers(string why, string? country, bool otherMerchant, bool covered)
    {
        var stop = Make(country is null ? null : Country.Parse(country), otherMerchant ? Guid.NewGuid() : null);
        Assert.True(covered == Covers(stop, Guid.NewGuid(), Guid.NewGuid()), why);
    }

    [Fact]
    public void A_countrys_stop_covers_consumers_in_its_parts()
    {
        bool CoversCalifornian(string country) => Make(Country.Parse(country), null).Covers(
            Guid.NewGuid(), Country.Parse("GB"), Country.Parse("US-CA"), Guid.NewGuid(), Country.Parse("GB"));

        Assert.True(CoversCalifornian("US"));
        Assert.False(CoversCalifornian("CA"));
    }

    [Fact]
    public void A_merchants_stop_covers_its_listings_and_its_checks()
    {
        var merchant = Guid.NewGuid();
        var stop = Make(null, merchant);

        Assert.True(Covers(stop, merchant, Guid.NewGuid()));
        Assert.True(Covers(stop, Guid.NewGuid(), merchant));
        Assert.False(Covers(stop, Guid.NewGuid(), Guid.NewGuid()));
    }

    private static SharingStop Make(Country? country, Guid? merchant) => SharingStop.Make(Person, country, merchant, Why, true, Person, Now).Stop!;

    private static bool Covers(SharingStop stop, Guid reporter, Guid checker) =>
        stop.Covers(reporter, Country.Parse("DE"), Country.Parse("GB"), checker, Country.Parse("US"));
}
