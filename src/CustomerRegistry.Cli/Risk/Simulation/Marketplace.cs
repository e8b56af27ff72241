namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>The merchants.</summary>
internal sealed class Marketplace
{
    private readonly double[] _upTo;

    private Marketplace(IReadOnlyList<SimulatedMerchant> merchants)
    {
        Merchants = merchants;
        _upTo = new double[merchants.Count];
        var sum = 0.0;
        for (var i = 0; i < _upTo.Length; i++) _upTo[i] = sum += merchants[i].Size;
    }

    public IReadOnlyList<SimulatedMerchant> Merchants { get; }

    public static Marketplace Create(long seed, World world, int count)
    {
        var inGroups = Math.Max(2, RoundShare(world.MerchantsInGroups, count)) / 2 * 2;
        var order = Shuffled(new SeededRandom(seed, "groups"), count);
        var owners = Enumerable.Range(0, count).ToArray();
        for (var i = 0; i < inGroups; i += 2) owners[Math.Max(order[i], order[i + 1])] = Math.Min(order[i], order[i + 1]);

        // By rank, so that a larger share keeps the merchants of a smaller one.
        var reporting = First("false-reporters", world.FalseReporters);
        var weak = First("weak-proof", world.WeakProofMerchants);
        var subscriptions = First("subscriptions", world.SubscriptionMerchants);
        return new Marketplace([.. Enumerable.Range(0, count).Select(number =>
        {
            var random = new SeededRandom(seed, "merchant", number);
            return new SimulatedMerchant(
                number,
                owners[number],
                PortableMath.Power(number + 1, -world.MerchantSkew),
                subscriptions.Contains(number),
                random.LogNormal(world.HonestDisputes, world.MerchantDisputeSpread),
                random.Chance(world.ProviderConnected),
                !random.Chance(world.OrdersUnknown),
                weak.Contains(number),
                FalseReportingOf(world, random.Share(), reporting.Contains(number)));
        })]);

        HashSet<int> First(string purpose, double share) =>
            [.. Shuffled(new SeededRandom(seed, purpose), count).Take(RoundShare(share, count))];
    }

    /// <summary>One of them, by size.</summary>
    public int Any(SeededRandom random)
    {
        var found = Array.BinarySearch(_upTo, random.Share() * _upTo[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, _upTo.Length - 1);
    }

    /// <summary>The numbers below <paramref name="count"/> in the order of this stream.</summary>
    public static int[] Shuffled(SeededRandom random, int count)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var other = random.Below(i + 1);
            (numbers[i], numbers[other]) = (numbers[other], numbers[i]);
        }

        return numbers;
    }

    private static int RoundShare(double share, int count) => (int)Math.Round(share * count, MidpointRounding.AwayFromZero);

    private static FalseReporting FalseReportingOf(World world, double share, bool reports) =>
        !reports ? FalseReporting.None
        : share < world.FalseBursts ? FalseReporting.Bursts
        : share < world.FalseBursts + world.FalseUnseen ? FalseReporting.Unseen
        : FalseReporting.Steady;
}
