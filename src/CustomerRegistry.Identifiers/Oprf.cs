using System.Security.Cryptography;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// The oblivious pseudorandom function of RFC 9497, suite ristretto255-SHA512, mode VOPRF (0x01): the server's side. The
/// mode is part of every output, so there is only this one. The client's side is <see cref="BlindedInputs"/>. Secret keys
/// are scalars of 32 bytes, elements have 32 bytes, lists of elements are laid end to end.
/// </summary>
public static class Oprf
{
    /// <summary>Bytes of a seed that a key is derived from.</summary>
    public const int SeedLength = 32;

    /// <summary>Bytes of a secret key or a blind.</summary>
    public const int ScalarLength = Ristretto255.ScalarLength;

    /// <summary>Bytes of a public key, a blinded or an evaluated element.</summary>
    public const int ElementLength = Ristretto255.ElementLength;

    /// <summary>Bytes of the proof for a batch of any size.</summary>
    public const int ProofLength = 2 * Ristretto255.ScalarLength;

    /// <summary>Bytes of an output.</summary>
    public const int OutputLength = OprfHash.Length;

    /// <summary>The most elements that one proof covers (its index has two bytes).</summary>
    public const int MaximumBatch = 65_535;

    /// <summary>Derives a secret key from 32 secret bytes and a public text (RFC 9497, section 3.2.1).</summary>
    /// <exception cref="ArgumentException">The seed has not 32 bytes, or the text more than 65,535.</exception>
    public static byte[] DeriveSecretKey(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> info)
    {
        if (seed.Length != SeedLength) throw new ArgumentException("A seed has 32 bytes.", nameof(seed));
        if (info.Length > ushort.MaxValue) throw new ArgumentException("At most 65,535 bytes.", nameof(info));
        var input = new byte[SeedLength + 2 + info.Length + 1];
        seed.CopyTo(input);
        OprfHash.Append(input, SeedLength, info);
        var secretKey = new byte[ScalarLength];

        // A zero scalar, after which the counter rises, has a probability of 2^-252.
        for (var counter = 0; counter <= byte.MaxValue; counter++)
        {
            input[^1] = (byte)counter;
            OprfHash.ToScalar(input, OprfHash.DeriveKeyPairTag, secretKey);
            if (IsSecretKey(secretKey)) return secretKey;
        }

        throw new ArgumentException("No key can be derived from this seed.", nameof(seed));
    }

    /// <summary>True for 32 bytes that are a scalar in its one encoding and not zero.</summary>
    public static bool IsSecretKey(ReadOnlySpan<byte> secretKey) => Ristretto255.IsScalar(secretKey);

    /// <summary>True for 32 bytes that are an element in its one encoding and not the identity.</summary>
    public static bool IsElement(ReadOnlySpan<byte> element) => Ristretto255.IsElement(element);

    /// <summary>The public key that proofs made with a secret key are checked against.</summary>
    /// <exception cref="ArgumentException">Not a secret key.</exception>
    public static byte[] PublicKeyOf(ReadOnlySpan<byte> secretKey)
    {
        RequireSecretKey(secretKey);
        var publicKey = new byte[ElementLength];
        return Ristretto255.TryMultiplyGenerator(secretKey, publicKey)
            ? publicKey
            : throw new ArgumentException("Not a secret key.", nameof(secretKey));
    }

    /// <summary>
    /// The whole function for whoever holds both key and input, without a proof (RFC 9497, section 3.3.2, Evaluate). It
    /// allocates nothing for inputs of up to some 300 bytes. The key is not checked here: check it where it is loaded.
    /// </summary>
    /// <returns>False, with negligible probability, for an input that the function is not defined for.</returns>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static bool TryEvaluate(ReadOnlySpan<byte> secretKey, ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (input.Length > ushort.MaxValue) throw new ArgumentException("At most 65,535 bytes.", nameof(input));
        if (output.Length != OutputLength) throw new ArgumentException("An output has 64 bytes.", nameof(output));
        Span<byte> element = stackalloc byte[ElementLength];
        Span<byte> evaluated = stackalloc byte[ElementLength];
        if (!OprfHash.TryToElement(input, element) || !Ristretto255.TryMultiply(secretKey, element, evaluated)) return false;
        OprfHash.Output(input, evaluated, output);
        return true;
    }

    /// <summary>Evaluates a batch of blinded elements and proves that this key was used (RFC 9497, section 3.3.2, BlindEvaluate).</summary>
    /// <param name="secretKey">The epoch's key A.</param>
    /// <param name="blinded">1 to <see cref="MaximumBatch"/> elements, end to end.</param>
    /// <param name="evaluated">As long as <paramref name="blinded"/>; receives one element for each, in order.</param>
    /// <param name="proof">64 bytes; receives the proof for the whole batch.</param>
    /// <returns>False if an element is the identity or not an encoding of one: refuse the request; what was written is void.</returns>
    /// <exception cref="ArgumentException">A length is wrong, or not a secret key.</exception>
    public static bool TryBlindEvaluate(ReadOnlySpan<byte> secretKey, ReadOnlySpan<byte> blinded, Span<byte> evaluated, Span<byte> proof)
    {
        Span<byte> random = stackalloc byte[ScalarLength];
        FillRandomScalar(random);
        return TryBlindEvaluate(secretKey, blinded, random, evaluated, proof);
    }

    internal static bool TryBlindEvaluate(
        ReadOnlySpan<byte> secretKey, ReadOnlySpan<byte> blinded, ReadOnlySpan<byte> proofRandom, Span<byte> evaluated, Span<byte> proof)
    {
        RequireSecretKey(secretKey);
        if (blinded.IsEmpty || blinded.Length % ElementLength != 0 || blinded.Length / ElementLength > MaximumBatch)
            throw new ArgumentException("1 to 65,535 elements of 32 bytes.", nameof(blinded));
        if (evaluated.Length != blinded.Length) throw new ArgumentException("One element for each blinded one.", nameof(evaluated));
        if (proof.Length != ProofLength) throw new ArgumentException("A proof has 64 bytes.", nameof(proof));

        for (var at = 0; at < blinded.Length; at += ElementLength)
        {
            var element = blinded.Slice(at, ElementLength);
            if (!IsElement(element) || !Ristretto255.TryMultiply(secretKey, element, evaluated.Slice(at, ElementLength))) return false;
        }

        return OprfProof.TryCreate(secretKey, PublicKeyOf(secretKey), blinded, evaluated, proofRandom, proof);
    }

    internal static void FillRandomScalar(Span<byte> scalar)
    {
        Span<byte> wide = stackalloc byte[Ristretto255.UniformLength];
        do
        {
            RandomNumberGenerator.Fill(wide);
            Ristretto255.ReduceScalar(wide, scalar);
        }
        while (!IsSecretKey(scalar));
    }

    private static void RequireSecretKey(ReadOnlySpan<byte> secretKey)
    {
        if (!IsSecretKey(secretKey)) throw new ArgumentException("Not a secret key.", nameof(secretKey));
    }
}
