using System.Diagnostics.CodeAnalysis;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// The canonical form of an order reference, the number printed for the buyer: NFKC, upper case, letters and digits only,
/// so that <c>#2026-00417</c> and <c>2026 00417</c> are one order. 1 to 64 characters are left.
/// </summary>
public static class OrderReference
{
    /// <summary>The longest canonical form, in UTF-16 code units.</summary>
    public const int MaximumLength = 64;

    /// <summary>Makes the canonical form; where there is none, says what to change.</summary>
    public static bool TryCreate(
        string? orderReference,
        [NotNullWhen(true)] out string? canonical,
        [NotNullWhen(false)] out CanonicalFormError? error)
    {
        // Bounded before it is normalised: 1 MB of combining marks is not an order number.
        var kept = orderReference?.Length > 16 * MaximumLength ? null : LettersAndDigits.UpperComposed(orderReference);
        CanonicalFormProblem? problem = kept switch
        {
            null or { Length: > MaximumLength } => CanonicalFormProblem.OrderReferenceTooLong,
            "" => CanonicalFormProblem.OrderReferenceEmpty,
            _ => null,
        };
        error = problem is { } found ? CanonicalFormError.For(found) : null;
        canonical = problem is null ? kept : null;
        return problem is null;
    }
}
