using System.Text.Json;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Mail;

/// <summary>
/// Mails waiting to be sent: written in the transaction of what they are about, so that a crash loses none; encrypted
/// under key D until they are sent, then deleted. A sandbox's mails go to nobody and are read by its owner.
/// </summary>
internal sealed class MailOutbox(ContentCipher cipher)
{
    private const string Purpose = "outbox_mail.message";

    /// <param name="notice">The notice that the mail carries, so that it can be marked sent or bounced.</param>
    public void Stage(
        RegistryDbContext db, MailMessage message, Guid sandboxId, DateTimeOffset now, (Guid ReportId, int Number)? notice = null)
    {
        var id = Guid.CreateVersion7(now);
        db.OutboxMails.Add(new OutboxMailRow
        {
            Id = id,
            SandboxId = sandboxId,
            State = sandboxId == Guid.Empty ? MailState.Queued : MailState.Sandbox,
            MessageCipher = cipher.Encrypt(id, Purpose, JsonSerializer.SerializeToUtf8Bytes(message)),
            NoticeReportId = notice?.ReportId,
            NoticeNumber = notice?.Number,
            CreatedAt = now,
            NextAttemptAt = now,
        });
    }

    public MailMessage Open(OutboxMailRow row) =>
        JsonSerializer.Deserialize<MailMessage>(cipher.Decrypt(row.Id, Purpose, row.MessageCipher))!;
}
