using System.Text;
using CustomerRegistry.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerRegistry.Server.Tests.Appeals;

public sealed class AppealFilingTests(RegistryFixture registry)
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task Opening_a_notice_shows_the_statement_as_often_as_one_likes()
    {
        var report = await ReportAsync();
        for (var i = 0; i < 2; i++)
        {
            var statement = await report.Consumer.OpenNoticeAsync(new OpenNoticeRequest { NoticeSecret = report.NoticeSecret });
            Assert.Equal(report.Id.ToString(), statement.ReportId);
            Assert.Equal(report.Merchant.Merchant.DisplayName, statement.MerchantName);
            Assert.NotNull(statement.ShareFrom);
            Assert.True(statement.JurisdictionFlags.ContestRestricts);
        }

        await report.FileAsync();
        var contested = await report.Consumer.OpenNoticeAsync(new OpenNoticeRequest { NoticeSecret = report.NoticeSecret });
        Assert.True(contested.Contested);
        Assert.Null(contested.ShareFrom);
    }

    [Fact]
    public async Task Filing_restricts_and_tells_every_recipient_before_it_replies()
    {
        var report = await ReportAsync();
        var check = await report.DiscloseToAsync(await registry.EnrolAsync());
        var filed = await report.FileAsync();
        Assert.Equal((true, true, 1), await report.StateAsync());
        Assert.Equal(1, await report.CorrectionsAsync(check));
        Assert.Equal(AppealState.AwaitingMerchant, filed.Appeal.State);
        Assert.True(filed.Appeal.Restricted);
        Assert.Equal(filed.Appeal.FiledAt.ToDateTimeOffset().AddMonths(1), filed.Appeal.DecisionDueAt.ToDateTimeOffset());
        Assert.Equal(filed.Appeal.FiledAt.ToDateTimeOffset().AddDays(14), filed.Appeal.MerchantAnswerDueAt.ToDateTimeOffset());
        Assert.Equal([AppealState.Filed, AppealState.AwaitingMerchant], filed.Appeal.Timeline.Select(x => x.State));
        Assert.NotEmpty(filed.Appeal.Authority);
        await using var db = await registry.DatabaseAsync();
        Assert.Equal(2, await db.Listings.Where(x => x.ReportId == report.Id).Select(x => x.Version).SingleAsync());
    }

    [Fact]
    public async Task A_repeat_is_the_same_case_without_its_secret_and_other_content_is_refused()
    {
        var report = await ReportAsync();
        var request = report.Filing();
        var first = await report.Consumer.FileAppealAsync(request);
        var second = await report.Consumer.FileAppealAsync(request);
        Assert.Equal(43, first.CaseSecret.Length);
        Assert.Equal("", second.CaseSecret);
        Assert.Equal(first.Appeal, second.Appeal);
        request.Text = "Something else.";
        var refused = await Refused.ByAsync(() => report.Consumer.FileAppealAsync(request).ResponseAsync);
        Assert.Equal("REQUEST_ID_REUSED", refused.Reason);
    }

    [Fact]
    public async Task One_filing_sent_eight_times_at_once_is_one_case_with_one_secret()
    {
        var report = await ReportAsync();
        var request = report.Filing();
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => report.Consumer.FileAppealAsync(request).ResponseAsync));
        Assert.Single(replies.Select(x => x.Appeal.AppealId).Distinct());
        Assert.Single(replies, x => x.CaseSecret.Length > 0);
    }

    [Fact]
    public async Task Wrong_forged_truncated_and_foreign_secrets_open_nothing_and_look_alike()
    {
        var report = await ReportAsync();
        var filed = await report.FileAsync();
        var other = await (await ReportAsync()).FileAsync();
        var secret = filed.CaseSecret;
        (string Why, string Secret)[] wrong =
        [
            ("one letter changed", (secret[0] == 'A' ? "B" : "A") + secret[1..]),
            ("truncated", secret[..^1]),
            ("longer", secret + "A"),
            ("another case's", other.CaseSecret),
            ("the notice's", report.NoticeSecret),
        ];
        var unknown = await Refused.ByAsync(() => report.Consumer.GetAppealAsync(
            new GetAppealRequest { AppealId = RegistryFixture.NewId(), CaseSecret = secret }).ResponseAsync);
        Assert.Equal((StatusCode.PermissionDenied, "SECRET_INVALID"), (unknown.Code, unknown.Reason));
        foreach (var (why, tried) in wrong)
        {
            var refused = await Refused.ByAsync(() => report.Consumer.GetAppealAsync(
                new GetAppealRequest { AppealId = filed.Appeal.AppealId, CaseSecret = tried }).ResponseAsync);
            Assert.True(unknown == refused, why);
        }

        foreach (var tried in new[] { report.NoticeSecret[..^1], report.NoticeSecret + "A", "x", filed.CaseSecret })
        {
            var opening = await Refused.ByAsync(() => report.Consumer.OpenNoticeAsync(new OpenNoticeRequest { NoticeSecret = tried }).ResponseAsync);
            Assert.Equal("SECRET_INVALID", opening.Reason);
            var request = report.Filing();
            request.Proof.NoticeSecret = tried;
            Assert.Equal("SECRET_INVALID", (await Refused.ByAsync(() => report.Consumer.FileAppealAsync(request).ResponseAsync)).Reason);
        }

        var read = await report.Consumer.GetAppealAsync(new GetAppealRequest { AppealId = filed.Appeal.AppealId, CaseSecret = secret });
        Assert.Equal(filed.Appeal, read.Appeal);
    }

    [Fact]
    public async Task A_notice_opens_its_own_report_alone()
    {
        var report = await ReportAsync();
        var request = report.Filing();
        request.ReportId = (await ReportAsync()).Id.ToString();
        Assert.Equal("SECRET_INVALID", (await Refused.ByAsync(() => report.Consumer.FileAppealAsync(request).ResponseAsync)).Reason);
    }

    [Fact]
    public async Task A_second_appeal_waits_for_the_first_and_then_needs_something_new()
    {
        var report = await ReportAsync();
        var first = await report.FileAsync();
        Assert.Equal("APPEAL_OPEN", (await Refused.ByAsync(() => report.FileAsync(AppealGround.Returned))).Reason);
        var withdrawn = await report.Consumer.WithdrawAppealAsync(new WithdrawAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = first.Appeal.AppealId,
            CaseSecret = first.CaseSecret,
        });
        Assert.Equal(AppealState.Withdrawn, withdrawn.Appeal.State);
        // The mark stays for seven days: perhaps withdrawing was not their own wish.
        Assert.Equal((true, true, 1), await report.StateAsync());
        Assert.Equal("APPEAL_NOTHING_NEW", (await Refused.ByAsync(() => report.FileAsync())).Reason);
        var withFile = await report.Consumer.FileAppealAsync(report.Filing(AppealGround.NotMe, File("image/png", Png)));
        Assert.Equal(AppealState.AwaitingMerchant, withFile.Appeal.State);
    }

    [Fact]
    public async Task Files_are_told_by_their_content()
    {
        (string Why, string Type, byte[] Content, bool Taken)[] cases =
        [
            ("a PNG", "image/png", Png, true),
            ("a JPEG", "image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 1], true),
            ("a PDF", "application/pdf", "%PDF-1.7 x"u8.ToArray(), true),
            ("a PDF that says PNG", "image/png", "%PDF-1.7 x"u8.ToArray(), false),
            ("a page that says PDF", "application/pdf", "<html>%PDF-"u8.ToArray(), false),
            ("a program", "application/octet-stream", "MZ123456"u8.ToArray(), false),
            ("an image type that is not taken", "image/svg+xml", "<svg/>"u8.ToArray(), false),
            ("nothing", "image/png", [], false),
        ];
        foreach (var (why, type, content, taken) in cases)
        {
            var report = await ReportAsync();
            var request = report.Filing(AppealGround.NotMe, File(type, content));
            if (taken)
            {
                Assert.NotEmpty((await report.Consumer.FileAppealAsync(request)).CaseSecret);
                continue;
            }

            var refused = await Refused.ByAsync(() => report.Consumer.FileAppealAsync(request).ResponseAsync);
            Assert.True((StatusCode.InvalidArgument, "ATTACHMENT_REJECTED") == (refused.Code, refused.Reason), why);
            Assert.False((await report.StateAsync()).Contested, why);
        }
    }

    [Fact]
    public async Task Five_files_are_taken_from_each_side_and_not_a_sixth_later()
    {
        var report = await ReportAsync();
        var six = report.Filing(AppealGround.NotMe, [.. Enumerable.Range(0, 6).Select(_ => File("image/png", Png))]);
        Assert.Equal("ATTACHMENT_REJECTED", (await Refused.ByAsync(() => report.Consumer.FileAppealAsync(six).ResponseAsync)).Reason);
        var filed = await report.Consumer.FileAppealAsync(
            report.Filing(AppealGround.NotMe, [.. Enumerable.Range(0, 4).Select(_ => File("image/png", Png))]));
        AddInformationRequest Adding() => new()
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = filed.Appeal.AppealId,
            CaseSecret = filed.CaseSecret,
            Attachments = { File("image/png", Png) },
        };
        var added = await report.Consumer.AddInformationAsync(Adding());
        Assert.Equal("The consumer added information.", added.Appeal.Timeline[^1].Text);
        Assert.Equal("ATTACHMENT_REJECTED", (await Refused.ByAsync(() => report.Consumer.AddInformationAsync(Adding()).ResponseAsync)).Reason);
    }

    [Fact]
    public async Task Texts_of_10_000_characters_of_any_script_come_back_unchanged_and_one_more_is_refused()
    {
        (string Why, string Text)[] texts =
        [
            ("plain", new string('x', 10_000)),
            ("characters of two UTF-16 units", string.Concat(Enumerable.Repeat("\U0001F4E6", 10_000))),
            ("script, markup and controls", "<script>alert(1)</script> '; DROP TABLE appeal; -- \0\u0001 {{x}} %s\r\n"),
            ("right to left, marks, joiners", "אני לא הזמנתי \u202Eאת זה\u202C مرحبا 👩‍👩‍👧 e\u0301 Æøå"),
        ];
        var reviewer = new AppealService.AppealServiceClient(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer)));
        foreach (var (why, text) in texts)
        {
            var report = await ReportAsync();
            var request = report.Filing();
            request.Text = text;
            var filed = await report.Consumer.FileAppealAsync(request);
            var whole = await reviewer.GetAppealCaseAsync(new GetAppealCaseRequest { AppealId = filed.Appeal.AppealId });
            Assert.True(text == whole.Texts.Single().Text, why);
            Assert.NotEmpty(whole.Ruling);

            request.RequestId = RegistryFixture.NewId();
            request.Text = new string('x', 10_001);
            var refused = await Refused.ByAsync(() => report.Consumer.FileAppealAsync(request).ResponseAsync);
            Assert.Equal(("FIELD_OUT_OF_RANGE", "text"), (refused.Reason, refused.Field));
        }
    }

    [Fact]
    public async Task The_tables_hold_no_word_of_what_people_wrote_left_or_attached()
    {
        var report = await ReportAsync();
        var marker = $"marker{Guid.NewGuid():N}";
        var request = report.Filing(AppealGround.NotMe, File("application/pdf", [.. "%PDF-"u8, .. Encoding.ASCII.GetBytes(marker)]));
        request.Text = marker;
        request.AnswerEmailAddress = $"{marker}@consumer.example";
        var filed = await report.Consumer.FileAppealAsync(request);
        await using var db = await registry.DatabaseAsync();
        string[] shown = [marker, Convert.ToHexStringLower(Encoding.ASCII.GetBytes(marker)), filed.CaseSecret];
        string[] tables =
        [
            "SELECT x::text AS \"Value\" FROM appeal x", "SELECT x::text AS \"Value\" FROM appeal_event x",
            "SELECT x::text AS \"Value\" FROM case_text x", "SELECT x::text AS \"Value\" FROM attachment x",
            "SELECT x::text AS \"Value\" FROM outbox_mail x", "SELECT x::text AS \"Value\" FROM request x",
            "SELECT x::text AS \"Value\" FROM audit_entry x",
        ];
        foreach (var table in tables)
        {
            var rows = await db.Database.SqlQueryRaw<string>(table).ToListAsync();
            Assert.True(rows.Count > 0, table);
            Assert.True(!rows.Exists(row => shown.Any(x => row.Contains(x, StringComparison.Ordinal))), table);
        }

        Assert.DoesNotContain(registry.Logs.Lines, x => x.Contains(marker, StringComparison.Ordinal) || x.Contains(filed.CaseSecret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_form_of_a_filing_is_checked()
    {
        var report = await ReportAsync();
        (string Field, string Reason, Action<FileAppealRequest> Break)[] cases =
        [
            ("request_id", "FIELD_MALFORMED", x => x.RequestId = "1"),
            ("proof", "FIELD_REQUIRED", x => x.Proof = null),
            ("ground", "ENUM_VALUE_UNKNOWN", x => x.Ground = AppealGround.Unspecified),
            ("ground", "ENUM_VALUE_UNKNOWN", x => x.Ground = (AppealGround)99),
            ("report_id", "FIELD_MALFORMED", x => x.ReportId = "x"),
            ("answer_email_address", "FIELD_MALFORMED", x => x.AnswerEmailAddress = "a@b.example\r\nBcc: c@d.example"),
            ("answer_email_address", "FIELD_MALFORMED", x => x.AnswerEmailAddress = "nobody"),
            ("language", "FIELD_MALFORMED", x => x.Language = "danish"),
        ];
        foreach (var (field, reason, break_) in cases)
        {
            var request = report.Filing();
            break_(request);
            var refused = await Refused.ByAsync(() => report.Consumer.FileAppealAsync(request).ResponseAsync);
            Assert.Equal((field, reason), (refused.Field, refused.Reason));
        }
    }

    private static Attachment File(string type, byte[] content) => new() { MediaType = type, Content = ByteString.CopyFrom(content) };

    private async Task<SeededReport> ReportAsync() => await SeededReport.AddAsync(registry, await registry.EnrolAsync());
}
