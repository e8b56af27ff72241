using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>A disclosure that a code opened, and the language of the code.</summary>
internal sealed record ProvenCheck(DisclosureRow Disclosure, string Language);

/// <summary>
/// What a code opens beyond the file: a check that told an entry held under the proved address. Whatever is wrong, the
/// answer is the same, so that nobody learns of a check that is another's.
/// </summary>
internal sealed class RightsProofs(RightsReadStore reads, ConsumerProofStore codes, SubjectKeys subjects, KeyFile keys, RegistryClock clock)
{
    /// <summary>
    /// As the file has it: one of its reports was matched by a confirmed e-mail address, and was listed under this one, in
    /// any epoch that the key file has.
    /// </summary>
    public async Task<(ProvenCheck? Proven, Refusal? Refusal)> ByCodeAsync(Guid proofId, string code, Guid checkId, CancellationToken ct)
    {
        var (email, refusal) = await codes.OpenAsync(proofId, code, clock.Now, ct);
        if (email is null) return (null, refusal);
        if (await reads.DisclosureAsync(checkId, ct) is not { } disclosure) return (null, AppealProofs.Invalid);
        var own = keys.Epochs(disclosure.Mode)
            .Select(epoch => subjects.Shared(disclosure.Mode, subjects.TokenOf(disclosure.Mode, epoch, IdentifierKind.Email, email.Hash)).ToBytes())
            .ToList();
        var told = disclosure.Listings.Where(x => own.Exists(key => key.AsSpan().SequenceEqual(x.SubjectKey))).Select(x => x.ReportId);
        return RecordedAssessment.FromJson(disclosure.AssessmentJson).ByConfirmedEmail.Intersect(told).Any()
            ? (new ProvenCheck(disclosure, TextLanguages.CodeOf(email.Language)), null)
            : (null, AppealProofs.Invalid);
    }

    /// <summary>Opens nothing in particular: for a request about everything.</summary>
    public async Task<(string? Language, Refusal? Refusal)> AnyByCodeAsync(Guid proofId, string code, CancellationToken ct)
    {
        var (email, refusal) = await codes.OpenAsync(proofId, code, clock.Now, ct);
        return email is null ? (null, refusal) : (TextLanguages.CodeOf(email.Language), null);
    }
}
