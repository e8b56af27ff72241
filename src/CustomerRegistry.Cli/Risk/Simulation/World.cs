using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>
/// What is true in one simulated history. Meaning, unit and reason of each value are those of <c>assumptions.json</c>, under
/// the same name.
/// </summary>
internal sealed class World
{
    private readonly IReadOnlyDictionary<string, double> _values;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public World(IReadOnlyDictionary<string, double> values, IReadOnlyList<string> set)
    {
        _values = values;
        Set = set;
        OrdersMedian = Take("orders-median");
        OrdersSpread = Take("orders-spread");
        OrdersFewest = Take("orders-fewest");
        OrdersMost = Take("orders-most");
        StaysThroughout = Take("stays-throughout");
        StayMean = Take("stay-mean");
        SeasonPeak = Take("season-peak");
        FavouriteMerchants = Take("favourite-merchants");
        FavouriteOrders = Take("favourite-orders");
        MerchantSkew = Take("merchant-skew");
        MerchantsInGroups = Take("merchants-in-groups");
        SubscriptionMerchants = Take("subscription-merchants");
        MerchantDisputeSpread = Take("merchant-dispute-spread");
        ProviderConnected = Take("provider-connected");
        OrdersUnknown = Take("orders-unknown");
        WeakProofMerchants = Take("weak-proof-merchants");
        WeakProofFactor = Take("weak-proof-factor");
        HonestDisputes = Take("honest-disputes");
        Represented = Take("represented");
        WinsHonest = Take("wins-honest");
        WinsUnfounded = Take("wins-unfounded");
        WinsReported = Take("wins-reported");
        StatementError = Take("statement-error");
        FindingHonest = Take("finding-honest");
        FindingUnfounded = Take("finding-unfounded");
        OutcomeDaysShortest = Take("outcome-days-shortest");
        OutcomeDaysLongest = Take("outcome-days-longest");
        OutcomeDaysTypical = Take("outcome-days-typical");
        Unlucky = Take("unlucky");
        UnluckyFactor = Take("unlucky-factor");
        UnluckyMonths = Take("unlucky-months");
        UnluckyProofFactor = Take("unlucky-proof-factor");
        Victims = Take("victims");
        TheftOrders = Take("theft-orders");
        TheftMerchants = Take("theft-merchants");
        TheftDays = Take("theft-days");
        TheftTakeover = Take("theft-takeover");
        TheftDisputed = Take("theft-disputed");
        TheftAsNotReceived = Take("theft-as-not-received");
        TheftReported = Take("theft-reported");
        Claimants = Take("claimants");
        SpanShortest = Take("span-shortest");
        SpanLongest = Take("span-longest");
        SpanTypical = Take("span-typical");
        ClaimPerOrder = Take("claim-per-order");
        ClaimPerOrderSpread = Take("claim-per-order-spread");
        ClaimantsOrders = Take("claimants-orders");
        SpanOrders = Take("span-orders");
        OneMerchantClaimants = Take("one-merchant-claimants");
        ContestEverything = Take("contest-everything");
        ClaimantsNewEmail = Take("claimants-new-email");
        HouseholdSize = Take("household-size");
        Flats = Take("flats");
        SharedPhone = Take("shared-phone");
        SharedEmail = Take("shared-email");
        SignedIn = Take("signed-in");
        ConfirmedWrongly = Take("confirmed-wrongly");
        SecondEmail = Take("second-email");
        SecondEmailMerchants = Take("second-email-merchants");
        EmailTypos = Take("email-typos");
        TypoHitsSomebody = Take("typo-hits-somebody");
        PhoneAsked = Take("phone-asked");
        Moves = Take("moves");
        AddressTakenOver = Take("address-taken-over");
        PhoneChanges = Take("phone-changes");
        NumberReassigned = Take("number-reassigned");
        NumberPause = Take("number-pause");
        FlatEmpty = Take("flat-empty");
        FalseReporters = Take("false-reporters");
        FalseReports = Take("false-reports");
        FalseBursts = Take("false-bursts");
        FalseBurstDays = Take("false-burst-days");
        FalseBurstReports = Take("false-burst-reports");
        FalseUnseen = Take("false-unseen");
        FalseStatement = Take("false-statement");
        MadeUpOrderAge = Take("made-up-order-age");
        ColludedPeople = Take("colluded-people");
        CollusionReports = Take("collusion-reports");
        CollusionOrders = Take("collusion-orders");
        CollusionDays = Take("collusion-days");
        AppealsHonest = Take("appeals-honest");
        AppealsVictims = Take("appeals-victims");
        AppealsWithoutCause = Take("appeals-without-cause");
        AppealsClaimants = Take("appeals-claimants");
        AppealsAnswered = Take("appeals-answered");
        AppealsAnsweredWithoutCause = Take("appeals-answered-without-cause");
        DecidedRightly = Take("decided-rightly");
        AppealDaysShortest = Take("appeal-days-shortest");
        AppealDaysLongest = Take("appeal-days-longest");
        HonestMix = TakeMix("honest-mix");
        UnfoundedMix = TakeMix("unfounded-mix");

        // An assumption that nothing reads would be argued about for nothing.
        var unread = values.Keys.FirstOrDefault(name => !_taken.Contains(name));
        if (unread is not null) throw new InvalidOperationException($"Nothing reads the assumption {unread}.");
        InOrder("orders-fewest", "orders-most");
        InOrder("span-shortest", "span-typical");
        InOrder("span-typical", "span-longest");
        InOrder("outcome-days-shortest", "outcome-days-typical");
        InOrder("outcome-days-typical", "outcome-days-longest");
        InOrder("appeal-days-shortest", "appeal-days-longest");
    }

