using System.Runtime.Versioning;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Tests.Privacy;
using CustomerRegistry.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Xunit;

namespace CustomerRegistry.Server.Tests.Faults;

/// <summary>
/// A dump, taken while mails, appeals and attachments are pending. With the key file it answers as before; without it the
/// server refuses to start, and nothing of a known list of e-mail addresses can be found in it.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class RestoreDrillTests
{
    [Fact]
    public async Task A_dump_answers_with_its_key_file_and_says_nothing_without_it()
    {
        // A mail server that is not there keeps mails pending.
        await using var registry = await RegistryFixture.StartAsync(("Registry:Mail:Host", "127.0.0.1"), ("Registry:Mail:Port", "9"));
        var now = registry.Clock.GetUtcNow();
        var reporter = await registry.EnrolAsync();
        var emails = Enumerable.Range(0, 20).Select(_ => RegistryFixture.NewEmail()).ToList();
        var secrets = new KnownSecrets();
        foreach (var email in emails)
        {
            secrets.AddText("an e-mail address", email);
            secrets.AddBytes("an identifier hash", IdentifierHash.Of(email).ToBytes());
            var relayed = SampleMessages.Report(now, email);
            relayed.NoticeRelay = new NoticeRelay { EmailAddress = email, Language = "en" };
            await reporter.Reports.SubmitReportAsync(relayed);
        }

        var own = await reporter.Reports.SubmitReportAsync(SampleMessages.Report(now, emails[0]));
        await reporter.Reports.AttestNoticeAsync(new AttestNoticeRequest
        {
            RequestId = RegistryFixture.NewId(),
            ReportId = own.Report.ReportId,
            Channel = NoticeChannel.Letter,
            CarrierReference = "RR123456785GB",
            Language = "en",
            SentAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(now),
        });
        var filed = await new AppealService.AppealServiceClient(registry.As(null)).FileAppealAsync(new FileAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            Proof = new ConsumerProof { NoticeSecret = own.NoticeSecret },
            Ground = AppealGround.NotMe,
            Text = $"I am {emails[0]}.",
            AnswerEmailAddress = emails[1],
            Language = "en",
            Attachments =
            {
                new Attachment { MediaType = "image/png", Content = ByteString.CopyFrom([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. System.Text.Encoding.UTF8.GetBytes(emails[2])]) },
            },
        });

        var dump = await DatabaseDump.TakeAsync(registry.Host.Postgres!.ConnectionString("registry"));
        Assert.Contains("COPY public.outbox_mail", dump, StringComparison.Ordinal);
        await using (var db = await registry.DatabaseAsync()) Assert.True(db.OutboxMails.Any() && db.Attachments.Any());
        Assert.Empty(secrets.FoundIn("the dump", dump));

        var folder = Directory.CreateTempSubdirectory("cr-restored-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        await using (var postgres = await PrivatePostgres.StartAsync(
            new PrivatePostgresOptions { DataFolder = Path.Combine(folder, "postgres"), SharedBuffersMegabytes = 16 }, null, CancellationToken.None))
        {
            var connection = postgres.ConnectionString("registry");
            await DatabaseDump.RestoreAsync(connection, dump);

            var refused = await Assert.ThrowsAsync<KeyFileException>(() => StartAsync(folder, connection));
            Assert.Contains("does not exist", refused.Message, StringComparison.Ordinal);

            File.Copy(Path.Combine(registry.Folder, "registry.keys"), Path.Combine(folder, "registry.keys"));
            File.SetUnixFileMode(Path.Combine(folder, "registry.keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            await using var restored = await StartAsync(folder, connection);
            using var channel = GrpcChannel.ForAddress(restored.GrpcAddress);
            var before = await reporter.Reports.ListReportsAsync(new ListReportsRequest { PageSize = 100 });
            var after = await new ReportService.ReportServiceClient(With(channel, reporter.Key)).ListReportsAsync(new ListReportsRequest { PageSize = 100 });
            Assert.Equal(before, after);
            var opened = await new AppealService.AppealServiceClient(channel).GetAppealAsync(new GetAppealRequest
            {
                AppealId = filed.Appeal.AppealId,
                CaseSecret = filed.CaseSecret,
            });
            Assert.Equal(filed.Appeal.AppealId, opened.Appeal.AppealId);
            var open = await new AppealService.AppealServiceClient(With(channel, reporter.Key)).GetAppealCaseAsync(
                new GetAppealCaseRequest { AppealId = filed.Appeal.AppealId });
            Assert.Contains(open.Texts, x => x.Text == $"I am {emails[0]}.");
        }

        NpgsqlConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static Task<RegistryHost> StartAsync(string folder, string connection) => RegistryHost.StartAsync([], builder =>
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["REGISTRY_DATA"] = folder,
            ["Registry:HttpPort"] = "0",
            ["Registry:GrpcPort"] = "0",
            ["ConnectionStrings:Registry"] = connection,
            ["Registry:Mail:Host"] = "127.0.0.1",
            ["Registry:Mail:Port"] = "9",
        }), CancellationToken.None);

    private static CallInvoker With(GrpcChannel channel, string key) => channel.Intercept(metadata =>
    {
        metadata.Add("authorization", $"Bearer {key}");
        return metadata;
    });
}
