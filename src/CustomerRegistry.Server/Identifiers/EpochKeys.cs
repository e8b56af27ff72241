using System.Buffers.Binary;
using System.Security.Cryptography;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Identifiers;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>
/// The two keys of one mode and epoch: A evaluates the OPRF, B turns its outputs into subject keys. Prints as nothing.
/// </summary>
internal sealed class EpochKeys
{
    public const int KeyLength = 32;

    private const int FingerprintLength = 16;

    private readonly byte[] _a;
    private readonly byte[] _b;

    /// <param name="a">A scalar of ristretto255, checked by the caller.</param>
    /// <param name="b">32 bytes.</param>
    public EpochKeys(RegistryMode mode, int epoch, byte[] a, byte[] b)
    {
        Mode = mode;
        Epoch = epoch;
        _a = a;
        _b = b;
        PublicKey = Oprf.PublicKeyOf(a);
        Fingerprint = FingerprintOf(mode, epoch, a, b);
    }

    public RegistryMode Mode { get; }

    public int Epoch { get; }

    public ReadOnlySpan<byte> A => _a;

    public ReadOnlySpan<byte> B => _b;

    /// <summary>What proofs of evaluations under A are checked against; published.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>32 hex digits by which a database knows the keys its rows were made with; says nothing of the keys.</summary>
    public string Fingerprint { get; }

    public override string ToString() => "epoch keys";

    private static string FingerprintOf(RegistryMode mode, int epoch, byte[] a, byte[] b)
    {
        Span<byte> place = stackalloc byte[5];
        place[0] = (byte)mode;
        BinaryPrimitives.WriteInt32BigEndian(place[1..], epoch);
        byte[] content = [.. "CustomerRegistry epoch keys 1"u8, .. place, .. a, .. b];
        var hash = SHA256.HashData(content);
        CryptographicOperations.ZeroMemory(content);
        return Convert.ToHexStringLower(hash.AsSpan(0, FingerprintLength));
    }
}
