using System.Diagnostics.CodeAnalysis;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// The canonical form of a payment account reference (PAR, EMVCo Payment Tokenisation Specification): 29 characters,
/// upper case letters and digits. It names a payment account without being a card number, and cannot pay.
/// </summary>
public static class PaymentAccountReferenceCanonicalForm
{
    public const int Length = 29;

    /// <summary>Makes the canonical form (trimmed, upper case); where there is none, says what to change.</summary>
    public static bool TryCreate(
        string? paymentAccountReference,
        [NotNullWhen(true)] out string? canonical,
        [NotNullWhen(false)] out CanonicalFormError? error)
    {
        var problem = Read(paymentAccountReference, out canonical);
        error = problem is { } found ? CanonicalFormError.For(found) : null;
        return problem is null;
    }

    private static CanonicalFormProblem? Read(string? paymentAccountReference, out string? canonical)
    {
        canonical = null;
        var text = paymentAccountReference?.Trim();
        if (text is not { Length: Length }) return CanonicalFormProblem.PaymentAccountReferenceLength;
        if (!text.All(char.IsAsciiLetterOrDigit)) return CanonicalFormProblem.PaymentAccountReferenceCharacters;
        canonical = text.ToUpperInvariant();
        return null;
    }
}
