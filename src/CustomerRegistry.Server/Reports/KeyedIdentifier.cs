using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Server.Reports;

/// <summary>An identifier of a submission under one epoch, with both keys that it could be held under.</summary>
/// <param name="Ordinal">Position in the submission, 0 to 7.</param>
internal sealed record KeyedIdentifier(
    int Ordinal, IdentifierKind Kind, bool Confirmed, int Epoch, byte[] SharedKey, byte[] OwnOnlyKey)
{
    public byte[] KeyFor(bool ownOnly) => ownOnly ? OwnOnlyKey : SharedKey;

    public override string ToString() => "identifier";
}
