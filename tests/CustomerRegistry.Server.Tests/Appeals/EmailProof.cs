using CustomerRegistry.Server.Mail;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerRegistry.Server.Tests.Appeals;

/// <summary>A code that came by mail, read from the mail that waits to be sent.</summary>
public sealed record EmailProof(string ProofId, string Code)
{
    public static async Task<EmailProof> StartAsync(RegistryFixture registry, string email)
    {
        var started = await new DisclosureService.DisclosureServiceClient(registry.As(null)).StartProofAsync(
            new StartProofRequest { EmailAddress = email, Language = "en" });
        await using var db = await registry.DatabaseAsync();
        var outbox = registry.Host.Services.GetRequiredService<MailOutbox>();
        var mail = (await db.OutboxMails.AsNoTracking().ToListAsync()).Select(outbox.Open).Single(x => x.To == email);
        return new EmailProof(started.ProofId, mail.Subject[^8..]);
    }

    public FileAppealRequest Filing(Guid reportId) => new()
    {
        RequestId = RegistryFixture.NewId(),
        Proof = new ConsumerProof { EmailCode = new EmailCode { ProofId = ProofId, Code = Code } },
        ReportId = reportId.ToString(),
        Ground = AppealGround.NotMe,
        Text = "I never ordered this.",
    };
}
