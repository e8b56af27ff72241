namespace CustomerRegistry.Server.Mail;

internal enum MailState
{
    /// <summary>Waiting to be sent.</summary>
    Queued = 1,

    /// <summary>A sandbox's: read by its owner, sent to nobody.</summary>
    Sandbox = 2,

    /// <summary>Given up after a day; a sign to the operator.</summary>
    GivenUp = 3,
}

/// <summary>A mail waiting to be sent: written with what it is about, deleted when it is sent.</summary>
internal sealed class OutboxMailRow
{
    public Guid Id { get; set; }

    public Guid SandboxId { get; set; }

    public MailState State { get; set; }

    /// <summary>Receiver, subject and text as JSON under key D with the row's id.</summary>
    public byte[] MessageCipher { get; set; } = [];

    /// <summary>The notice that it carries; null for other mails.</summary>
    public Guid? NoticeReportId { get; set; }

    public int? NoticeNumber { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public int Attempts { get; set; }
}
