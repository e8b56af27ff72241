using System.Security.Cryptography;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Tests.Appeals;
using CustomerRegistry.Server.Tests.Privacy;
using CustomerRegistry.Server.Tests.Reports;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using DomainIdentifier = CustomerRegistry.Domain.Identifiers.IdentifierKind;
using RegistryMode = CustomerRegistry.Domain.Identifiers.RegistryMode;

namespace CustomerRegistry.Server.Tests.Jurisdictions;

/// <summary>Proof for the officer, over gRPC; each with a registry of its own, whose figures are all its own.</summary>
public sealed class ComplianceTests : IAsyncLifetime
{
    private RegistryFixture _registry = null!;

    private JurisdictionService.JurisdictionServiceClient Officer => new(_registry.As(_registry.OperatorKey));

    private DateTimeOffset Now => _registry.Clock.GetUtcNow();

    public async ValueTask InitializeAsync() =>
        _registry = await RegistryFixture.StartAsync(("Registry:OperatorEmailAddress", "officer@registry.example"));

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public async Task The_figures_are_those_of_what_happened_and_hold_nobody()
    {
        var secrets = new KnownSecrets();
        var (reporter, shop) = (await _registry.EnrolAsync(), await _registry.EnrolAsync());
        var ids = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var email = RegistryFixture.NewEmail();
            Know(secrets, email);
            var request = i < 5 ? TestReports.Final(Now, email, order: $"EXPORTORDER{i}") : SampleMessages.Report(Now, email, order: $"EXPORTORDER{i}");
            secrets.AddText("an order reference", $"EXPORTORDER{i}");
            if (i == 0) request.NoticeRelay = new NoticeRelay { EmailAddress = email, Language = "en" };
            ids.Add((await reporter.Reports.SubmitReportAsync(request)).Report.ReportId);
        }

        await reporter.Reports.WithdrawReportAsync(new WithdrawReportRequest
        {
            RequestId = RegistryFixture.NewId(),
            ReportId = ids[4],
            Reason = WithdrawalReason.Settled,
        });
        var known = RegistryFixture.NewEmail();
        Know(secrets, known);
        var listed = await new TestListings(_registry).AddAsync(reporter, null, RegistryFixture.EmailOf(known));
        var check = await shop.Risk.CheckAsync(SampleMessages.Check(Now, known, "EXPORTCHECK"));
        secrets.AddText("an order reference", "EXPORTCHECK");
        secrets.AddText("a check", check.CheckId);
        var seeded = await SeededReport.AddAsync(_registry, reporter);
        secrets.AddText("a notice's secret", seeded.NoticeSecret);
        secrets.AddText("a report", seeded.Id.ToString());
        secrets.AddText("a report", listed.ToString());
        foreach (var id in ids) secrets.AddText("a report", id);
        await seeded.DiscloseToAsync(shop);
        var filed = await seeded.FileAsync();
        secrets.AddText("a case", filed.Appeal.AppealId);
        secrets.AddText("a case secret", filed.CaseSecret);
        secrets.AddText("an answer address", "answer@consumer.example");
        _registry.Clock.Advance(TimeSpan.FromDays(15));
        await DueAsync();

        var exact = await ExportAsync(exact: true);
        Assert.Equal(["GB", "NOT_RECEIVED", "6", "0", "6", "5"], Row(exact, "reports", x => x[1] == "NOT_RECEIVED"));
        Assert.Equal("1", Row(exact, "deletions", x => x[0] == "WITHDRAWN")[3]);
        Assert.Equal("1", Row(exact, "deletions", x => x[0] == "OVERTURNED")[3]);
        Assert.Equal("1", Row(exact, "overturned", x => x[0] == "GB")[3]);
        // When it was filed; who was told once is not told again when the report is deleted.
        Assert.Equal("1", Row(exact, "corrections", _ => true)[3]);
        Assert.Equal(["GB", "1", "0", "0", "1", "0", "1", "1", "0", "0"], Row(exact, "appeal-clocks", _ => true));
        Assert.Equal(["GB", "DELIVERY_SAFEGUARD", "LOW"], Row(exact, "disclosures", x => x[2] == "LOW").Take(3));
        Assert.Contains(exact, x => x.Name == "processing-record" && x.Rows.Count > 10);
        Assert.Contains(exact, x => x.Name == "safeguards" && x.Rows.Count > 5);

        // For outsiders small counts are hidden, and so is what they could be worked out from.
        var shown = await ExportAsync(exact: false);
        Assert.Equal("<5", Row(shown, "deletions", x => x[0] == "WITHDRAWN")[3]);
        Assert.DoesNotContain(
            shown.Where(x => x.Name is not ("samples" or "key-epochs" or "safeguards" or "retention")).SelectMany(x => x.Rows).SelectMany(x => x.Cells),
            cell => cell is "1" or "2" or "3" or "4");

