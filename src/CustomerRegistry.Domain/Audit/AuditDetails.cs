using System.Diagnostics.CodeAnalysis;
using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Audit;

/// <summary>
/// The details of an entry, sorted by key. A value has at most 64 characters of <c>[A-Za-z0-9._:-]</c> and the shape of
/// its key on top: so no address, number or remark about a person can be slipped in, and nothing has to be removed later.
/// Equal when keys and values are equal.
/// </summary>
public sealed class AuditDetails : IEquatable<AuditDetails>
{
    public const int MaximumLength = 64;

    private readonly KeyValuePair<AuditDetail, string>[] _sorted;

    private AuditDetails(KeyValuePair<AuditDetail, string>[] sorted) => _sorted = sorted;

    public static AuditDetails None { get; } = new([]);

    /// <summary>By key.</summary>
    public IReadOnlyList<KeyValuePair<AuditDetail, string>> Sorted => _sorted;

    /// <summary>In any order, each key at most once.</summary>
    /// <exception cref="ArgumentException">A key twice or unknown, or a value without its key's shape: a bug, which must not be written.</exception>
    public static AuditDetails Of(params IEnumerable<(AuditDetail Key, string Value)> details)
    {
        var sorted = details.Select(detail => KeyValuePair.Create(detail.Key, detail.Value)).OrderBy(detail => detail.Key).ToArray();
        for (var i = 0; i < sorted.Length; i++)
        {
            // The value is not in the message: it may be what must not be in a log either.
            if (!IsAllowed(sorted[i].Key, sorted[i].Value))
                throw new ArgumentException($"The value of the detail {sorted[i].Key} does not have its shape.", nameof(details));
            if (i > 0 && sorted[i].Key == sorted[i - 1].Key)
                throw new ArgumentException($"The detail {sorted[i].Key} is given twice.", nameof(details));
        }

        return new AuditDetails(sorted);
    }

    /// <summary>Whether a value may stand under a key.</summary>
    public static bool IsAllowed(AuditDetail key, [NotNullWhen(true)] string? value) =>
        value is { Length: > 0 and <= MaximumLength } && Enum.IsDefined(key) && key switch
        {
            AuditDetail.PolicyHash => value.Length == 64 && value.All(char.IsAsciiHexDigitLower),
            AuditDetail.ModelVersion => value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '-'),
            AuditDetail.Country => Country.TryParse(value, out var country) && country.ToString() == value,
            AuditDetail.OwnOnly => value is "true" or "false",

            // Up to 9 digits: shorter than a telephone number with its country code.
            AuditDetail.Count or AuditDetail.Epoch or AuditDetail.Days or AuditDetail.Seconds or AuditDetail.StandingFrom
                or AuditDetail.StandingTo or AuditDetail.Version or AuditDetail.Entries or AuditDetail.Lookups =>
                value.Length <= 9 && value.All(char.IsAsciiDigit),

            // The name of an enum's member: letters only, so that neither a number nor a hash is one.
            AuditDetail.Level or AuditDetail.FromState or AuditDetail.ToState or AuditDetail.Reason or AuditDetail.Category
                or AuditDetail.EvidenceLevel or AuditDetail.EvidenceSource or AuditDetail.Scope or AuditDetail.Role
                or AuditDetail.Purpose or AuditDetail.Channel or AuditDetail.Provider or AuditDetail.Ground or AuditDetail.Proof
                or AuditDetail.Right =>
                value.Length <= 40 && value.All(char.IsAsciiLetter),
        };

    public bool Equals(AuditDetails? other) => other is not null && _sorted.AsSpan().SequenceEqual(other._sorted);

    public override bool Equals(object? obj) => Equals(obj as AuditDetails);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var detail in _sorted) hash.Add(detail);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join(' ', _sorted.Select(detail => $"{detail.Key}={detail.Value}"));
}
