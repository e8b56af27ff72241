namespace CustomerRegistry.Server.Mail;

/// <summary>Log messages of mails, numbered 300 to 319. None says to whom or about what a mail is.</summary>
internal static partial class MailLogMessages
{
    [LoggerMessage(300, LogLevel.Error, "Mail {MailId} was given up after {Attempts} attempts: check the mail server")]
    public static partial void MailGivenUp(this ILogger logger, Guid mailId, int attempts);

    [LoggerMessage(301, LogLevel.Warning, "Mail {MailId} could not be handed over at attempt {Attempts}")]
    public static partial void MailPostponed(this ILogger logger, Guid mailId, int attempts);

    [LoggerMessage(303, LogLevel.Warning, "The mail job could not run: {Fault}")]
    public static partial void MailJobFailed(this ILogger logger, string fault);
}
