using Google.Rpc;
using Grpc.Core;
using StatusCode = Grpc.Core.StatusCode;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Client;

/// <summary>
/// Why a call failed, read from google.rpc.Status. <see cref="Reason"/> is stable and what programs compare;
/// <see cref="Detail"/> is for people and may change.
/// </summary>
/// <param name="StatusCode">The gRPC status.</param>
/// <param name="Reason">
/// The name in <c>refusals.proto</c> without its prefix, such as <c>SCOPE_MISSING</c>; null where something other than the
/// registry answered, for example the network.
/// </param>
/// <param name="Detail">What is wrong and what to change.</param>
/// <param name="Field">The path of the field to blame in proto names; null if none.</param>
/// <param name="RetryAfter">How long to wait before asking again; null if not said.</param>
public sealed record RegistryRefusal(StatusCode StatusCode, string? Reason, string Detail, string? Field, TimeSpan? RetryAfter)
{
    /// <summary>The domain in google.rpc.ErrorInfo by which the registry's own refusals are known.</summary>
    public const string Domain = "customer-registry";

    /// <summary>
    /// Nobody answered as the registry: the address, the network, a proxy or the server is to blame, not the call. The
    /// registry's own refusals always carry a reason.
    /// </summary>
    public bool IsUnreachable => Reason is null && StatusCode is not (StatusCode.DeadlineExceeded or StatusCode.Cancelled);

    /// <summary>Reads the refusal of a failed call.</summary>
    public static RegistryRefusal Of(RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var status = exception.GetRpcStatus();
        var info = status?.GetDetail<ErrorInfo>();
        var violation = status?.GetDetail<BadRequest>()?.FieldViolations.FirstOrDefault();
        return new RegistryRefusal(
            exception.StatusCode,
            info?.Domain == Domain ? info.Reason : null,
            violation is { Description.Length: > 0 } ? violation.Description : exception.Status.Detail,
            violation?.Field is { Length: > 0 } field ? field : null,
            status?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan());
    }

    /// <summary>Reads a refusal inside a stream.</summary>
    public static RegistryRefusal Of(Wire.Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new RegistryRefusal(
            (StatusCode)refusal.StatusCode, NameOf(refusal.Reason), refusal.Detail, refusal.Field.Length > 0 ? refusal.Field : null, null);
    }

    // A reason added after this client was built has a number only.
    private static string NameOf(Wire.RefusalReason reason)
    {
        const string prefix = "REFUSAL_REASON_";
        var name = Wire.RefusalsReflection.Descriptor.EnumTypes
            .First(type => type.Name == nameof(Wire.RefusalReason)).FindValueByNumber((int)reason)?.Name;
        return name?[prefix.Length..] ?? $"REASON_{(int)reason}";
    }
}
