using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>What an API key opens; said by its first characters, so that a leaked one is recognised.</summary>
internal enum ApiKeyKind
{
    /// <summary><c>cr_live_</c>: a merchant, in the registry that counts.</summary>
    Live = 1,

    /// <summary><c>cr_test_</c>: a merchant, in its sandbox.</summary>
    Test = 2,

    /// <summary><c>cr_staff_</c>: a person of the operator.</summary>
    Staff = 3,
}

/// <summary>
/// An API key in clear: prefix and 256 random bits in base64url. It is shown once; what is stored is its SHA-256, which
/// needs no salt or slowness, because there is nothing to guess. Prints as nothing.
/// </summary>
internal sealed class ApiKeySecret
{
    private const int RandomBytes = 32;
    private const int RandomCharacters = 43;

    // Not Base64Url.IsValid: it lets white space pass.
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private ApiKeySecret(ApiKeyKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    public ApiKeyKind Kind { get; }

    /// <summary>The key in clear, for the one reply that shows it.</summary>
    public string Text { get; }

    public static ApiKeySecret Create(ApiKeyKind kind, RandomNumberGenerator random)
    {
        var bytes = new byte[RandomBytes];
        random.GetBytes(bytes);
        return new ApiKeySecret(kind, PrefixOf(kind) + Base64Url.EncodeToString(bytes));
    }

    /// <summary>Reads a key from a call; false for what cannot be one, before any look-up.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiKeySecret? key)
    {
        key = null;
        foreach (var kind in Enum.GetValues<ApiKeyKind>())
        {
            var prefix = PrefixOf(kind);
            if (text is null || !text.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var rest = text.AsSpan(prefix.Length);
            if (rest.Length != RandomCharacters || rest.ContainsAnyExcept(Alphabet)) return false;
            key = new ApiKeySecret(kind, text);
            return true;
        }

        return false;
    }

    /// <summary>SHA-256 of the whole text, 32 bytes: what is stored and looked up.</summary>
    public byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    /// <summary>Compares with a stored hash, in the same time wherever they differ.</summary>
    public bool HasHash(ReadOnlySpan<byte> stored) => CryptographicOperations.FixedTimeEquals(Hash(), stored);

    public override string ToString() => "API key";

    private static string PrefixOf(ApiKeyKind kind) => kind switch
    {
        ApiKeyKind.Live => "cr_live_",
        ApiKeyKind.Test => "cr_test_",
        ApiKeyKind.Staff => "cr_staff_",
    };
}
