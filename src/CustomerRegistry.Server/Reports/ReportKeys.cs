using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Identifiers;

namespace CustomerRegistry.Server.Reports;

/// <summary>The keys of a report: of its identifiers, of its order, and whether an address is one of them.</summary>
internal sealed class ReportKeys(SubjectKeys keys, EpochsInUse epochs)
{
    public IReadOnlyList<KeyedIdentifier> Of(IReadOnlyList<ResolvedIdentifier> identifiers, RegistryMode mode, Guid merchantId) =>
    [
        .. identifiers.SelectMany((identifier, ordinal) => identifier.Tokens.Select(token => new KeyedIdentifier(
            ordinal, identifier.Kind, identifier.Confirmed, token.Epoch,
            keys.Shared(mode, token).ToBytes(), keys.OwnOnly(mode, token, merchantId).ToBytes()))),
    ];

    /// <summary>The order's key under the LIVE epoch first, which is written, then under those that are only looked up.</summary>
    public async Task<IReadOnlyList<byte[]>> OfOrderAsync(
        string canonicalReference, RegistryMode mode, Guid merchantId, CancellationToken ct) =>
    [
        .. (await epochs.OfAsync(mode, ct)).Where(x => x.State is EpochState.Live or EpochState.Retiring)
            .Select(x => keys.OrderKey(mode, x.Epoch, merchantId, canonicalReference)),
    ];

    /// <summary>The same of a provider's dispute, whatever the merchant calls its account; none where there is no dispute.</summary>
    public async Task<IReadOnlyList<byte[]>> OfDisputeAsync(
        DisputeReference? dispute, RegistryMode mode, Guid merchantId, CancellationToken ct) =>
        // An order reference has no '|' in its canonical form.
        dispute is null ? [] : await OfOrderAsync($"{dispute.Provider}|{dispute.Id}", mode, merchantId, ct);

    /// <summary>
    /// Whether an e-mail address is the report's confirmed one or, where it has none, one of its identifiers: who is told, and
    /// whom the provider names, must be the person that checks will find. Costs an evaluation an epoch, outside any ration.
    /// </summary>
    public bool Holds(ReportRow report, IEnumerable<ReportIdentifierRow> identifiers, string emailAddress) =>
        Addressed(identifiers.Where(x => x.Kind == IdentifierKind.Email), x => x.Confirmed).GroupBy(x => x.Epoch).Any(epoch =>
            TokenOf(report.Mode, epoch.Key, emailAddress) is { } token
            && Contains(
                epoch.Select(x => x.SubjectKey),
                report.OwnOnly ? keys.OwnOnly(report.Mode, token, report.MerchantId) : keys.Shared(report.Mode, token)));

    /// <summary>The same for identifiers that are being submitted.</summary>
    public bool Holds(IEnumerable<KeyedIdentifier> identifiers, RegistryMode mode, string emailAddress) =>
        Addressed(identifiers.Where(x => x.Kind == IdentifierKind.Email), x => x.Confirmed).GroupBy(x => x.Epoch).Any(epoch =>
            TokenOf(mode, epoch.Key, emailAddress) is { } token
            && Contains(epoch.Select(x => x.SharedKey), keys.Shared(mode, token)));

    private static List<T> Addressed<T>(IEnumerable<T> emails, Func<T, bool> isConfirmed)
    {
        var all = emails.ToList();
        var confirmed = all.FindAll(x => isConfirmed(x));
        return confirmed.Count > 0 ? confirmed : all;
    }

    private SubjectToken? TokenOf(RegistryMode mode, int epoch, string emailAddress) =>
        EmailCanonicalForm.TryCreate(emailAddress, out var canonical, out _)
            ? keys.TokenOf(mode, epoch, IdentifierKind.Email, IdentifierHash.Of(canonical))
            : null;

    private static bool Contains(IEnumerable<byte[]> held, SubjectKey key)
    {
        var bytes = key.ToBytes();
        return held.Any(x => x.AsSpan().SequenceEqual(bytes));
    }
}
