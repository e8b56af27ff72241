using System.ComponentModel.DataAnnotations;

namespace CustomerRegistry.Server.Mail;

/// <summary>
/// Section <c>Registry:Mail</c>. Without a host, mails are written as .eml files to the folder <c>mail</c> in the data
/// folder, which is named at start: for trying out, on one machine.
/// </summary>
internal sealed class MailOptions
{
    public const string Section = "Registry:Mail";

    /// <summary>The SMTP server; empty for files.</summary>
    public string Host { get; set; } = "";

    /// <summary>The default value is 587.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Sign-in at the SMTP server; empty for none.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>False only for a server on loopback, which speaks plain text.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>The sender's address.</summary>
    [Required]
    public string From { get; set; } = "registry@localhost";

    /// <summary>
    /// Where mails come back to, such as <c>bounces@registry.example</c>: the mail server must deliver <c>bounces+ANYTHING</c>
    /// into <see cref="BounceFolder"/>. Empty: they come back to the sender's address and nobody notices.
    /// </summary>
    [MaxLength(200), RegularExpression(@"[^@\s<>+]{1,30}@[^@\s<>]+")]
    public string ReturnPath { get; set; } = "";

    /// <summary>The maildir that mails to the return path are delivered into; both are set or neither.</summary>
    public string BounceFolder { get; set; } = "";
}
