using System.Buffers.Binary;
using System.Text.RegularExpressions;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Tests.Faults;
using CustomerRegistry.Server.Tests.Reports;
using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Xunit;

namespace CustomerRegistry.Server.Tests.Mail;

/// <summary>
/// A registry with a mail server and a maildir for what comes back, where every attested notice is drawn and the clock may
/// be moved by days.
/// </summary>
public sealed partial class NoticesRegistry : IAsyncLifetime
{
    public const string OperatorAddress = "operator@registry.example";
    public const string PostalAddress = "1 Ledger Street, London";
    public const string Telephone = "+44 20 7946 0000";

    public RegistryFixture Registry { get; private set; } = null!;

    public SmtpServer Smtp { get; } = new();

    public string Maildir { get; } = Directory.CreateTempSubdirectory("cr-bounces-").FullName;

    public DateTimeOffset Now => Registry.Clock.GetUtcNow();

    public MerchantService.MerchantServiceClient Operator => new(Registry.As(Registry.OperatorKey));

    public NoticeService.NoticeServiceClient Anybody => new(Registry.As(null));

    public async ValueTask InitializeAsync()
    {
        foreach (var part in new[] { "new", "cur", "tmp" }) Directory.CreateDirectory(Path.Combine(Maildir, part));
        Registry = await RegistryFixture.StartAsync(
            ("Registry:OperatorEmailAddress", OperatorAddress),
            ("Registry:OperatorPostalAddress", PostalAddress),
            ("Registry:OperatorTelephone", Telephone),
            ("Registry:AttestationAuditPerMille", "1000"),
            ("Registry:PublicAddress", "https://registry.example"),
            ("Registry:Mail:Host", "127.0.0.1"),
            ("Registry:Mail:Port", Smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Registry:Mail:Tls", "false"),
            ("Registry:Mail:From", "registry@registry.example"),
            ("Registry:Mail:ReturnPath", "bounces@registry.example"),
            ("Registry:Mail:BounceFolder", Maildir));
    }

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        await Smtp.DisposeAsync();
        Directory.Delete(Maildir, recursive: true);
    }

    /// <summary>What the background job does of one kind of work, once.</summary>
    internal Task<int> RunAsync<T>()
        where T : IDueWork => Registry.Host.Services.GetServices<IDueWork>().OfType<T>().Single().RunAsync(Guid.Empty, Now, CancellationToken.None);

    public static Task<Report> ReportAsync(TestMerchant merchant, string reportId, NoticeState state) =>
        Eventually.HoldsAsync(() => merchant.ReportAsync(reportId), x => x.NoticeState == state);

    /// <summary>A report whose notice went through the mail server.</summary>
    public async Task<Report> NoticedAsync(TestMerchant merchant, string email, bool final = true)
    {
        var request = final ? TestReports.Final(Now, email) : SampleMessages.Report(Now, email);
        var id = (await merchant.SubmitAsync(request.WithNotice(email))).Report.ReportId;
        return await ReportAsync(merchant, id, NoticeState.Sent);
    }

    /// <summary>The newest mail to an address, once there is one that says this.</summary>
    public async Task<MimeMessage> MailAsync(string to, string saying)
    {
        var mail = await Eventually.HoldsAsync(
            () => Task.FromResult(Mails(to).LastOrDefault(x => x.TextBody!.Contains(saying, StringComparison.Ordinal))), x => x is not null);
        return mail!;
    }

    public static string SecretIn(MimeMessage mail) => Link().Match(mail.TextBody!).Groups[1].Value;

    internal async Task<T> ReadAsync<T>(Func<RegistryDbContext, Task<T>> read)
    {
        await using var db = await Registry.DatabaseAsync();
        return await read(db);
    }

    /// <summary>How many audit entries say this of a subject: the fields of the canonical form one after the other.</summary>
    internal async Task<int> AuditedAsync(AuditAction action, AuditSubject subject, Guid id)
    {
        byte[] fields = [.. Field((int)action), .. Field((int)subject), .. Length(16), .. id.ToByteArray(bigEndian: true)];
        var entries = await ReadAsync(db => db.AuditEntries.AsNoTracking().Select(x => x.CanonicalBytes).ToListAsync());
        return entries.Count(x => x is not null && x.AsSpan().IndexOf(fields) >= 0);

        static byte[] Field(int value) => [.. Length(4), .. Length(value)];

        static byte[] Length(int value)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
            return bytes;
        }
    }

    public static AttestNoticeRequest Attest(string reportId, DateTimeOffset sentAt, string textVersion = "") => new()
    {
        RequestId = RegistryFixture.NewId(),
        ReportId = reportId,
        Channel = NoticeChannel.Letter,
        CarrierReference = "RR123456785GB",
        SentAt = sentAt.ToTimestamp(),
        Language = "en",
        TextVersion = textVersion,
    };

    public async Task<Merchant> MerchantAsync(TestMerchant merchant) =>
        (await Operator.GetMerchantAsync(new GetMerchantRequest { MerchantId = merchant.Merchant.MerchantId })).Merchant;

    public async Task<Merchant> ResumeAsync(TestMerchant merchant, string reason = "Spoke with their dispute team.") =>
        (await Operator.ResumeReportingAsync(new ResumeReportingRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = merchant.Merchant.MerchantId,
            Reason = reason,
        })).Merchant;

    private IEnumerable<MimeMessage> Mails(string to) => Smtp.Mails.Where(x => x.To == to).Select(x =>
    {
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(x.Mail));
        return MimeMessage.Load(text);
    });

    [GeneratedRegex("https://registry.example/[a-z]+#([A-Za-z0-9_-]{43})")]
    private static partial Regex Link();
}

[CollectionDefinition(Name)]
public sealed class NoticesTestsOfOneRegistry : ICollectionFixture<NoticesRegistry>
{
    public const string Name = "notices";
}
