using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Appeals;

/// <summary>A report, and how the consumer showed that they are the one listed in it.</summary>
internal sealed record ProvenReport(ReportRow Report, AppealProof Proof, string Language);

/// <summary>
/// The two proofs that open a case: the link of the report's notice, or a code sent to an e-mail address under which the
/// report is held. Whatever is wrong with one, the answer is the same.
/// </summary>
internal sealed class AppealProofs(
    AppealReadStore reads, ConsumerProofStore codes, SubjectKeys subjects, KeyFile keys, LinkSecrets secrets, RegistryClock clock)
{
    /// <summary>One answer for a wrong secret and for a case, a notice or a report that is not there.</summary>
    public static readonly Refusal Invalid = new(
        RefusalReason.SecretInvalid, "The link or secret is wrong, or what it opened is gone.");

    /// <summary>Opens nothing but this report; using it does not use it up.</summary>
    public async Task<NoticedReport?> ByNoticeAsync(string secret, CancellationToken ct)
    {
        var noticed = await reads.FindNoticeAsync(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), ct);
        return noticed is not null && secrets.IsNoticeSecret(secret, noticed.Report.Id, noticed.NoticeNumber) ? noticed : null;
    }

    /// <summary>
    /// Opens a report held under the address, in every epoch that the key file has, if the address matches alone: an
    /// unconfirmed one may be another person's, whose report this is not.
    /// </summary>
    public async Task<(ProvenReport? Proven, Refusal? Refusal)> ByCodeAsync(
        Guid proofId, string code, Guid reportId, CancellationToken ct)
    {
        var now = clock.Now;
        var (email, refusal) = await codes.OpenAsync(proofId, code, now, ct);
        if (email is null) return (null, refusal);
        var report = await reads.FindReportAsync(reportId, ct);
        if (report is null) return (null, Invalid);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var held = await reads.EmailsUnderAsync(reportId, KeysOf(report, email.Hash), ct);
        return IdentifierMatchRules.Matches([.. held.Select(x => new MatchableIdentifier(x.Kind, x.Confirmed, today))], today)
            ? (new ProvenReport(report, AppealProof.EmailCode, TextLanguages.CodeOf(email.Language)), null)
            : (null, Invalid);
    }

    private List<byte[]> KeysOf(ReportRow report, IdentifierHash hash)
    {
        var all = new List<byte[]>();
        foreach (var epoch in keys.Epochs(report.Mode))
        {
            var token = subjects.TokenOf(report.Mode, epoch, IdentifierKind.Email, hash);
            all.Add(subjects.Shared(report.Mode, token).ToBytes());
            all.Add(subjects.OwnOnly(report.Mode, token, report.MerchantId).ToBytes());
        }

        return all;
    }
}
