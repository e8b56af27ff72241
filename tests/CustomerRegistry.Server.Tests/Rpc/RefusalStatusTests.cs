using CustomerRegistry.Server.Rpc;
using CustomerRegistry.V1;
using Grpc.Core;
using Xunit;
using Refusal = CustomerRegistry.Domain.Refusals.Refusal;
using RefusalReason = CustomerRegistry.Domain.Refusals.RefusalReason;

namespace CustomerRegistry.Server.Tests.Rpc;

/// <summary>One list of reasons, in three places that must not part: Domain, the proto, the statuses.</summary>
public sealed class RefusalStatusTests
{
    [Fact]
    public void Domain_and_proto_have_the_same_reasons_with_the_same_numbers() => Assert.Equal(
        Enum.GetValues<RefusalReason>().Select(x => ($"REFUSAL_REASON_{RefusalStatus.NameOf(x)}", (int)x)).Order(),
        RefusalsReflection.Descriptor.EnumTypes.Single(x => x.Name == "RefusalReason").Values
            .Where(x => x.Number != 0).Select(x => (x.Name, x.Number)).Order());

    [Fact]
    public void Every_reason_has_a_status_that_is_not_ok() => Assert.All(
        Enum.GetValues<RefusalReason>(), reason => Assert.NotEqual(StatusCode.OK, RefusalStatus.CodeOf(reason)));

    [Fact]
    public void A_refusal_of_a_field_names_it()
    {
        var thrown = RefusalStatus.ToException(new Refusal(RefusalReason.AmountNegative, "It is below zero.", "report.amount"));
        var violation = thrown.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Single();
        Assert.Equal(("report.amount", "AMOUNT_NEGATIVE"), (violation.Field, violation.Reason));
    }
}
