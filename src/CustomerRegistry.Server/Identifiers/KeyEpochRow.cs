using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Server.Identifiers;

internal enum EpochState
{
    Announced = 1,
    Live = 2,
    Retiring = 3,
    Retired = 4,
}

/// <summary>Which keys the rows were made with. A server refuses to start if its key file lacks one or differs.</summary>
internal sealed class KeyEpochRow
{
    public RegistryMode Mode { get; set; }

    public int Epoch { get; set; }

    public EpochState State { get; set; }

    /// <summary>Hex; tells two keys apart without telling either.</summary>
    public string Fingerprint { get; set; } = "";

    public DateTimeOffset? LiveSince { get; set; }
}
