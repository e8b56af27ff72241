using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Tests.Reports;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerRegistry.Server.Tests.Mail;

[Collection(NoticesTestsOfOneRegistry.Name)]
public sealed class BounceTests(NoticesRegistry notices)
{
    [Theory]
    [InlineData("postfix-failed.eml")]
    // Given up after retrying: the server's last word, though its status is a temporary one.
    [InlineData("exchange-failed.eml")]
    public async Task A_notice_that_comes_back_late_restricts_its_report_and_tells_who_saw_it(string file)
    {
        var merchant = await notices.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        var report = await notices.NoticedAsync(merchant, email);
        var id = Guid.Parse(report.ReportId);
        Assert.Matches("^bounces\\+[0-9a-f]{32}@registry\\.example$", notices.Smtp.Senders[email]);
        notices.Registry.Clock.Advance(TimeSpan.FromDays(15));
        var check = await DisclosedAsync(id);
        var before = await notices.ReadAsync(db => db.Listings.AsNoTracking().SingleAsync(x => x.ReportId == id));
        Assert.NotNull(before.ShareFrom);

        var path = await DeliverAsync(file, notices.Smtp.Senders[email]);
        Assert.Equal(1, await notices.RunAsync<BounceJob>());
        Assert.False(File.Exists(path));
        var bounced = await merchant.ReportAsync(report.ReportId);
        Assert.Equal(NoticeState.Bounced, bounced.NoticeState);
        Assert.Null(bounced.ShareFrom);
        var after = await notices.ReadAsync(db => db.Listings.AsNoTracking().SingleAsync(x => x.ReportId == id));
        Assert.Null(after.ShareFrom);
        Assert.True(after.Version > before.Version);
        Assert.NotNull((await notices.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(x => x.ReportId == id))).BouncedAt);
        Assert.True(await notices.ReadAsync(db => db.Corrections.AnyAsync(x => x.CheckId == check)));
        Assert.Equal(1, await notices.AuditedAsync(AuditAction.NoticeBounced, AuditSubject.Notice, id));

        // The same report of it once more changes nothing.
        await DeliverAsync(file, notices.Smtp.Senders[email]);
        Assert.Equal(0, await notices.RunAsync<BounceJob>());
    }

    [Theory]
    [InlineData("postfix-delayed.eml")]
    [InlineData("postfix-delivered.eml")]
    public async Task A_mail_that_is_only_late_or_arrived_changes_nothing(string file)
    {
        var merchant = await notices.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        var report = await notices.NoticedAsync(merchant, email);
        var path = await DeliverAsync(file, notices.Smtp.Senders[email]);
        Assert.Equal(0, await notices.RunAsync<BounceJob>());
        Assert.False(File.Exists(path));
        Assert.Equal(report, await merchant.ReportAsync(report.ReportId));
    }

    [Fact]
    public async Task What_is_no_delivery_report_is_left_for_a_person()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        var report = await notices.NoticedAsync(merchant, email);
        var path = await DeliverAsync("holiday.eml", notices.Smtp.Senders[email]);
        // Nobody's: a delivery report to an address that is not the return path's.
        var stray = await DeliverAsync("postfix-failed.eml", "registry@registry.example");
        Assert.Equal(0, await notices.RunAsync<BounceJob>());
        Assert.Equal(report, await merchant.ReportAsync(report.ReportId));
        foreach (var each in new[] { path, stray })
        {
            Assert.False(File.Exists(each));
            Assert.True(File.Exists(Path.Combine(notices.Maildir, "cur", Path.GetFileName(each) + ":2,")));
        }

        Assert.Contains(notices.Registry.Logs.Lines, x => x.Contains("[304] 2 mails", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_hold_the_mail_cannot_say_that_it_came_back()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var report = await notices.NoticedAsync(merchant, RegistryFixture.NewEmail());
        await DeliverAsync("postfix-failed.eml", $"bounces+{Guid.NewGuid():N}@registry.example");
        Assert.Equal(0, await notices.RunAsync<BounceJob>());
        Assert.Equal(NoticeState.Sent, (await merchant.ReportAsync(report.ReportId)).NoticeState);
    }

    private async Task<string> DeliverAsync(string file, string returnPath)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(
            RegistryFixture.RepositoryFolder("tests", "CustomerRegistry.Server.Tests", "Mail", "Bounces"), file));
        var path = Path.Combine(notices.Maildir, "new", $"{Guid.CreateVersion7():N}.mail");
        await File.WriteAllTextAsync(path, text.Replace("RETURN", returnPath, StringComparison.Ordinal).ReplaceLineEndings("\r\n"));
        return path;
    }

    // As a check that was answered with it: what a British statement alone does not allow.
    private async Task<Guid> DisclosedAsync(Guid reportId)
    {
        var other = await notices.Registry.EnrolAsync();
        await using var db = await notices.Registry.DatabaseAsync();
        var listing = await db.Listings.AsNoTracking().SingleAsync(x => x.ReportId == reportId);
        var check = Guid.NewGuid();
        db.Disclosures.Add(new DisclosureRow
        {
            CheckId = check,
            Mode = RegistryMode.Live,
            MerchantId = other.Id,
            At = notices.Now,
            Purpose = Domain.Risk.Purpose.DeliverySafeguard,
            Stage = Domain.Risk.Stage.AfterOrder,
            OrderKey = new byte[32],
            Level = Domain.Risk.RiskLevel.Medium,
            Advice = Domain.Risk.Advice.AskAPerson,
            ModelVersion = "risk-model-1",
        });
        db.DisclosedListings.Add(new DisclosedListingRow
        {
            CheckId = check,
            SubjectKey = listing.SubjectKey,
            ReportId = reportId,
            Version = listing.Version,
        });
        notices.Registry.Host.Services.GetRequiredService<AuditStore>().Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, RegistryMode.Live, Guid.Empty, AuditAction.CheckDisclosed, AuditSubject.Check, check, notices.Now));
        await db.SaveChangesAsync();
        return check;
    }
}
