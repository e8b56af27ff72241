using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Domain.Risk;

/// <summary>An identifier of a check: its kind and its keys, one per epoch in use.</summary>
public sealed record AskedIdentifier(IdentifierKind Kind, IReadOnlyList<SubjectKey> Keys);

/// <summary>What a disclosure binds its order reference to.</summary>
/// <param name="DisclosedAt">When the first disclosure under the reference was recorded.</param>
/// <param name="Identifiers">
/// The identifiers asked about then. Keys of several epochs may be held for one: with a new epoch LIVE, old and new keys are
/// both asked for while the old one is RETIRING, and a binding of the old one still holds.
/// </param>
public sealed record OrderBinding(DateTimeOffset DisclosedAt, IReadOnlyList<AskedIdentifier> Identifiers);
