using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Identifiers;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>Wire to identifiers, refusing what does not have the form. The same for checks and reports.</summary>
internal static class IdentifierMapping
{
    public const int Most = 8;
    private const int MostTokens = 4;

    /// <param name="field">The path of the repeated field, for the refusal.</param>
    public static Refusal? TryMap(
        IReadOnlyList<Wire.Identifier> wire, string field, out IReadOnlyList<SubmittedIdentifier> identifiers)
    {
        identifiers = [];
        if (wire.Count is 0 or > Most)
        {
            return new Refusal(
                RefusalReason.IdentifierCount, $"There are {wire.Count} identifiers; send 1 to {Most} of one customer.", field);
        }

        var mapped = new SubmittedIdentifier[wire.Count];
        for (var i = 0; i < wire.Count; i++)
        {
            if (TryMapOne(wire[i], $"{field}[{i}]", out mapped[i]) is { } refusal) return refusal;
        }

        identifiers = mapped;
        return null;
    }

    private static Refusal? TryMapOne(Wire.Identifier wire, string field, out SubmittedIdentifier identifier)
    {
        identifier = null!;
        var kind = (IdentifierKind)wire.Kind;
        if (!Enum.IsDefined(kind))
        {
            return new Refusal(RefusalReason.EnumValueUnknown, "The identifier's kind is not one of this version.", $"{field}.kind");
        }

        switch (wire.SubjectCase)
        {
            case Wire.Identifier.SubjectOneofCase.Hash:
                if (!IdentifierHash.TryFromBytes(wire.Hash.Span, out var hash))
                {
                    return new Refusal(
                        RefusalReason.IdentifierLength,
                        $"The hash has {wire.Hash.Length} bytes; it must be SHA-256 of the canonical form, 32 bytes.", $"{field}.hash");
                }

                identifier = new SubmittedIdentifier(kind, wire.Confirmed, hash, []);
                return null;
            case Wire.Identifier.SubjectOneofCase.Tokens:
                return TryMapTokens(wire, kind, field, out identifier);
            case Wire.Identifier.SubjectOneofCase.None:
            default:
                return new Refusal(RefusalReason.FieldRequired, "Send a hash or tokens.", field);
        }
    }

    private static Refusal? TryMapTokens(
        Wire.Identifier wire, IdentifierKind kind, string field, out SubmittedIdentifier identifier)
    {
        identifier = null!;
        var tokens = wire.Tokens.Tokens;
        if (tokens.Count is 0 or > MostTokens || tokens.Select(x => x.Epoch).Distinct().Count() != tokens.Count)
        {
            return new Refusal(
                RefusalReason.TokensIncomplete, $"Send 1 to {MostTokens} tokens of different epochs.", $"{field}.tokens");
        }

        var mapped = new SubjectToken[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!SubjectToken.TryCreate((int)Math.Min(tokens[i].Epoch, int.MaxValue), tokens[i].Value.Span, out mapped[i]))
            {
                return new Refusal(
                    RefusalReason.IdentifierLength,
                    $"A token has an epoch of 1 or more and 64 bytes; this one has {tokens[i].Value.Length}.",
                    $"{field}.tokens.tokens[{i}]");
            }
        }

        identifier = new SubmittedIdentifier(kind, wire.Confirmed, null, mapped);
        return null;
    }
}
