using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

internal enum NoticeState
{
    Queued = 1,
    Sent = 2,
    Bounced = 3,
    Attested = 4,

    /// <summary>The link's secret went to the merchant, which gives the notice itself and has not attested it yet.</summary>
    Prepared = 5,

    /// <summary>Attested, drawn to be looked at, and not shown to be true: it was never given.</summary>
    Unproven = 6,
}

/// <summary>A notice of a report: number 1 tells of it, number 2 that its outcome now counts.</summary>
internal sealed class NoticeRow
{
    public Guid ReportId { get; set; }

    public int Number { get; set; }

    public NoticeState State { get; set; }

    public string Language { get; set; } = "";

    /// <summary>SHA-256 of the link's secret, which itself is HMAC(N, report || number): derived, not stored.</summary>
    public byte[] SecretHash { get; set; } = [];

    /// <summary>The relayed address under key D until no further message can be due; null after that or if attested.</summary>
    public byte[]? AddressCipher { get; set; }

    /// <summary>How the merchant gave it itself; null if relayed.</summary>
    public NoticeChannel? Channel { get; set; }

    /// <summary>The carrier's reference under key D; null if relayed.</summary>
    public byte[]? CarrierReferenceCipher { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was handed to the mail server, or given by the merchant.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When its link was first opened, by whomever: mail scanners open links too. Null before.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>When it came back; null if it did not.</summary>
    public DateTimeOffset? BouncedAt { get; set; }

    /// <summary>What a mail that comes back is addressed to, so that it finds its notice; null where none was mailed.</summary>
    public Guid? ReturnId { get; set; }

    /// <summary>The version of its text, such as "notice-2/de"; empty where the merchant gave it before versions were named.</summary>
    public string TextVersion { get; set; } = "";

    /// <summary>When its attestation was drawn to be looked at; null if it was not.</summary>
    public DateTimeOffset? AuditDrawnAt { get; set; }

    /// <summary>Whether the drawn attestation could be shown to be true; null while nobody has looked.</summary>
    public bool? AttestationProven { get; set; }

    /// <summary>When the consumer was told by it; null while they were not, and again once it bounced.</summary>
    public DateTimeOffset? GivenAt => State is NoticeState.Sent or NoticeState.Attested ? SentAt : null;
}
