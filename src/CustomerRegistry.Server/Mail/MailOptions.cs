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
}