    /// <summary>By name, as drawn or set.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>The names that were set rather than drawn.</summary>
    public IReadOnlyList<string> Set { get; }

    public IReadOnlyDictionary<Category, double> HonestMix { get; }

    public IReadOnlyDictionary<Category, double> UnfoundedMix { get; }

    public double OrdersMedian { get; }

    public double OrdersSpread { get; }

    public double OrdersFewest { get; }

    public double OrdersMost { get; }

    public double StaysThroughout { get; }

    public double StayMean { get; }

    public double SeasonPeak { get; }

    public double FavouriteMerchants { get; }

    public double FavouriteOrders { get; }

    public double MerchantSkew { get; }

    public double MerchantsInGroups { get; }

    public double SubscriptionMerchants { get; }

    public double MerchantDisputeSpread { get; }

    public double ProviderConnected { get; }

    public double OrdersUnknown { get; }

    public double WeakProofMerchants { get; }

    public double WeakProofFactor { get; }

    public double HonestDisputes { get; }

    public double Represented { get; }

    public double WinsHonest { get; }

    public double WinsUnfounded { get; }

    public double WinsReported { get; }

    public double StatementError { get; }

    public double FindingHonest { get; }

    public double FindingUnfounded { get; }

    public double OutcomeDaysShortest { get; }

    public double OutcomeDaysLongest { get; }

    public double OutcomeDaysTypical { get; }

    public double Unlucky { get; }

    public double UnluckyFactor { get; }

    public double UnluckyMonths { get; }

    public double UnluckyProofFactor { get; }

    public double Victims { get; }

    public double TheftOrders { get; }

    public double TheftMerchants { get; }

    public double TheftDays { get; }

    public double TheftTakeover { get; }

    public double TheftDisputed { get; }

    public double TheftAsNotReceived { get; }

    public double TheftReported { get; }

    public double Claimants { get; }

    public double SpanShortest { get; }

    public double SpanLongest { get; }

    public double SpanTypical { get; }

    public double ClaimPerOrder { get; }

    public double ClaimPerOrderSpread { get; }

    public double ClaimantsOrders { get; }

    public double SpanOrders { get; }

    public double OneMerchantClaimants { get; }

    public double ContestEverything { get; }

    public double ClaimantsNewEmail { get; }

    public double HouseholdSize { get; }

    public double Flats { get; }

    public double SharedPhone { get; }

    public double SharedEmail { get; }

    public double SignedIn { get; }

    public double ConfirmedWrongly { get; }

    public double SecondEmail { get; }

    public double SecondEmailMerchants { get; }

    public double EmailTypos { get; }

    public double TypoHitsSomebody { get; }

    public double PhoneAsked { get; }

    public double Moves { get; }

    public double AddressTakenOver { get; }

    public double PhoneChanges { get; }

    public double NumberReassigned { get; }

    public double NumberPause { get; }

    public double FlatEmpty { get; }

    public double FalseReporters { get; }

    public double FalseReports { get; }

    public double FalseBursts { get; }

    public double FalseBurstDays { get; }

    public double FalseBurstReports { get; }

    public double FalseUnseen { get; }

    public double FalseStatement { get; }

    public double MadeUpOrderAge { get; }

    public double ColludedPeople { get; }

    public double CollusionReports { get; }

    public double CollusionOrders { get; }

    public double CollusionDays { get; }

    public double AppealsHonest { get; }

    public double AppealsVictims { get; }

    public double AppealsWithoutCause { get; }

    public double AppealsClaimants { get; }

    public double AppealsAnswered { get; }

    public double AppealsAnsweredWithoutCause { get; }

    public double DecidedRightly { get; }

    public double AppealDaysShortest { get; }

    public double AppealDaysLongest { get; }

    private double Take(string name)
    {
        _taken.Add(name);
        return _values.TryGetValue(name, out var value) ? value : throw new InvalidOperationException($"The assumption {name} is missing.");
    }

    private Dictionary<Category, double> TakeMix(string name) => CategoryWords.All.ToDictionary(
        each => each.Key, each => Take($"{name}.{each.Value}"));

    private void InOrder(string lower, string upper)
    {
        var (low, high) = (_values[lower], _values[upper]);
        if (low > high)
            throw new UsageException($"{lower} ({Numbers.Text(low)}) must be at most {upper} ({Numbers.Text(high)}): change --set.");
    }
}
