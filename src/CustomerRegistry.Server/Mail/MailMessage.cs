namespace CustomerRegistry.Server.Mail;

/// <summary>A mail before it is encrypted into the outbox. Plain text; its ToString shows nothing.</summary>
internal sealed record MailMessage(string To, string Subject, string Text)
{
    /// <summary>The case of which this mail tells its merchant, so that it can be marked told; null for other mails.</summary>
    public Guid? TellsMerchantOf { get; init; }

    public override string ToString() => "mail";
}
