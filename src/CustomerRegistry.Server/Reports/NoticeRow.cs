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

    /// <summary>When the consumer was told by it; null while they were not, and again once it bounced.</summary>
    public DateTimeOffset? GivenAt => State is NoticeState.Sent or NoticeState.Attested ? SentAt : null;
}
