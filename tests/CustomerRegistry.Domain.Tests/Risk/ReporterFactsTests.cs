using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

public sealed class ReporterFactsTests
{
    [Theory]
    [InlineData(1000, null, 1000)]
    [InlineData(1000, 400, 400)]
    [InlineData(390, 400, 390)]
    [InlineData(0, 400, 0)]
    public void A_cap_lowers_the_weight_and_never_raises_it(int standing, int? cap, int weight) =>
        Assert.Equal(weight, new ReporterFacts(Guid.Empty, MerchantState.Live, standing, cap).WeightPerMille);
}
