using CustomerRegistry.Identifiers;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Client;

/// <summary>
/// The outcome of <see cref="RegistryClient.CheckAsync"/>: <see cref="Checked"/> or <see cref="NotChecked"/>. A checkout that
/// got <see cref="NotChecked"/> goes on as if the registry did not exist; it must not treat it as a finding.
/// </summary>
public abstract record CheckResult
{
    private CheckResult()
    {
    }

    /// <summary>The registry answered.</summary>
    /// <param name="Response">Assessment, flags, own reports and the sentence for the buyer.</param>
    /// <param name="LeftOut">Why identifiers that were given took no part; empty if all did.</param>
    public sealed record Checked(Wire.CheckResponse Response, IReadOnlyList<CanonicalFormError> LeftOut) : CheckResult;

    /// <summary>Nothing was asked or answered.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">In words, for a developer; holds no identifier.</param>
    /// <param name="Refusal">What the registry or the network said; null if the call was not made.</param>
    /// <param name="LeftOut">Why identifiers that were given cannot be used.</param>
    public sealed record NotChecked(
        NotCheckedReason Reason, string Detail, RegistryRefusal? Refusal, IReadOnlyList<CanonicalFormError> LeftOut) : CheckResult
    {
        internal static NotChecked Because(RegistryRefusal refusal, bool cancelled) => new(
            refusal switch
            {
                _ when cancelled => NotCheckedReason.Cancelled,
                { StatusCode: StatusCode.DeadlineExceeded } => NotCheckedReason.DeadlineExceeded,
                { StatusCode: StatusCode.Unavailable } => NotCheckedReason.Unavailable,
                _ => NotCheckedReason.Refused,
            },
            refusal.Detail,
            refusal,
            []);
    }
}

/// <summary>Why a check was not made or not answered.</summary>
public enum NotCheckedReason
{
    /// <summary>None of the identifiers given has a canonical form, or none was given.</summary>
    NoIdentifier,

    /// <summary>The registry cannot be reached, or says that it cannot answer now.</summary>
    Unavailable,

    /// <summary>No answer within the deadline.</summary>
    DeadlineExceeded,

    /// <summary>The registry refused: the refusal says what to change.</summary>
    Refused,

    /// <summary>The caller's token was cancelled.</summary>
    Cancelled,

    /// <summary>A fault in this client.</summary>
    ClientError,
}
