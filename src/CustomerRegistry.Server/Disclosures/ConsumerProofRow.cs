namespace CustomerRegistry.Server.Disclosures;

/// <summary>A one-time code that was sent to an address. The identifier hash is encrypted under key D with the row's id.</summary>
internal sealed class ConsumerProofRow
{
    public Guid Id { get; set; }

    public byte[] CodeHash { get; set; } = [];

    public byte[] IdentifierHashCipher { get; set; } = [];

    public DateTimeOffset ExpiresAt { get; set; }

    public int Tries { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}
