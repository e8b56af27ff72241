using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Server.Merchants;

/// <summary>A key of a merchant or of a person. Only the SHA-256 of its text, which has 256 random bits, is held.</summary>
internal sealed class ApiKeyRow
{
    public Guid Id { get; set; }

    public byte[] KeyHash { get; set; } = [];

    public RegistryMode Mode { get; set; }

    /// <summary>For a test key the sandbox (the real merchant's id); all zeros otherwise.</summary>
    public Guid SandboxId { get; set; }

    /// <summary>Null for a staff key.</summary>
    public Guid? MerchantId { get; set; }

    /// <summary>Null for a merchant's key.</summary>
    public Guid? PersonId { get; set; }

    public Scope[] Scopes { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
