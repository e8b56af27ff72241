using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class WithdrawalQuestionRulesTests
{
    [Theory]
    [InlineData(null, false, false)]
    [InlineData(null, true, true)]
    [InlineData(false, false, false)]
    // The shop may have answered first with the link that it passed on.
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    public void The_first_answer_stands_but_a_no_shuts_out_no_yes(bool? held, bool said, bool expected) =>
        Assert.Equal(expected, WithdrawalQuestionRules.After(held, said));
}
