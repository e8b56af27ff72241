using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Identifiers;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>An identifier as a call brought it, its form checked: a hash, or tokens.</summary>
internal sealed record SubmittedIdentifier(
    IdentifierKind Kind, bool Confirmed, IdentifierHash? Hash, IReadOnlyList<SubjectToken> Tokens)
{
    public override string ToString() => "identifier";
}

/// <summary>An identifier with its token under each epoch that matters for the call.</summary>
internal sealed record ResolvedIdentifier(IdentifierKind Kind, bool Confirmed, IReadOnlyList<SubjectToken> Tokens)
{
    public override string ToString() => "identifier";
}
