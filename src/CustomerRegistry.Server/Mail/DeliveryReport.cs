using MimeKit;

namespace CustomerRegistry.Server.Mail;

/// <summary>A delivery status notification (RFC 3464), as far as it matters here: which mail, and whether it failed for good.</summary>
internal sealed record DeliveryReport(Guid ReturnId, bool Failed)
{
    // Where mail servers keep the address that a mail was delivered to, beside To.
    private static readonly string[] ReceiverFields = ["Delivered-To", "X-Original-To", "Envelope-To"];

    /// <summary>Null where it is no delivery status notification, or none of a mail of this return path.</summary>
    public static DeliveryReport? Read(MimeMessage message, string returnPath)
    {
        if (message.Body is not MultipartReport report
            || !string.Equals(report.ReportType, "delivery-status", StringComparison.OrdinalIgnoreCase)
            || report.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status)
        {
            return null;
        }

        var receivers = message.To.Mailboxes.Select(x => x.Address)
            .Concat(message.Headers.Where(x => ReceiverFields.Contains(x.Field, StringComparer.OrdinalIgnoreCase)).Select(x => x.Value.Trim('<', '>', ' ')));
        return receivers.Select(x => ReturnPath.Find(returnPath, x)).FirstOrDefault(x => x is not null) is { } id
            ? new DeliveryReport(id, HasFailed(status))
            : null;
    }

    // "failed" is the server's last word (RFC 3464, 2.3.3), also with a 4.x.x status that time ran out on; "delayed",
    // "delivered", "relayed" and "expanded" are not. A status of 4.x.x without an action is not for good.
    private static bool HasFailed(MessageDeliveryStatus status) => status.StatusGroups.Skip(1).Any(recipient =>
        recipient["Action"] is { Length: > 0 } action
            ? action.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase)
            : recipient["Status"]?.TrimStart().StartsWith("5.", StringComparison.Ordinal) == true);
}
