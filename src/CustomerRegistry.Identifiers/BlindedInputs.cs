namespace CustomerRegistry.Identifiers;

/// <summary>
/// The client's side of the OPRF (RFC 9497, mode VOPRF, section 3.3.2): inputs, each multiplied by a random blind that
/// never leaves this object. <see cref="Elements"/> may be sent to the registry, which learns nothing from them; its
/// answers are finalised here, and only if their proof is right. One blinding may be finalised once per epoch.
/// </summary>
public sealed class BlindedInputs
{
    private readonly byte[][] _inputs;
    private readonly byte[] _blinds;
    private readonly byte[] _elements;

    private BlindedInputs(byte[][] inputs, byte[] blinds, byte[] elements)
    {
        _inputs = inputs;
        _blinds = blinds;
        _elements = elements;
    }

    public int Count => _inputs.Length;

    /// <summary>The blinded elements, in the order of the inputs, 32 bytes each.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Elements =>
        [.. Enumerable.Range(0, Count).Select(i => (ReadOnlyMemory<byte>)_elements.AsMemory(i * Oprf.ElementLength, Oprf.ElementLength))];

    /// <summary>Blinds 1 to <see cref="Oprf.MaximumBatch"/> inputs of at most 65,535 bytes.</summary>
    /// <exception cref="ArgumentException">There is no input, too many, one too long, or (negligibly) one that has no element.</exception>
    public static BlindedInputs Blind(IReadOnlyList<ReadOnlyMemory<byte>> inputs)
    {
        var blinds = new byte[inputs.Count * Oprf.ScalarLength];
        for (var at = 0; at < blinds.Length; at += Oprf.ScalarLength) Oprf.FillRandomScalar(blinds.AsSpan(at, Oprf.ScalarLength));
        return Blind(inputs, blinds);
    }

    internal static BlindedInputs Blind(IReadOnlyList<ReadOnlyMemory<byte>> inputs, byte[] blinds)
    {
        if (inputs.Count is 0 or > Oprf.MaximumBatch) throw new ArgumentException("1 to 65,535 inputs.", nameof(inputs));
        var elements = new byte[inputs.Count * Oprf.ElementLength];
        Span<byte> element = stackalloc byte[Oprf.ElementLength];
        for (var i = 0; i < inputs.Count; i++)
        {
            if (inputs[i].Length > ushort.MaxValue) throw new ArgumentException("At most 65,535 bytes an input.", nameof(inputs));
            if (!OprfHash.TryToElement(inputs[i].Span, element) ||
                !Ristretto255.TryMultiply(BlindAt(blinds, i), element, elements.AsSpan(i * Oprf.ElementLength, Oprf.ElementLength)))
                throw new ArgumentException("An input has no element.", nameof(inputs));
        }

        return new BlindedInputs([.. inputs.Select(input => input.ToArray())], blinds, elements);
    }

    /// <summary>Checks the proof against the epoch's published public key, then takes the blinds off.</summary>
    /// <param name="publicKey">From where it is published, not from the answer that is checked.</param>
    /// <param name="evaluated">The registry's elements, in the order of <see cref="Elements"/>.</param>
    /// <param name="proof">64 bytes.</param>
    /// <param name="outputs">The outputs of 64 bytes in the order of the inputs; empty where false is returned.</param>
    /// <returns>False if a length or an element is wrong or the proof does not hold: use nothing of such an answer.</returns>
    public bool TryFinalize(
        ReadOnlySpan<byte> publicKey, IReadOnlyList<ReadOnlyMemory<byte>> evaluated, ReadOnlySpan<byte> proof, out IReadOnlyList<byte[]> outputs)
    {
        outputs = [];
        if (evaluated.Count != Count || proof.Length != Oprf.ProofLength) return false;
        var answers = new byte[_elements.Length];
        for (var i = 0; i < Count; i++)
        {
            if (!Oprf.IsElement(evaluated[i].Span)) return false;
            evaluated[i].CopyTo(answers.AsMemory(i * Oprf.ElementLength));
        }

        if (!OprfProof.Verify(publicKey, _elements, answers, proof)) return false;

        var found = new byte[Count][];
        Span<byte> inverse = stackalloc byte[Oprf.ScalarLength];
        Span<byte> element = stackalloc byte[Oprf.ElementLength];
        for (var i = 0; i < Count; i++)
        {
            if (!Ristretto255.TryInvertScalar(BlindAt(_blinds, i), inverse) ||
                !Ristretto255.TryMultiply(inverse, evaluated[i].Span, element)) return false;
            found[i] = new byte[Oprf.OutputLength];
            OprfHash.Output(_inputs[i], element, found[i]);
        }

        outputs = found;
        return true;
    }

    public override string ToString() => "blinded inputs";

    private static ReadOnlySpan<byte> BlindAt(byte[] blinds, int index) => blinds.AsSpan(index * Oprf.ScalarLength, Oprf.ScalarLength);
}
