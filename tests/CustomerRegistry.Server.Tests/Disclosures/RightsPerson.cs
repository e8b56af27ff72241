using System.Text.RegularExpressions;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ConsumerClient = CustomerRegistry.V1.DisclosureService.DisclosureServiceClient;

namespace CustomerRegistry.Server.Tests.Disclosures;

/// <summary>A person with an address of their own, who proves it by the code in their mail and exercises rights.</summary>
internal sealed partial class RightsPerson(RegistryFixture registry)
{
    public const string AnswerAddress = "answers@person.example";

    private EmailCode? _code;

    public string Address { get; } = RegistryFixture.NewEmail();

    public Identifier Identifier => RegistryFixture.EmailOf(Address);

    public ConsumerClient Client { get; } = new(registry.As(null));

    /// <summary>A report about the person that counts for a British shop.</summary>
    public Task<Guid> ReportedByAsync(TestMerchant merchant, Action<Server.Risk.ListingRow>? change = null) =>
        new TestListings(registry).AddAsync(merchant, change, Identifier);

    public async Task<CheckResponse> CheckedByAsync(TestMerchant shop) => await shop.Risk.CheckAsync(TestChecks.Of(registry, Identifier));

    /// <summary>The code of the newest mail; asked for once, and again after <paramref name="anew"/>.</summary>
    public async Task<EmailCode> CodeAsync(bool anew = false)
    {
        if (_code is not null && !anew) return _code;
        var proof = await Client.StartProofAsync(new StartProofRequest { EmailAddress = Address, Language = "en" });
        return _code = new EmailCode { ProofId = proof.ProofId, Code = EightDigits().Match((await MailsAsync(Address))[^1].Text).Value };
    }

    public async Task<GetConsumerFileResponse> FileAsync(bool portable = false) => await Client.GetConsumerFileAsync(
        new GetConsumerFileRequest { EmailCode = await CodeAsync(), IncludePortableJson = portable });

    public async Task<ExerciseRightRequest> RequestAsync(RightKind kind, string about = "", string statement = "") => new()
    {
        RequestId = RegistryFixture.NewId(),
        EmailCode = await CodeAsync(),
        Kind = kind,
        ReportId = kind is RightKind.HumanReview ? "" : about,
        CheckId = kind is RightKind.HumanReview ? about : "",
        Statement = statement.Length == 0 && kind == RightKind.Rectification ? "The amount is wrong." : statement,
        AnswerEmailAddress = AnswerAddress,
        Language = "en",
    };

    public async Task<ExerciseRightResponse> ExerciseAsync(RightKind kind, object? about = null, string statement = "") =>
        await Client.ExerciseRightAsync(await RequestAsync(kind, about?.ToString() ?? "", statement));

    public async Task<RightsRequest> ReadAsync(ExerciseRightResponse filed) => (await Client.GetRightsRequestAsync(
        new GetRightsRequestRequest { RightsRequestId = filed.Request.RightsRequestId, Secret = filed.Secret })).Request;

    public async Task<RightsRequest> WithdrawAsync(ExerciseRightResponse filed) => (await Client.WithdrawRightsRequestAsync(
        new WithdrawRightsRequestRequest
        {
            RequestId = RegistryFixture.NewId(),
            RightsRequestId = filed.Request.RightsRequestId,
            Secret = filed.Secret,
        })).Request;

    /// <summary>Mails to an address, oldest first: sent ones, written as files here, and those that wait.</summary>
    public async Task<List<MailMessage>> MailsAsync(string to)
    {
        await using var db = await registry.DatabaseAsync();
        var outbox = registry.Host.Services.GetRequiredService<MailOutbox>();
        // The waiting ones first: a mail leaves the outbox only when its file is there.
        var waiting = (await db.OutboxMails.AsNoTracking().OrderBy(x => x.Id).ToListAsync()).Select(outbox.Open).ToList();
        var folder = new DirectoryInfo(Path.Combine(registry.Folder, "mail"));
        var sent = folder.Exists ? folder.GetFiles("*.eml").OrderBy(x => x.LastWriteTimeUtc).Select(Read) : [];
        return [.. sent.Concat(waiting).Where(x => x.To == to)];
    }

    private static MailMessage Read(FileInfo file)
    {
        using var mail = MimeKit.MimeMessage.Load(file.FullName);
        return new MailMessage(mail.To.Mailboxes.Single().Address, mail.Subject ?? "", (mail.TextBody ?? "").ReplaceLineEndings("\n"));
    }

    [GeneratedRegex("[0-9]{8}")]
    private static partial Regex EightDigits();
}
