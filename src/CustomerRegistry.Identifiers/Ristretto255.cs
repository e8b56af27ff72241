using System.Runtime.InteropServices;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// The prime-order group ristretto255 (RFC 9496) as libsodium has it: elements and scalars are 32 bytes, scalars little
/// endian. .NET has no such group of its own. Methods that return false got, or would give, the identity or bytes that
/// are not the one encoding of an element; every caller must refuse then.
/// </summary>
internal static partial class Ristretto255
{
    public const int ElementLength = 32;
    public const int ScalarLength = 32;

    /// <summary>Bytes of uniform input that an element or a scalar is made from.</summary>
    public const int UniformLength = 64;

    private const string Sodium = "libsodium";

    static Ristretto255()
    {
        // Chooses the fast implementation for this processor; the functions work without it, only slower.
        if (sodium_init() < 0) throw new InvalidOperationException("libsodium could not be initialised.");
    }

    /// <summary>True for the one encoding of an element that is not the identity.</summary>
    public static bool IsElement(ReadOnlySpan<byte> element) =>
        element.Length == ElementLength &&
        element.ContainsAnyExcept((byte)0) &&
        crypto_core_ristretto255_is_valid_point(element) == 1;

    /// <summary>True for a scalar in its one encoding (below the group's order) that is not zero.</summary>
    public static bool IsScalar(ReadOnlySpan<byte> scalar)
    {
        if (scalar.Length != ScalarLength || !scalar.ContainsAnyExcept((byte)0)) return false;
        Span<byte> wide = stackalloc byte[UniformLength];
        Span<byte> reduced = stackalloc byte[ScalarLength];
        wide.Clear();
        scalar.CopyTo(wide);
        ReduceScalar(wide, reduced);
        return reduced.SequenceEqual(scalar);
    }

    /// <summary>The element that 64 uniform bytes map to.</summary>
    public static bool TryFromUniform(ReadOnlySpan<byte> uniform, Span<byte> element)
    {
        Require(uniform, UniformLength);
        Require(element, ElementLength);
        return crypto_core_ristretto255_from_hash(element, uniform) == 0 && element.ContainsAnyExcept((byte)0);
    }

    /// <summary>product = scalar * element. Refuses encodings that are not canonical.</summary>
    public static bool TryMultiply(ReadOnlySpan<byte> scalar, ReadOnlySpan<byte> element, Span<byte> product)
    {
        Require(scalar, ScalarLength);
        Require(element, ElementLength);
        Require(product, ElementLength);
        return crypto_scalarmult_ristretto255(product, scalar, element) == 0;
    }

    /// <summary>product = scalar * generator.</summary>
    public static bool TryMultiplyGenerator(ReadOnlySpan<byte> scalar, Span<byte> product)
    {
        Require(scalar, ScalarLength);
        Require(product, ElementLength);
        return crypto_scalarmult_ristretto255_base(product, scalar) == 0;
    }

    /// <summary>sum = left + right.</summary>
    public static bool TryAdd(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> sum)
    {
        Require(left, ElementLength);
        Require(right, ElementLength);
        Require(sum, ElementLength);
        return crypto_core_ristretto255_add(sum, left, right) == 0;
    }

    /// <summary>The scalar that 64 little-endian bytes are, modulo the group's order.</summary>
    public static void ReduceScalar(ReadOnlySpan<byte> wide, Span<byte> scalar)
    {
        Require(wide, UniformLength);
        Require(scalar, ScalarLength);
        crypto_core_ristretto255_scalar_reduce(scalar, wide);
    }

    public static void MultiplyScalars(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> product)
    {
        Require(left, ScalarLength);
        Require(right, ScalarLength);
        Require(product, ScalarLength);
        crypto_core_ristretto255_scalar_mul(product, left, right);
    }

    public static void SubtractScalars(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> difference)
    {
        Require(left, ScalarLength);
        Require(right, ScalarLength);
        Require(difference, ScalarLength);
        crypto_core_ristretto255_scalar_sub(difference, left, right);
    }

    public static bool TryInvertScalar(ReadOnlySpan<byte> scalar, Span<byte> inverse)
    {
        Require(scalar, ScalarLength);
        Require(inverse, ScalarLength);
        return crypto_core_ristretto255_scalar_invert(inverse, scalar) == 0;
    }

    // The native side trusts its lengths; a short span here would be read or written past its end.
    private static void Require(ReadOnlySpan<byte> span, int length)
    {
        if (span.Length != length) throw new ArgumentException($"{length} bytes are needed here.", nameof(span));
    }

    [LibraryImport(Sodium)]
    private static partial int sodium_init();

    [LibraryImport(Sodium)]
    private static partial int crypto_core_ristretto255_is_valid_point(ReadOnlySpan<byte> element);

    [LibraryImport(Sodium)]
    private static partial int crypto_core_ristretto255_from_hash(Span<byte> element, ReadOnlySpan<byte> uniform);

    [LibraryImport(Sodium)]
    private static partial int crypto_core_ristretto255_add(Span<byte> sum, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right);

    [LibraryImport(Sodium)]
    private static partial int crypto_scalarmult_ristretto255(Span<byte> product, ReadOnlySpan<byte> scalar, ReadOnlySpan<byte> element);

    [LibraryImport(Sodium)]
    private static partial int crypto_scalarmult_ristretto255_base(Span<byte> product, ReadOnlySpan<byte> scalar);

    [LibraryImport(Sodium)]
    private static partial void crypto_core_ristretto255_scalar_reduce(Span<byte> scalar, ReadOnlySpan<byte> wide);

    [LibraryImport(Sodium)]
    private static partial void crypto_core_ristretto255_scalar_mul(Span<byte> product, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right);

    [LibraryImport(Sodium)]
    private static partial void crypto_core_ristretto255_scalar_sub(Span<byte> difference, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right);

    [LibraryImport(Sodium)]
    private static partial int crypto_core_ristretto255_scalar_invert(Span<byte> inverse, ReadOnlySpan<byte> scalar);
}
