using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// The hashes of RFC 9497 for the suite ristretto255-SHA512 in mode VOPRF (section 4.1): to an element, to a scalar, and
/// the output itself. Each is separated from the others by its name and the suite.
/// </summary>
internal static class OprfHash
{
    /// <summary>Bytes of SHA-512.</summary>
    public const int Length = 64;

    private const int Block = 128;

    // Inputs of the registry are 33 bytes; anything a good deal longer goes to the heap.
    private const int StackLimit = 512;

    // contextString = "OPRFV1-" || 0x01 (VOPRF) || "-ristretto255-SHA512"
    private static ReadOnlySpan<byte> HashToGroupTag => "HashToGroup-OPRFV1-\u0001-ristretto255-SHA512"u8;

    public static ReadOnlySpan<byte> HashToScalarTag => "HashToScalar-OPRFV1-\u0001-ristretto255-SHA512"u8;

    public static ReadOnlySpan<byte> DeriveKeyPairTag => "DeriveKeyPairOPRFV1-\u0001-ristretto255-SHA512"u8;

    public static ReadOnlySpan<byte> SeedTag => "Seed-OPRFV1-\u0001-ristretto255-SHA512"u8;

    /// <summary>The element that an input stands for; false with negligible probability, then the input cannot be used.</summary>
    public static bool TryToElement(ReadOnlySpan<byte> input, Span<byte> element)
    {
        Span<byte> uniform = stackalloc byte[Ristretto255.UniformLength];
        Expand(input, HashToGroupTag, uniform);
        return Ristretto255.TryFromUniform(uniform, element);
    }

    public static void ToScalar(ReadOnlySpan<byte> input, ReadOnlySpan<byte> tag, Span<byte> scalar)
    {
        Span<byte> uniform = stackalloc byte[Ristretto255.UniformLength];
        Expand(input, tag, uniform);
        Ristretto255.ReduceScalar(uniform, scalar);
    }

    /// <summary>The last step on both sides: input and element, each after its length, then the word Finalize.</summary>
    public static void Output(ReadOnlySpan<byte> input, ReadOnlySpan<byte> element, Span<byte> output)
    {
        var word = "Finalize"u8;
        var length = 2 + input.Length + 2 + element.Length + word.Length;
        var transcript = length <= StackLimit ? stackalloc byte[StackLimit] : new byte[length];
        var end = Append(transcript, 0, input);
        end = Append(transcript, end, element);
        word.CopyTo(transcript[end..]);
        SHA512.HashData(transcript[..length], output[..Length]);
    }

    /// <summary>Writes a two-byte length and the bytes at a place; returns the place behind them.</summary>
    public static int Append(Span<byte> transcript, int at, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteUInt16BigEndian(transcript[at..], checked((ushort)bytes.Length));
        bytes.CopyTo(transcript[(at + 2)..]);
        return at + 2 + bytes.Length;
    }

    // expand_message_xmd (RFC 9380, section 5.3.1) with SHA-512 to 64 bytes, so that one block is enough:
    //   b0 = H(128 zero bytes || message || 0x0040 || 0x00 || tag || its length), b1 = H(b0 || 0x01 || tag || its length)
    private static void Expand(ReadOnlySpan<byte> message, ReadOnlySpan<byte> tag, Span<byte> uniform)
    {
        var length = Block + message.Length + 3 + tag.Length + 1;
        var first = length <= StackLimit ? stackalloc byte[StackLimit] : new byte[length];
        first[..Block].Clear();
        message.CopyTo(first[Block..]);
        var at = Block + message.Length;
        first[at] = 0;
        first[at + 1] = Length;
        first[at + 2] = 0;
        tag.CopyTo(first[(at + 3)..]);
        first[length - 1] = (byte)tag.Length;

        Span<byte> second = stackalloc byte[Length + 1 + tag.Length + 1];
        SHA512.HashData(first[..length], second);
        second[Length] = 1;
        tag.CopyTo(second[(Length + 1)..]);
        second[^1] = (byte)tag.Length;
        SHA512.HashData(second, uniform);
    }
}
