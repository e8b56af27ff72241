using System.Globalization;
using CustomerRegistry.Cli.Risk.Simulation;

namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class SimulationRandomTests
{
    private const int Draws = 20_000;

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.1)]
    [InlineData(0.7071)]
    [InlineData(1)]
    [InlineData(1.4143)]
    [InlineData(97.3)]
    [InlineData(1e12)]
    public void The_portable_logarithm_and_exponential_agree_with_the_platforms(double x)
    {
        Assert.Equal(Math.Log(x), PortableMath.Log(x), 1e-13 * Math.Max(1, Math.Abs(Math.Log(x))));
        Assert.Equal(1, PortableMath.Exp(Math.Log(x)) / x, 1e-13);
    }

    // The very bits. Another program gives the same from the published algorithm, save for the last bit of its own logarithm.
    [Fact]
    public void A_stream_is_the_same_everywhere()
    {
        var random = new SeededRandom(42, "test", 7);
        Assert.Equal(
            ["0.6778135525647413", "-0.09856087498775963", "1.7599099447613757"],
            Array.ConvertAll(
                [random.Share(), random.Normal(), random.Exponential(1)], each => each.ToString("R", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Seed_purpose_and_index_each_make_another_stream()
    {
        SeededRandom[] streams = [new(1, "a"), new(2, "a"), new(1, "b"), new(1, "a", 1), new(1, "ab")];
        var first = streams.Select(each => each.Share()).ToList();
        Assert.Equal(first.Count, first.Distinct().Count());
    }

    [Fact]
    public void Distributions_have_their_means()
    {
        var random = new SeededRandom(5, "means");
        Assert.Equal(0.5, Mean(random.Share), 0.02);
        Assert.Equal(0, Mean(random.Normal), 0.03);
        Assert.Equal(1, Mean(() => Math.Pow(random.Normal(), 2)), 0.05);
        Assert.Equal(3, Mean(() => random.Exponential(3)), 0.1);
        Assert.Equal(2.5, Mean(() => random.Count(2.5)), 0.06);
        Assert.Equal((30 + 80 + 150) / 3.0, Mean(() => random.Triangle(30, 80, 150)), 1.0);
        Assert.Equal(4.5, Mean(() => random.Below(10)), 0.1);
    }

    private static double Mean(Func<double> draw) => Enumerable.Range(0, Draws).Average(_ => draw());
}
