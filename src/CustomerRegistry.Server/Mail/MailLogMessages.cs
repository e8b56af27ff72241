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

    [LoggerMessage(304, LogLevel.Warning, "{Count} mails to the return path are no delivery reports: a person should read them in the maildir's cur")]
    public static partial void BounceMailsLeft(this ILogger logger, int count);

    [LoggerMessage(305, LogLevel.Warning, "The maildir of the return path has no folder new: check Registry:Mail:BounceFolder")]
    public static partial void BounceFolderMissing(this ILogger logger);
}
