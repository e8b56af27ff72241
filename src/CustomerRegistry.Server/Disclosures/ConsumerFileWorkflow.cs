using System.Globalization;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>A person proves an address and sees what is held under it, and who was told.</summary>
internal sealed class ConsumerFileWorkflow(
    ConsumerProofStore proofs, ConsumerFileStore store, PolicyStore policies, AddressLimits limits, SubjectKeys subjects, KeyFile keys,
    RegistryOptions options, RegistryClock clock)
{
    /// <summary>
    /// Sends a code. Over the limit the answer is as always and no mail goes out: a refusal would tell whoever asks that
    /// somebody else asked for this address.
    /// </summary>
    /// <param name="peer">The caller's network address, as gRPC names it.</param>
    public async Task<(Guid ProofId, DateTimeOffset ExpiresAt, Refusal? Refusal)> StartAsync(
        string emailAddress, string language, string peer, CancellationToken ct)
    {
        if (!EmailCanonicalForm.TryCreate(emailAddress, out var canonical, out _))
        {
            return (default, default, new Refusal(RefusalReason.FieldMalformed, "It must be an e-mail address.", "email_address"));
        }

        var hash = IdentifierHash.Of(canonical);
        var (id, expires) = await proofs.StartAsync(
            emailAddress.Trim(), hash, TextLanguages.OrEnglish(language), options.OperatorName,
            limits.TryTake(hash, AnonymousCallLimits.NetworkOf(peer)), clock.Now, ct);
        return (id, expires, null);
    }

    /// <summary>
    /// Everything under the address: under the shared key and under every merchant's own, of every epoch that the key file
    /// has, retired ones too. The match rules hold here as in a check: an entry whose e-mail address was not confirmed may
    /// be another person's, who only typed it; its own notice opens it.
    /// </summary>
    public async Task<(ConsumerFile? File, TextLanguage Language, Refusal? Refusal)> OpenAsync(
        Guid proofId, string code, CancellationToken ct)
    {
        var now = clock.Now;
        var (proven, refusal) = await proofs.OpenAsync(proofId, code, now, ct);
        if (proven is null) return (null, default, refusal);

        var keysHeld = KeysOf(proven.Hash, await store.MerchantsAsync(ct));
        var (found, told) = await store.HeldAsync(keysHeld, ct);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (entries, lookups, orders) = await store.DetailsAsync(
            found.FindAll(x => IdentifierMatchRules.Matches([new(IdentifierKind.Email, x.Confirmed, today)], today)),
            told.FindAll(x => RecordedAssessment.FromJson(x.Disclosure.AssessmentJson).ByConfirmedEmail.Intersect(x.Reports).Any()),
            keysHeld, ct);
        var file = new ConsumerFile(entries, lookups, orders, await AuthoritiesAsync(entries, today, ct));
        await store.RecordAsync(
            AuditEntries.Of(
                AuditActorKind.Consumer, null, RegistryMode.Live, Guid.Empty, AuditAction.ConsumerFileOpened, AuditSubject.ConsumerProof,
                proven.ProofId, now,
                (AuditDetail.Entries, file.Entries.Count.ToString(CultureInfo.InvariantCulture)),
                (AuditDetail.Lookups, file.Lookups.Count.ToString(CultureInfo.InvariantCulture))),
            ct);
        return (file, proven.Language, null);
    }

    /// <summary>Of each country that an entry names; of the registry's own where there is none.</summary>
    private async Task<List<FileAuthority>> AuthoritiesAsync(List<HeldEntry> entries, DateOnly today, CancellationToken ct)
    {
        if (await policies.CurrentAsync(ct) is not { } policy) return [];
        var countries = entries.Select(x => x.Report.ConsumerCountry).Distinct().Order(StringComparer.Ordinal).ToList();
        if (countries.Count == 0) countries.Add(policy.Operator.ToString());
        return countries.ConvertAll(code =>
        {
            var ruling = policy.Book.RightsFor(Country.TryParse(code, out var lives) ? lives : Country.Unknown, policy.Operator, today);
            return new FileAuthority(code, ruling.SupervisoryAuthority, ruling.OutsideBody, ruling.Answer.Months, ruling.Answer.Days);
        });
    }

    private List<byte[]> KeysOf(IdentifierHash hash, IReadOnlyList<Guid> merchants)
    {
        var all = new List<byte[]>();
        foreach (var epoch in keys.Epochs(RegistryMode.Live))
        {
            var token = subjects.TokenOf(RegistryMode.Live, epoch, IdentifierKind.Email, hash);
            all.Add(subjects.Shared(RegistryMode.Live, token).ToBytes());
            all.AddRange(merchants.Select(merchant => subjects.OwnOnly(RegistryMode.Live, token, merchant).ToBytes()));
        }

        return all;
    }
}
