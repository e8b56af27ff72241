using MimeKit;

namespace CustomerRegistry.Server.Mail;

/// <summary>
/// The envelope's sender of mails that may come back: <c>bounces+ID@registry.example</c> for the configured
/// <c>bounces@registry.example</c>. Mail servers return to it, so what came back is found without reading whose it was.
/// The id is random: who does not hold the mail cannot say that it came back.
/// </summary>
internal static class ReturnPath
{
    /// <summary>Null where no return path is configured, or the mail has nothing to come back to.</summary>
    public static MailboxAddress? Of(string configured, Guid? returnId)
    {
        if (configured.Length == 0 || returnId is not { } id) return null;
        var at = configured.LastIndexOf('@');
        return new MailboxAddress("", $"{configured[..at]}+{id:N}{configured[at..]}");
    }

    /// <summary>The id in an address of this return path; null in any other.</summary>
    public static Guid? Find(string configured, string address)
    {
        var at = configured.LastIndexOf('@');
        var (start, end) = ($"{configured[..at]}+", configured[at..]);
        return address.StartsWith(start, StringComparison.OrdinalIgnoreCase) && address.EndsWith(end, StringComparison.OrdinalIgnoreCase)
            && address.Length > start.Length + end.Length
            && Guid.TryParseExact(address[start.Length..^end.Length], "N", out var id) ? id : null;
    }
}
