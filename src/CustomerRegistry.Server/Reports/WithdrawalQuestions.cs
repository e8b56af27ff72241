using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// The question after a withdrawal, staged in its transaction: mailed where the registry still holds an address of a notice
/// or of an open case, else for the shop to pass on. Where a notice was given its link's secret is the question's too, so
/// that a consumer whose shop passes nothing on can answer with the link that they have.
/// </summary>
internal sealed class WithdrawalQuestions(
    NoticeStaging notices, CaseContent cases, LinkSecrets secrets, MailOutbox outbox, RegistryOptions options)
{
    /// <summary>Before the report and its case go, since their addresses go with them.</summary>
    /// <returns>The secret for the shop to pass on; empty where the consumer is asked by mail.</returns>
    public async Task<string> StageAsync(RegistryDbContext db, LoadedReport held, DateTimeOffset now, CancellationToken ct)
    {
        var report = held.Row;
        var id = Guid.CreateVersion7(now);
        var isNoticed = held.Notices.Any(x => x.Number == NoticeStaging.First && x.GivenAt is not null);
        var secret = isNoticed ? notices.SecretOf(report.Id, NoticeStaging.First) : secrets.WithdrawalSecret(id);
        var language = LanguageOf(held);
        db.WithdrawalQuestions.Add(new WithdrawalQuestionRow
        {
            Id = id,
            Mode = report.Mode,
            SandboxId = report.SandboxId,
            MerchantId = report.MerchantId,
            ReportId = report.Id,
            ConsumerCountry = report.ConsumerCountry,
            Language = language,
            SecretHash = SHA256.HashData(Encoding.UTF8.GetBytes(secret)),
            AskedAt = now,
        });
        if (await AddressAsync(db, held, ct) is not { } address) return secret;
        var link = $"{options.PublicAddress.TrimEnd('/')}/withdrawal#{secret}";
        outbox.Stage(
            db, WithdrawalMail.Of(address, language, held.Merchant.DisplayName, RegistryContact.Of(options), link), report.SandboxId, now);
        return "";
    }

    private async Task<string?> AddressAsync(RegistryDbContext db, LoadedReport held, CancellationToken ct)
    {
        if (notices.HeldAddress(held.Notices) is { } relayed) return relayed.EmailAddress;
        var open = await db.Appeals.AsNoTracking()
            .Where(x => x.ReportId == held.Row.Id && x.ClosedAt == null && x.AnswerAddressCipher != null).FirstOrDefaultAsync(ct);
        return open is null ? null : cases.Address(open);
    }

    private static string LanguageOf(LoadedReport held) =>
        held.Notices.OrderBy(x => x.Number).LastOrDefault(x => x.Language.Length > 0)?.Language
        ?? (AdmissionRecord.Read(held.Row.AdmissionJson).Languages is [var first, ..] ? first : null)
        ?? "en";
}
