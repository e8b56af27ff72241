using System.Diagnostics.CodeAnalysis;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// The canonical form of an e-mail address, as Unified ID 2.0 defines it ("Normalization and Encoding",
/// unifiedid.com/docs/getting-started/gs-normalization-encoding), because shops already compute it: trimmed, lower case;
/// for gmail.com alone dots before the @ are removed and a + suffix is cut. What is refused here on top (no domain, more
/// than one @, mixed scripts) could never be one person's mailbox; whatever is accepted hashes as it does there.
/// </summary>
public static class EmailCanonicalForm
{
    /// <summary>The longest address, in characters (64 + @ + 255, RFC 3696 erratum 1690).</summary>
    public const int MaximumLength = 320;

    private const string Gmail = "gmail.com";

    /// <summary>Makes the canonical form; where there is none, says what to change.</summary>
    public static bool TryCreate(
        string? email,
        [NotNullWhen(true)] out string? canonical,
        [NotNullWhen(false)] out CanonicalFormError? error)
    {
        var problem = Read(email, out canonical);
        error = problem is { } found ? CanonicalFormError.For(found) : null;
        return problem is null;
    }

    private static CanonicalFormProblem? Read(string? email, out string? canonical)
    {
        canonical = null;
        var text = email?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(text)) return CanonicalFormProblem.EmailMissing;
        if (text.Length > MaximumLength) return CanonicalFormProblem.EmailTooLong;
        if (text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) return CanonicalFormProblem.EmailMalformed;

        // The Kelvin sign lower-cases to k: two mailboxes would have one form, and mail for one would go to the other.
        if (email!.Any(c => !char.IsAscii(c) && char.IsAscii(char.ToLowerInvariant(c)))) return CanonicalFormProblem.EmailMixedScripts;

        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return CanonicalFormProblem.EmailWithoutDomain;
        if (text.IndexOf('@', at + 1) >= 0) return CanonicalFormProblem.EmailMalformed;

        var mailbox = text[..at];
        var domain = text[(at + 1)..];
        if (!HasTwoLabels(domain)) return CanonicalFormProblem.EmailWithoutDomain;
        if (LookAlikeScripts.AreMixedIn(mailbox) || domain.Split('.').Any(LookAlikeScripts.AreMixedIn))
            return CanonicalFormProblem.EmailMixedScripts;

        if (domain == Gmail) mailbox = mailbox.Split('+')[0].Replace(".", "", StringComparison.Ordinal);
        if (mailbox.Length == 0) return CanonicalFormProblem.EmailWithoutMailbox;

        canonical = $"{mailbox}@{domain}";
        return null;
    }

    // jane@localhost and jane@gmail are typing errors at a checkout; hashing them would join strangers.
    private static bool HasTwoLabels(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(label => label.Length > 0);
    }
}
