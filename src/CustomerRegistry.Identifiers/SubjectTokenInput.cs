namespace CustomerRegistry.Identifiers;

/// <summary>
/// The OPRF input of a subject token: kind byte, then identifier hash. The kind is the number of the proto enum
/// <c>IdentifierKind</c>, so that an e-mail and a phone with equal hashes could never be taken for each other.
/// </summary>
public static class SubjectTokenInput
{
    /// <summary>Bytes of the input.</summary>
    public const int Length = 1 + IdentifierHash.Length;

    /// <summary>Writes the 33 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is 0: not a kind.</exception>
    public static void Write(byte kind, in IdentifierHash hash, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfZero(kind);
        destination[0] = kind;
        hash.CopyTo(destination[1..]);
    }

    /// <inheritdoc cref="Write"/>
    public static byte[] Create(byte kind, in IdentifierHash hash)
    {
        var input = new byte[Length];
        Write(kind, hash, input);
        return input;
    }
}
