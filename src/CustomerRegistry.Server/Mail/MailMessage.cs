namespace CustomerRegistry.Server.Mail;

/// <summary>A mail before it is encrypted into the outbox. Plain text; its ToString shows nothing.</summary>
/// <param name="ReturnId">What it is to come back to, if it comes back; null where nothing follows from that.</param>
internal sealed record MailMessage(string To, string Subject, string Text, Guid? ReturnId = null)
{
    /// <summary>The case of which this mail tells its merchant, so that it can be marked told; null for other mails.</summary>
    public Guid? TellsMerchantOf { get; init; }

    public override string ToString() => "mail";
}