        Assert.Empty(secrets.FoundIn("the export", TextOf(exact)).Concat(secrets.FoundIn("the export", TextOf(shown))));
        Assert.Equal(TextOf(exact), TextOf(await ExportAsync(exact: true)));
    }

    [Fact]
    public async Task What_is_deleted_is_still_counted_and_other_days_are_not()
    {
        var reporter = await _registry.EnrolAsync();
        await reporter.Reports.SubmitReportAsync(TestReports.Final(Now, RegistryFixture.NewEmail()));
        var recordedOn = Now;
        // Nobody was told: the report goes.
        _registry.Clock.Advance(TimeSpan.FromDays(40));
        await DueAsync();
        await using var db = await _registry.DatabaseAsync();
        Assert.Equal(0, await db.Reports.CountAsync());
        var first = await ExportAsync(exact: true, recordedOn, recordedOn);
        Assert.Equal("1", Row(first, "reports", _ => true)[2]);
        Assert.Empty(first.Single(x => x.Name == "deletions").Rows);
        var later = await ExportAsync(exact: true, recordedOn.AddDays(1), Now);
        Assert.Empty(later.Single(x => x.Name == "reports").Rows);
        Assert.Equal(["EXPIRED", "GB", "NOT_RECEIVED", "1"], Row(later, "deletions", _ => true));
    }

    [Theory]
    [InlineData("2026-02-30", "2026-03-01", "FIELD_MALFORMED", "from_day")]
    [InlineData("2026-03-01", "", "FIELD_MALFORMED", "to_day")]
    [InlineData("2026-03-02", "2026-03-01", "FIELD_OUT_OF_RANGE", "to_day")]
    [InlineData("2006-03-02", "2026-03-01", "FIELD_OUT_OF_RANGE", "to_day")]
    public async Task A_span_that_is_none_is_refused(string from, string to, string reason, string field)
    {
        var refused = await Refused.ByAsync(async () =>
        {
            using var call = Officer.ExportCompliance(new ExportComplianceRequest { FromDay = from, ToDay = to });
            await call.ResponseStream.MoveNext(CancellationToken.None);
        });
        Assert.Equal((reason, field), (refused.Reason, refused.Field));
    }

    [Fact]
    public async Task A_sample_is_drawn_of_what_is_shared_and_uncontested_and_stops_sharing_when_too_many_are_wrong()
    {
        Assert.Equal("SAMPLE_EMPTY", (await Refused.ByAsync(() => DrawAsync(10))).Reason);
        Assert.Equal("SAMPLE_UNKNOWN", (await Refused.ByAsync(() => Officer.GetSampleAsync(new GetSampleRequest()).ResponseAsync)).Reason);

        var (reporter, shop, email) = (await _registry.EnrolAsync(), await _registry.EnrolAsync(), RegistryFixture.NewEmail());
        var listings = new TestListings(_registry);
        var shared = new List<Guid> { await listings.AddAsync(reporter, null, RegistryFixture.EmailOf(email)) };
        for (var i = 0; i < 7; i++) shared.Add(await listings.AddAsync(reporter, null, RegistryFixture.EmailOf(RegistryFixture.NewEmail())));
        foreach (var change in new Action<Server.Risk.ListingRow>[]
        {
            x => x.Contested = true, x => x.OwnOnly = true, x => x.ShareFrom = Now.AddDays(1), x => x.LastDay = TestListings.DayOf(Now).AddDays(-1),
            x => x.Source = Domain.Reports.EvidenceSource.Statement, x => x.ConsumerCountry = "DK",
        })
        {
            await listings.AddAsync(reporter, change, RegistryFixture.EmailOf(RegistryFixture.NewEmail()));
        }

        var sample = (await DrawAsync(1000)).Sample;
        var seed = Guid.Parse(sample.SampleId).ToByteArray(bigEndian: true);
        Assert.Equal(
            shared.OrderBy(x => Convert.ToHexString(SHA256.HashData([.. seed, .. x.ToByteArray(bigEndian: true)])), StringComparer.Ordinal).Select(x => x.ToString()),
            sample.Reports.Select(x => x.ReportId));
        Assert.All(sample.Reports, x => Assert.Equal((reporter.Merchant.DisplayName, "GB", Category.NotReceived), (x.MerchantName, x.ConsumerCountry, x.Category)));
        Assert.Equal(3, (await DrawAsync(3)).Sample.Reports.Count);

        var right = await JudgeAsync(sample, 1, wrong: false);
        Assert.Equal((1u, 0u, false), (right.Sample.Judged, right.Sample.Wrong, right.StoppedSharing));
        Assert.Equal("FINDING_RECORDED", (await Refused.ByAsync(() => JudgeAsync(sample, 1, wrong: true))).Reason);
        Assert.Equal(1u, (await JudgeAsync(sample, 1, wrong: false)).Sample.Judged);
        Assert.Equal("SAMPLE_UNKNOWN", (await Refused.ByAsync(() => JudgeAsync(sample, 9, wrong: true))).Reason);
        Assert.NotEmpty((await shop.Risk.CheckAsync(SampleMessages.Check(Now, email))).Assessment.Reasons);

        // One of eight: surely more than 2 % even if the six that are not judged prove right.
        var stopped = await JudgeAsync(sample, 2, wrong: true);
        Assert.True(stopped.StoppedSharing);
        Assert.True(stopped.Sample.WrongShareSure > 0.02);
        Assert.Empty((await shop.Risk.CheckAsync(SampleMessages.Check(Now, email))).Assessment.Reasons);
        await using var db = await _registry.DatabaseAsync();
        var stop = await db.SharingStops.SingleAsync();
        Assert.Equal((null, null, null), (stop.Country, stop.MerchantId, stop.ResumedAt));
        Assert.Contains("Of 8 shared reports drawn at random 1 were found wrong", stop.Reason, StringComparison.Ordinal);
        var outbox = _registry.Host.Services.GetRequiredService<MailOutbox>();
        var mails = (await db.OutboxMails.AsNoTracking().ToListAsync()).Select(outbox.Open).Where(x => x.To == "officer@registry.example");
        Assert.Contains(stop.Id.ToString(), Assert.Single(mails).Text, StringComparison.Ordinal);
        // A stop that holds already is not made again.
        Assert.False((await JudgeAsync(sample, 3, wrong: true)).StoppedSharing);
        Assert.Equal(1, await db.SharingStops.CountAsync());

        var rows = (await ExportAsync(exact: true)).Single(x => x.Name == "samples").Rows;
        Assert.Equal(["8", "3", "2"], rows.Select(x => x.Cells.Skip(1).Take(3)).First(x => x.First() == "8"));
    }

    [Fact]
    public async Task A_repeat_of_a_draw_returns_the_same_sample_and_a_large_one_survives_its_first_wrong_report()
    {
        var reporter = await _registry.EnrolAsync();
        for (var i = 0; i < 12; i++) await new TestListings(_registry).AddAsync(reporter, null, RegistryFixture.EmailOf(RegistryFixture.NewEmail()));
        var request = new DrawSampleRequest { RequestId = RegistryFixture.NewId(), Size = 12 };
        var sample = (await Officer.DrawSampleAsync(request)).Sample;
        Assert.Equal(sample, (await Officer.DrawSampleAsync(request)).Sample);
        var found = await JudgeAsync(sample, 1, wrong: true);
        Assert.False(found.StoppedSharing);
        Assert.True(found.Sample.WrongShareLow > 0.02);
        Assert.True(found.Sample.WrongShareSure < 0.02);
    }

    private async Task<DrawSampleResponse> DrawAsync(uint size) =>
        await Officer.DrawSampleAsync(new DrawSampleRequest { RequestId = RegistryFixture.NewId(), Size = size });

    private async Task<RecordFindingResponse> JudgeAsync(Sample sample, uint number, bool wrong) =>
        await Officer.RecordFindingAsync(new RecordFindingRequest
        {
            RequestId = RegistryFixture.NewId(),
            SampleId = sample.SampleId,
            Number = number,
            FoundWrong = wrong,
        });

    private async Task DueAsync() => await _registry.Host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>()
        .OfType<Server.Hosting.DueWorkJob>().Single().RunOnceAsync(CancellationToken.None);

    private Task<List<ComplianceTable>> ExportAsync(bool exact) => ExportAsync(exact, Now.AddDays(-60), Now);

    private async Task<List<ComplianceTable>> ExportAsync(bool exact, DateTimeOffset from, DateTimeOffset to)
    {
        var tables = new List<ComplianceTable>();
        var progress = new List<ComplianceProgress>();
        using var call = Officer.ExportCompliance(new ExportComplianceRequest
        {
            FromDay = SampleMessages.Day(from),
            ToDay = SampleMessages.Day(to),
            Exact = exact,
        });
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            if (answer.Table is { } table) tables.Add(table);
            else progress.Add(answer.Progress);
        }

        Assert.Equal(progress[^1].Total, progress[^1].Done);
        Assert.Equal(progress.Select(x => x.Done).Order(), progress.Select(x => x.Done));
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count)));
        return tables;
    }

    private static IReadOnlyList<string> Row(List<ComplianceTable> tables, string name, Func<IList<string>, bool> which) =>
        [.. tables.Single(x => x.Name == name).Rows.Select(x => x.Cells).First(x => which(x))];

    private static string TextOf(IEnumerable<ComplianceTable> tables) => string.Join('\n', tables.Select(x => x.ToString()));

    private void Know(KnownSecrets secrets, string email)
    {
        secrets.AddText("an e-mail address", email);
        var hash = IdentifierHash.Of(email);
        secrets.AddBytes("an identifier hash", hash.ToBytes());
        secrets.AddBytes(
            "a subject token",
            _registry.Host.Services.GetRequiredService<SubjectKeys>().TokenOf(RegistryMode.Live, 1, DomainIdentifier.Email, hash).ToBytes());
    }
}
