using System.Numerics;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>
/// Random numbers that are the same for a seed on every machine: xoshiro256** (Blackman and Vigna, public domain), filled by
/// SplitMix64. Each purpose and person has a stream of its own, so that one changed assumption does not reshuffle everything
/// else: two worlds of one seed can be compared.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _a, _b, _c, _d;

    /// <param name="purpose">What the numbers are for; part of the seed.</param>
    /// <param name="index">Of the person or merchant they are for.</param>
    public SeededRandom(long seed, string purpose, int index = 0)
    {
        // Mixed before the letters come in, else seed and letter could make up for each other.
        var state = Mix((ulong)seed);
        foreach (var letter in purpose) state = Mix(state ^ letter);
        state = Mix(state ^ (uint)index);
        _a = Mix(state += Step);
        _b = Mix(state += Step);
        _c = Mix(state += Step);
        _d = Mix(state + Step);
    }

    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    /// <summary>At least 0, below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    public double Between(double low, double high) => low + (Share() * (high - low));

    /// <summary>At least 0, below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Share() * count);

    public double Exponential(double mean) => -mean * PortableMath.Log(1 - Share());

    /// <summary>Mean 0, standard deviation 1, by Marsaglia's polar method: no sine needed.</summary>
    public double Normal()
    {
        while (true)
        {
            var (x, y) = (Between(-1, 1), Between(-1, 1));
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1) return x * Math.Sqrt(-2 * PortableMath.Log(square) / square);
        }
    }

    public double LogNormal(double median, double spread) => median * PortableMath.Exp(spread * Normal());

    /// <summary>A number of events with this mean (Poisson).</summary>
    public int Count(double mean)
    {
        var count = 0;
        for (var at = Exponential(1); at < mean; at += Exponential(1)) count++;
        return count;
    }

    /// <summary>Between the ends of a triangle with its peak at <paramref name="peak"/>.</summary>
    public double Triangle(double low, double peak, double high)
    {
        if (high <= low) return low;
        var share = Share();
        var turn = (peak - low) / (high - low);
        return share < turn
            ? low + Math.Sqrt(share * (high - low) * (peak - low))
            : high - Math.Sqrt((1 - share) * (high - low) * (high - peak));
    }

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    private static ulong Mix(ulong z)
    {
        z += Step;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
