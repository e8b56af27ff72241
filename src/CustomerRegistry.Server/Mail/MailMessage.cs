namespace CustomerRegistry.Server.Mail;

/// <summary>A mail before it is encrypted into the outbox. Plain text; its ToString shows nothing.</summary>
internal sealed record MailMessage(string To, string Subject, string Text)
{
    public override string ToString() => "mail";
}
