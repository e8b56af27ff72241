namespace CustomerRegistry.Server.Mail;

/// <summary>A mail before it is encrypted into the outbox. Plain text; its ToString shows nothing.</summary>
/// <param name="ReturnId">What it is to come back to, if it comes back; null where nothing follows from that.</param>
internal sealed record MailMessage(string To, string Subject, string Text, Guid? ReturnId = null)
{
    public override string ToString() => "mail";
}
