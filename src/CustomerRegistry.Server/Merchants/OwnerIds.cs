using System.Security.Cryptography;
using System.Text;

namespace CustomerRegistry.Server.Merchants;

/// <summary>
/// The id that merchants of one ultimate owner share: independence is between owners. Derived from the owner's name, so
/// that two enrolments at once cannot give one owner two ids.
/// </summary>
internal static class OwnerIds
{
    /// <param name="sandboxId">Owners in a sandbox are apart from real ones.</param>
    public static Guid Of(Guid sandboxId, string ultimateOwner)
    {
        var canonical = string.Concat(ultimateOwner.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"owner:{sandboxId:N}:{canonical}"));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
