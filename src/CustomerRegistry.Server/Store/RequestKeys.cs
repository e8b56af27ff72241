using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Server.Identifiers;
using Google.Protobuf;

namespace CustomerRegistry.Server.Store;

/// <summary>Makes the key of a call from its message: the canonical content is the message itself, its request_id included.</summary>
internal sealed class RequestKeys(LinkSecrets secrets)
{
    /// <param name="method">The RPC, such as "ReportService/SubmitReport".</param>
    public RequestKey Of(Caller caller, string method, string requestId, IMessage message) => caller switch
    {
        Caller.Merchant merchant => Of(merchant.MerchantId, merchant.Mode, method, requestId, message),
        Caller.Staff staff => Of(staff.PersonId, RegistryMode.Live, method, requestId, message),
        // A consumer's request ids cannot collide with another's: the fingerprint covers the proof.
        _ => Of(Guid.Empty, RegistryMode.Live, method, requestId, message),
    };

    private RequestKey Of(Guid caller, RegistryMode mode, string method, string requestId, IMessage message) =>
        new(caller, mode, method, Guid.Parse(requestId), secrets.RequestFingerprint(message.ToByteArray()));
}
