using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// The proof that a batch was evaluated with the key behind a published public key and no other (RFC 9497, section 2.2):
/// a non-interactive proof that two discrete logarithms are equal, challenge and response, 32 bytes each. Lists of
/// elements are laid end to end.
/// </summary>
internal static class OprfProof
{
    private const int Element = Ristretto255.ElementLength;
    private const int Scalar = Ristretto255.ScalarLength;

    /// <param name="random">A scalar never used for another proof: with it the key could be computed from two proofs.</param>
    public static bool TryCreate(
        ReadOnlySpan<byte> secretKey,
        ReadOnlySpan<byte> publicKey,
        ReadOnlySpan<byte> blinded,
        ReadOnlySpan<byte> evaluated,
        ReadOnlySpan<byte> random,
        Span<byte> proof)
    {
        Span<byte> points = stackalloc byte[4 * Element];
        var m = points[..Element];
        var z = points.Slice(Element, Element);
        var t2 = points.Slice(2 * Element, Element);
        var t3 = points.Slice(3 * Element, Element);
        if (!TryCompose(publicKey, blinded, evaluated, m, default) ||
            !Ristretto255.TryMultiply(secretKey, m, z) ||
            !Ristretto255.TryMultiplyGenerator(random, t2) ||
            !Ristretto255.TryMultiply(random, m, t3)) return false;

        var challenge = proof[..Scalar];
        var response = proof[Scalar..];
        Challenge(publicKey, points, challenge);
        Span<byte> share = stackalloc byte[Scalar];
        Ristretto255.MultiplyScalars(challenge, secretKey, share);
        Ristretto255.SubtractScalars(random, share, response);
        return true;
    }

    public static bool Verify(
        ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> blinded, ReadOnlySpan<byte> evaluated, ReadOnlySpan<byte> proof)
    {
        var challenge = proof[..Scalar];
        var response = proof[Scalar..];
        if (!Ristretto255.IsElement(publicKey) || !Ristretto255.IsScalar(challenge) || !Ristretto255.IsScalar(response)) return false;

        Span<byte> points = stackalloc byte[4 * Element];
        var m = points[..Element];
        var z = points.Slice(Element, Element);
        var t2 = points.Slice(2 * Element, Element);
        var t3 = points.Slice(3 * Element, Element);
        Span<byte> left = stackalloc byte[Element];
        Span<byte> right = stackalloc byte[Element];
        if (!TryCompose(publicKey, blinded, evaluated, m, z) ||
            !Ristretto255.TryMultiplyGenerator(response, left) ||
            !Ristretto255.TryMultiply(challenge, publicKey, right) ||
            !Ristretto255.TryAdd(left, right, t2) ||
            !Ristretto255.TryMultiply(response, m, left) ||
            !Ristretto255.TryMultiply(challenge, z, right) ||
            !Ristretto255.TryAdd(left, right, t3)) return false;

        Span<byte> expected = stackalloc byte[Scalar];
        Challenge(publicKey, points, expected);
        return CryptographicOperations.FixedTimeEquals(expected, challenge);
    }

    // One element for the whole batch, each weighed by a hash over everything, so that no two wrong ones can cancel out.
    // Who has the key leaves evaluatedSum empty and multiplies instead.
    private static bool TryCompose(
        ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> blinded, ReadOnlySpan<byte> evaluated, Span<byte> blindedSum, Span<byte> evaluatedSum)
    {
        Span<byte> seedTranscript = stackalloc byte[2 + Element + 2 + 64];
        var seedTag = OprfHash.SeedTag;
        var end = OprfHash.Append(seedTranscript, 0, publicKey);
        end = OprfHash.Append(seedTranscript, end, seedTag);
        Span<byte> seed = stackalloc byte[OprfHash.Length];
        SHA512.HashData(seedTranscript[..end], seed);

        var word = "Composite"u8;
        Span<byte> transcript = stackalloc byte[2 + OprfHash.Length + 2 + 2 + Element + 2 + Element + word.Length];
        var indexAt = OprfHash.Append(transcript, 0, seed);
        word.CopyTo(transcript[^word.Length..]);
        Span<byte> weight = stackalloc byte[Scalar];
        Span<byte> part = stackalloc byte[Element];

        // The identity, which a sum begins with, is 32 zero bytes.
        blindedSum.Clear();
        evaluatedSum.Clear();
        for (var i = 0; i < blinded.Length / Element; i++)
        {
            var c = blinded.Slice(i * Element, Element);
            var d = evaluated.Slice(i * Element, Element);
            BinaryPrimitives.WriteUInt16BigEndian(transcript[indexAt..], (ushort)i);
            end = OprfHash.Append(transcript, indexAt + 2, c);
            OprfHash.Append(transcript, end, d);
            OprfHash.ToScalar(transcript, OprfHash.HashToScalarTag, weight);
            if (!Ristretto255.TryMultiply(weight, c, part) || !Ristretto255.TryAdd(blindedSum, part, blindedSum)) return false;
            if (evaluatedSum.IsEmpty) continue;
            if (!Ristretto255.TryMultiply(weight, d, part) || !Ristretto255.TryAdd(evaluatedSum, part, evaluatedSum)) return false;
        }

        return true;
    }

    private static void Challenge(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> points, Span<byte> challenge)
    {
        var word = "Challenge"u8;
        Span<byte> transcript = stackalloc byte[5 * (2 + Element) + word.Length];
        var end = OprfHash.Append(transcript, 0, publicKey);
        for (var i = 0; i < 4; i++) end = OprfHash.Append(transcript, end, points.Slice(i * Element, Element));
        word.CopyTo(transcript[end..]);
        OprfHash.ToScalar(transcript, OprfHash.HashToScalarTag, challenge);
    }
}
