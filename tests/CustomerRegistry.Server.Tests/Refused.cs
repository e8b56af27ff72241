using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace CustomerRegistry.Server.Tests;

/// <summary>What a refused call answered.</summary>
public sealed record Refused(StatusCode Code, string Reason, string Field, string Detail)
{
    /// <summary>Awaits a call that must be refused.</summary>
    public static async Task<Refused> ByAsync(Func<Task> call)
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(call);
        var status = thrown.GetRpcStatus();
        return new Refused(
            thrown.StatusCode,
            status?.GetDetail<ErrorInfo>()?.Reason ?? "",
            status?.GetDetail<BadRequest>()?.FieldViolations.FirstOrDefault()?.Field ?? "",
            thrown.Status.Detail);
    }
}
