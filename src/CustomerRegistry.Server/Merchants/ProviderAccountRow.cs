using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Server.Merchants;

/// <summary>A merchant's account at a payment provider. Both secrets are encrypted under key D with the row's id.</summary>
internal sealed class ProviderAccountRow
{
    public Guid Id { get; set; }

    public Guid MerchantId { get; set; }

    public RegistryMode Mode { get; set; }

    /// <summary>All zeros for a live one; a sandbox's never serves the real merchant's live disputes.</summary>
    public Guid SandboxId { get; set; }

    public string Provider { get; set; } = "";

    public string Account { get; set; } = "";

    public byte[] RestrictedKeyCipher { get; set; } = [];

    public byte[] WebhookSecretCipher { get; set; } = [];

    public DateTimeOffset SetAt { get; set; }
}
