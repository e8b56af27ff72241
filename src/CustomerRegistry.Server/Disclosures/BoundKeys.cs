using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// Whom an order is bound to, as a disclosure holds it: per identifier asked about and epoch one kind byte and the 16
/// bytes of the caller's own key, so that what two merchants asked about one person cannot be joined.
/// </summary>
internal static class BoundKeys
{
    private const int Length = 1 + SubjectKey.Length;

    public static byte[][] Of(IEnumerable<AskedIdentifier> asked) =>
        [.. asked.SelectMany(identifier => identifier.Keys.Select(key => Write(identifier.Kind, key)))];

    public static OrderBinding ToBinding(DateTimeOffset disclosedAt, IEnumerable<byte[]> bound) => new(
        disclosedAt,
        [.. bound.Where(x => x.Length == Length).Select(x => new AskedIdentifier((IdentifierKind)x[0], [SubjectKey.FromBytes(x.AsSpan(1))]))]);

    /// <summary>
    /// All disclosures under one order as one binding: an identifier that joined later is bound from then on, so that one
    /// right e-mail cannot carry a list of card references.
    /// </summary>
    public static OrderBinding? Together(IReadOnlyList<OrderBinding> bindings) => bindings.Count == 0
        ? null
        : new OrderBinding(bindings.Max(x => x.DisclosedAt), [.. bindings.SelectMany(x => x.Identifiers)]);

    private static byte[] Write(IdentifierKind kind, SubjectKey key) => [(byte)kind, .. key.ToBytes()];
}
