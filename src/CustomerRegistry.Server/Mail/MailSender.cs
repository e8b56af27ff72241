using System.Globalization;
using CustomerRegistry.Server.Hosting;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;

namespace CustomerRegistry.Server.Mail;

/// <summary>What became of one attempt to hand a mail over.</summary>
internal enum MailOutcome
{
    /// <summary>The mail server took it, or it was written to the folder.</summary>
    Sent = 1,

    /// <summary>The mail server refused the receiver or the mail for good (5xx).</summary>
    Refused = 2,

    /// <summary>It may be taken later.</summary>
    NotNow = 3,
}

/// <summary>Hands mails to the SMTP server; without one, writes .eml files to the data folder.</summary>
internal sealed class MailSender(IOptions<MailOptions> options, RegistryOptions registry)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly MailOptions _options = options.Value;

    /// <summary>Never throws for what a mail server or a disk may do; the words of their errors may hold the address.</summary>
    public async Task<MailOutcome> SendAsync(MailMessage mail, DateTimeOffset now, CancellationToken ct)
    {
        using var message = ToMime(mail, now);
        try
        {
            if (_options.Host.Length == 0) await WriteFileAsync(message, now, ct);
            else await SendBySmtpAsync(message, ReturnPath.Of(_options.ReturnPath, mail.ReturnId), ct);
            return MailOutcome.Sent;
        }
        catch (SmtpCommandException e) when (IsForGood(e))
        {
            return MailOutcome.Refused;
        }
        catch (Exception e) when (e is SmtpCommandException or ProtocolException or ServiceNotConnectedException
            or AuthenticationException or SslHandshakeException or IOException or System.Net.Sockets.SocketException or TimeoutException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return MailOutcome.NotNow;
        }
    }

    // A refused sender is our configuration, not the receiver: that mail is good and waits.
    private static bool IsForGood(SmtpCommandException e) =>
        (int)e.StatusCode >= 500 && e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

    private MimeMessage ToMime(MailMessage mail, DateTimeOffset now)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = now,
            MessageId = MimeUtils.GenerateMessageId("customer-registry.invalid"),
            Body = new TextPart("plain") { Text = mail.Text },
        };
        message.From.Add(new MailboxAddress(registry.OperatorName, _options.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        // RFC 3834: no holiday answers to a registry.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private async Task SendBySmtpAsync(MimeMessage message, MailboxAddress? returnPath, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Timeout);
        using var client = new SmtpClient();
        await client.ConnectAsync(
            _options.Host, _options.Port, _options.Tls ? SecureSocketOptions.Auto : SecureSocketOptions.None, limit.Token);
        if (_options.User.Length > 0) await client.AuthenticateAsync(_options.User, _options.Password, limit.Token);
        if (returnPath is null) await client.SendAsync(message, limit.Token);
        else await client.SendAsync(message, returnPath, message.To.Mailboxes, limit.Token);
        await client.DisconnectAsync(quit: true, limit.Token);
    }

    private async Task WriteFileAsync(MimeMessage message, DateTimeOffset now, CancellationToken ct)
    {
        var folder = Path.Combine(registry.DataFolder, "mail");
        // Addresses, codes and links are for the server's own user alone.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var name = $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}-{Guid.CreateVersion7(now):N}";
        var path = Path.Combine(folder, $"{name}.eml");
        // Whole or not at all: who watches the folder reads only what ends in .eml.
        await message.WriteToAsync(path + ".part", ct);
        File.Move(path + ".part", path);
    }
}
