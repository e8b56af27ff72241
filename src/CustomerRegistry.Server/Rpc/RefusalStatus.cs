using CustomerRegistry.Domain.Refusals;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace CustomerRegistry.Server.Rpc;

/// <summary>
/// The one map from refusals to gRPC. The switch has no discard: a new reason without a status does not compile.
/// </summary>
internal static class RefusalStatus
{
    /// <summary>The domain of google.rpc.ErrorInfo.</summary>
    public const string Domain = "customer-registry";

    public static StatusCode CodeOf(RefusalReason reason) => reason switch
    {
        RefusalReason.CredentialsMissing or RefusalReason.CredentialsInvalid or RefusalReason.CredentialsExpired
            => StatusCode.Unauthenticated,

        RefusalReason.ScopeMissing or RefusalReason.RoleNotAllowed or RefusalReason.MerchantObserving
            or RefusalReason.MerchantSuspended or RefusalReason.MerchantOffboarded or RefusalReason.ModeNotAllowed
            or RefusalReason.BootstrapNotAllowed or RefusalReason.SecretInvalid or RefusalReason.ReviewerNotIndependent
            or RefusalReason.WebhookSignatureInvalid or RefusalReason.WebhookTooOld or RefusalReason.SharingDenied
            or RefusalReason.ReportingStopped
            => StatusCode.PermissionDenied,

        RefusalReason.RateLimited or RefusalReason.RationExhausted or RefusalReason.SandboxFull
            or RefusalReason.MessageTooLarge
            => StatusCode.ResourceExhausted,

        RefusalReason.MerchantUnknown or RefusalReason.ReportUnknown or RefusalReason.CheckUnknown
            or RefusalReason.AppealUnknown or RefusalReason.ProviderUnknown or RefusalReason.AttestationUnknown
            or RefusalReason.RightsRequestUnknown
            => StatusCode.NotFound,

        RefusalReason.AlreadyIssued or RefusalReason.RequestIdReused or RefusalReason.OutcomeAlreadyRecorded
            or RefusalReason.AppealOpen or RefusalReason.DisputeOfOtherReport or RefusalReason.FindingAlreadyRecorded
            => StatusCode.AlreadyExists,

        RefusalReason.FieldRequired or RefusalReason.FieldMalformed or RefusalReason.EnumValueUnknown
            or RefusalReason.IdentifierLength or RefusalReason.IdentifierCount or RefusalReason.TokensIncomplete
            or RefusalReason.CountryUnknown or RefusalReason.AmountNegative or RefusalReason.PageTokenInvalid
            or RefusalReason.PurposeNotAllowed or RefusalReason.ElementInvalid or RefusalReason.ReasonCodeUnknown
            or RefusalReason.NoticeVersionUnknown or RefusalReason.NoticeAddressMismatch
            or RefusalReason.AttachmentRejected or RefusalReason.WebhookMalformed or RefusalReason.PolicyInvalid
            or RefusalReason.TestClockBackwards or RefusalReason.FinalAnswerMissing or RefusalReason.ProofMissing
            or RefusalReason.IdentifierNotAlone or RefusalReason.TokenEpochUnknown or RefusalReason.ConfirmationRequired
            => StatusCode.InvalidArgument,

        RefusalReason.FieldOutOfRange or RefusalReason.DateInFuture or RefusalReason.OrderTooOld
            or RefusalReason.ReportTooOld
            => StatusCode.OutOfRange,

        RefusalReason.TokenRefreshRequired or RefusalReason.StatutoryRight or RefusalReason.ReasonCodeMerchantCause
            or RefusalReason.CategoryNotListable or RefusalReason.EvidenceNotListable or RefusalReason.OffenceDataDenied
            or RefusalReason.Underage or RefusalReason.FinalAnswerTooRecent or RefusalReason.Tombstoned
            or RefusalReason.OrderReferenceOfOther or RefusalReason.OutcomeOlder or RefusalReason.OutcomeFinal
            or RefusalReason.NoticeNotRelayable or RefusalReason.NoticeLanguageClosed or RefusalReason.CountryClosed
            or RefusalReason.ReportUnderAppeal or RefusalReason.ReinsertionNotCertified
            or RefusalReason.OrderReferenceOfOtherCustomer or RefusalReason.AppealTransitionNotAllowed
            or RefusalReason.AppealDeadlinePassed or RefusalReason.AppealNothingNew or RefusalReason.OutcomesMissing
            or RefusalReason.RightsTransitionNotAllowed or RefusalReason.RightsDeadlinePassed
            or RefusalReason.RightsAlreadyDecided or RefusalReason.RightsExtensionNotAllowed
            => StatusCode.FailedPrecondition,

        RefusalReason.EtagMismatch => StatusCode.Aborted,
        RefusalReason.Unavailable => StatusCode.Unavailable,
        RefusalReason.NotImplemented => StatusCode.Unimplemented,
        RefusalReason.Internal => StatusCode.Internal,
        RefusalReason.Cancelled => StatusCode.Cancelled,
        RefusalReason.DeadlineExceeded => StatusCode.DeadlineExceeded,
    };

    /// <summary>The reason as it travels in ErrorInfo: the proto enum's name without its prefix.</summary>
    public static string NameOf(RefusalReason reason)
    {
        var name = reason.ToString();
        return string.Concat(name.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString()));
    }

    public static RpcException ToException(Refusal refusal, TimeSpan? retryAfter = null)
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)CodeOf(refusal.Reason),
            Message = refusal.Detail,
            Details = { Any.Pack(new ErrorInfo { Domain = Domain, Reason = NameOf(refusal.Reason) }) },
        };
        if (refusal.Field is not null)
        {
            status.Details.Add(Any.Pack(new BadRequest
            {
                FieldViolations =
                {
                    new BadRequest.Types.FieldViolation
                    {
                        Field = refusal.Field, Description = refusal.Detail, Reason = NameOf(refusal.Reason),
                    },
                },
            }));
        }
        if (retryAfter is { } delay) status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        return status.ToRpcException();
    }
}
