using System.Text.RegularExpressions;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerRegistry.Server.Tests.Appeals;

/// <summary>A code that came by mail, read from the mail that waits or was written.</summary>
public sealed partial record EmailProof(string ProofId, string Code)
{
    public static async Task<EmailProof> StartAsync(RegistryFixture registry, string email)
    {
        var started = await new DisclosureService.DisclosureServiceClient(registry.As(null)).StartProofAsync(
            new StartProofRequest { EmailAddress = email, Language = "en" });
        return new EmailProof(started.ProofId, CodeIn(await MailToAsync(registry, email)));
    }

    public FileAppealRequest Filing(Guid reportId) => new()
    {
        RequestId = RegistryFixture.NewId(),
        Proof = new ConsumerProof { EmailCode = new EmailCode { ProofId = ProofId, Code = Code } },
        ReportId = reportId.ToString(),
        Ground = AppealGround.NotMe,
        Text = "I never ordered this.",
    };

    // A mail leaves the outbox only when its file is there, so what is not in the one is in the other.
    private static async Task<string> MailToAsync(RegistryFixture registry, string email)
    {
        await using var db = await registry.DatabaseAsync();
        var outbox = registry.Host.Services.GetRequiredService<MailOutbox>();
        var waiting = (await db.OutboxMails.AsNoTracking().ToListAsync()).Select(outbox.Open).FirstOrDefault(x => x.To == email);
        if (waiting is not null) return waiting.Subject;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(registry.Folder, "mail"), "*.eml"))
        {
            var text = await File.ReadAllTextAsync(file);
            if (text.Contains(email, StringComparison.Ordinal)) return text;
        }

        throw new InvalidOperationException("No mail came.");
    }

    private static string CodeIn(string mail) => Code8().Match(mail).Groups[1].Value;

    [GeneratedRegex("Your code: ([0-9]{8})")]
    private static partial Regex Code8();
}
