using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Server.Store;

/// <summary>A request_id that was used, 30 days: the same content returns the same resource, other content is refused.</summary>
internal sealed class RequestRow
{
    /// <summary>The merchant, the person, or all zeros for a consumer (whose request ids are bound to their proof).</summary>
    public Guid CallerId { get; set; }

    public RegistryMode Mode { get; set; }

    public string Method { get; set; } = "";

    public Guid RequestId { get; set; }

    /// <summary>HMAC(N, canonical content).</summary>
    public byte[] Fingerprint { get; set; } = [];

    /// <summary>What the first call made.</summary>
    public Guid ResourceId { get; set; }

    public DateTimeOffset At { get; set; }
}
