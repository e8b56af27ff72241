using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// Notices as rows and mails, staged in the transaction of what they tell of. Number 1 is the first notice, number 2 the
/// message that the outcome now counts; each has a link of its own, and none is ever used up by opening it.
/// </summary>
internal sealed class NoticeStaging(MailOutbox outbox, ContentCipher cipher, LinkSecrets secrets, RegistryOptions options)
{
    public const int First = 1;
    public const int Second = 2;

    private const string AddressPurpose = "notice.address";
    private const string CarrierPurpose = "notice.carrier_reference";

    public string SecretOf(Guid reportId, int number) => secrets.NoticeSecret(reportId, number);

    /// <summary>The row by whose secret a notice that the merchant gives itself is opened, before it is attested.</summary>
    public NoticeRow Prepare(RegistryDbContext db, ReportRow report, List<NoticeRow> notices, int number, DateTimeOffset now)
    {
        var notice = notices.SingleOrDefault(x => x.Number == number);
        if (notice is not null) return notice;
        notice = new NoticeRow
        {
            ReportId = report.Id,
            Number = number,
            State = NoticeState.Prepared,
            SecretHash = SHA256.HashData(Encoding.UTF8.GetBytes(SecretOf(report.Id, number))),
            CreatedAt = now,
        };
        notices.Add(notice);
        db.Notices.Add(notice);
        return notice;
    }

    /// <summary>
    /// Mails a notice to an address that was compared with the report's identifiers. A sandbox's counts as given at once.
    /// The mail says what the report says now, so whoever changes a report whose notice still waits stages it again, after
    /// the mail that waits was dropped.
    /// </summary>
    public void Relay(
        RegistryDbContext db, ReportRow report, List<NoticeRow> notices, int number, NoticeAddress to, MerchantRow merchant,
        DateTimeOffset now)
    {
        var notice = Prepare(db, report, notices, number, now);
        var wording = Write(report, number, merchant, to.Language, SecretOf(report.Id, number), to.OrderNumber);
        // A new one each time: what comes back of a mail that was replaced says nothing about the one that replaced it.
        notice.ReturnId = Guid.CreateVersion7(now);
        outbox.Stage(
            db, new MailMessage(to.EmailAddress, wording.Subject, wording.Text, notice.ReturnId), report.SandboxId, now, (report.Id, number));
        var isSandbox = report.SandboxId != Guid.Empty;
        notice.State = isSandbox ? NoticeState.Sent : NoticeState.Queued;
        notice.SentAt = isSandbox ? now : null;
        notice.CreatedAt = now;
        notice.BouncedAt = null;
        notice.TextVersion = wording.Version;
        notice.Language = to.Language;
        notice.Channel = null;
        notice.CarrierReferenceCipher = null;
        notice.AddressCipher = cipher.Encrypt(report.Id, $"{AddressPurpose}.{number}", Encoding.UTF8.GetBytes(to.EmailAddress));
    }

    /// <summary>The words of a notice of this report as it now is.</summary>
    /// <param name="order">The order's number or a name in braces; null where nobody gave it.</param>
    public NoticeWording Write(ReportRow report, int number, MerchantRow merchant, string language, string secret, string? order) =>
        NoticeText.Write(
            TextLanguages.OrEnglish(language), number == Second,
            NoticeFacts.Of(report, merchant, options, AuthorityOf(report), secret, order));

    /// <summary>The merchant gave it itself.</summary>
    /// <param name="textVersion">Empty where it used words of its own.</param>
    /// <param name="isDrawn">It is among those that an operator looks at.</param>
    public void Attest(
        RegistryDbContext db, ReportRow report, List<NoticeRow> notices, int number, NoticeChannel channel, string carrierReference,
        string language, string textVersion, DateTimeOffset sentAt, bool isDrawn, DateTimeOffset now)
    {
        var notice = Prepare(db, report, notices, number, now);
        notice.State = NoticeState.Attested;
        notice.SentAt = sentAt;
        notice.Language = language;
        notice.Channel = channel;
        notice.CarrierReferenceCipher = cipher.Encrypt(report.Id, $"{CarrierPurpose}.{number}", Encoding.UTF8.GetBytes(carrierReference));
        notice.AddressCipher = null;
        notice.BouncedAt = null;
        notice.ReturnId = null;
        notice.TextVersion = textVersion;
        notice.AuditDrawnAt = isDrawn ? now : null;
        notice.AttestationProven = null;
    }

    /// <summary>For an operator who looks at an attestation; null where the notice has none.</summary>
    public string? CarrierReferenceOf(NoticeRow notice) => notice.CarrierReferenceCipher is { } held
        ? Encoding.UTF8.GetString(cipher.Decrypt(notice.ReportId, $"{CarrierPurpose}.{notice.Number}", held))
        : null;

    /// <summary>An address that is still held for a message; null where none is.</summary>
    public NoticeAddress? HeldAddress(IEnumerable<NoticeRow> notices) =>
        notices.OrderBy(x => x.Number).LastOrDefault(x => x.AddressCipher is not null) is { } held ? AddressOf(held) : null;

    /// <summary>
    /// After the outcome changed: mails that still wait are written anew, and the second message goes if it is due and the
    /// address is held.
    /// </summary>
    public void AfterChange(RegistryDbContext db, ReportRow report, List<NoticeRow> notices, MerchantRow merchant, DateTimeOffset now)
    {
        foreach (var waiting in notices.Where(x => x.State == NoticeState.Queued && x.AddressCipher is not null).ToList())
        {
            Relay(db, report, notices, waiting.Number, AddressOf(waiting), merchant, now);
        }

        var (first, second) = GivenAt(notices);
        var isDue = report.State == ReportState.Listed && NoticeRules.SecondMessageNeeded(first, report.FirstCountedAt)
            && !(second >= report.FirstCountedAt) && notices.All(x => x.State != NoticeState.Queued);
        if (isDue && notices.SingleOrDefault(x => x.Number == First) is { AddressCipher: not null } told)
        {
            Relay(db, report, notices, Second, AddressOf(told), merchant, now);
        }
    }

    /// <summary>Sets from when the report may count, and forgets addresses that no further message can need.</summary>
    public static void Settle(ReportRow report, List<NoticeRow> notices, AdmissionRuling admission, DateTimeOffset now)
    {
        var (first, second) = GivenAt(notices);
        report.ShareFrom = NoticeRules.ShareFrom(first, second, report.FirstCountedAt, admission.NoticeRequired, report.ReplyWindowDays);
        foreach (var notice in notices.Where(x => x.AddressCipher is not null))
        {
            var keeps = NoticeRules.KeepsAddress(notice.CreatedAt, report.State, first, second, report.FirstCountedAt, now);
            if (!keeps || (notice.Number == Second && notice.GivenAt is not null) || notice.State == NoticeState.Bounced)
            {
                notice.AddressCipher = null;
            }
        }
    }

    public static (DateTimeOffset? First, DateTimeOffset? Second) GivenAt(List<NoticeRow> notices) => (
        notices.SingleOrDefault(x => x.Number == First)?.GivenAt, notices.SingleOrDefault(x => x.Number == Second)?.GivenAt);

    private static string AuthorityOf(ReportRow report) =>
        AdmissionRecord.Read(report.AdmissionJson).Keys.FirstOrDefault(x => x.Key == PolicyKeys.SupervisoryAuthority.Name)?.Value ?? "";

    private NoticeAddress AddressOf(NoticeRow notice) => new(
        Encoding.UTF8.GetString(cipher.Decrypt(notice.ReportId, $"{AddressPurpose}.{notice.Number}", notice.AddressCipher!)),
        notice.Language);
}
