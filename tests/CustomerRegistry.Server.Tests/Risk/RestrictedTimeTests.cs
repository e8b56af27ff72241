using System.Diagnostics;
using CustomerRegistry.V1;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;
using static CustomerRegistry.Server.Tests.Risk.TestChecks;

namespace CustomerRegistry.Server.Tests.Risk;

/// <summary>
/// A restricted listing looks like none in time too. The method: four customers, of whom one has a listing that is
/// contested, one another merchant's own-only report, and two nothing, are checked in rounds; each round checks all four in
/// an order drawn anew, so that whatever slows the machine slows all. The series of a round are paired: under the
/// hypothesis that all four are alike their names could be exchanged within each round. They are, 2,000 times at random,
/// and the 99.9 % quantile of the absolute difference of medians that this makes is the noise of two identical runs. The
/// observed difference must not be above it; that of the two customers of whom nothing is held is printed beside it.
/// </summary>
public sealed class RestrictedTimeTests
{
    private const int Exchanges = 2000;

    private const double Quantile = 0.999;

    [Fact]
    public Task Two_thousand_checks_cannot_tell_a_restricted_listing_from_none_by_time() => MeasureAsync(2_000);

    [Fact]
    [Trait("Category", "Long")]
    public Task Twenty_thousand_checks_cannot_tell_a_restricted_listing_from_none_by_time() => MeasureAsync(20_000);

    private static async Task MeasureAsync(int calls)
    {
        await using var registry = await StartAsync();
        var (reporter, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync());
        var customers = Enumerable.Range(0, 4).Select(_ => EmailOf(NewEmail())).ToArray();
        var listings = new TestListings(registry);
        await listings.AddAsync(reporter, x => x.Contested = true, customers[0]);
        await listings.AddAsync(reporter, x => x.OwnOnly = true, customers[1]);
        var random = new Random(20261124);
        var order = new[] { 0, 1, 2, 3 };
        for (var warm = 0; warm < 100; warm++) await TimeAsync(registry, shop, customers[warm % 4]);
        var times = new double[4][];
        for (var i = 0; i < 4; i++) times[i] = new double[calls / 4];
        for (var round = 0; round < calls / 4; round++)
        {
            random.Shuffle(order);
            foreach (var who in order) times[who][round] = await TimeAsync(registry, shop, customers[who]);
        }

        var (noticed, identical) = (new List<string>(), DifferenceOf(times[3], times[2]));
        foreach (var (name, series) in new[] { ("a contested listing", times[0]), ("another merchant's own-only report", times[1]) })
        {
            var (difference, noise) = (DifferenceOf(series, times[2]), NoiseOf(series, times[2], random));
            var line = FormattableString.Invariant(
                $"{name}: {difference:0.0} us beside none, noise {noise:0.0} us, none beside none {identical:0.0} us, median {MedianOf(times[2]):0} us, {calls} calls");
            TestContext.Current.TestOutputHelper?.WriteLine(line);
            if (Math.Abs(difference) > noise) noticed.Add(line);
        }

        Assert.True(noticed.Count == 0, string.Join("\n", noticed));
    }

    private static async Task<double> TimeAsync(RegistryFixture registry, TestMerchant shop, Identifier customer)
    {
        var check = Of(registry, customer);
        var started = Stopwatch.GetTimestamp();
        var reply = await shop.Risk.CheckAsync(check);
        var took = Stopwatch.GetElapsedTime(started);
        Assert.Equal(RiskLevel.None, reply.Assessment.Level);
        return took.TotalMicroseconds;
    }

    private static double DifferenceOf(double[] a, double[] b) => MedianOf(a) - MedianOf(b);

    private static double NoiseOf(double[] a, double[] b, Random random)
    {
        var (first, second, differences) = (new double[a.Length], new double[a.Length], new double[Exchanges]);
        for (var i = 0; i < Exchanges; i++)
        {
            for (var round = 0; round < a.Length; round++)
            {
                var exchanged = random.Next(2) == 1;
                (first[round], second[round]) = exchanged ? (b[round], a[round]) : (a[round], b[round]);
            }

            differences[i] = Math.Abs(DifferenceOf(first, second));
        }

        Array.Sort(differences);
        return differences[(int)Math.Ceiling(Quantile * Exchanges) - 1];
    }

    private static double MedianOf(double[] series)
    {
        var sorted = (double[])series.Clone();
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
