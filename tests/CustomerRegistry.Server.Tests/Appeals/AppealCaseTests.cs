using CustomerRegistry.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerRegistry.Server.Tests.Appeals;

public sealed class AppealCaseTests(RegistryFixture registry)
{
    private static readonly ByteString Pdf = ByteString.CopyFromUtf8("%PDF-1.7");

    [Fact]
    public async Task Conceding_deletes_the_report_leaves_a_tombstone_and_costs_standing()
    {
        var report = await ReportAsync();
        var check = await report.DiscloseToAsync(await registry.EnrolAsync());
        var filed = await report.FileAsync();
        var answered = await report.Merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal, MerchantAnswer.Concede));
        Assert.Equal(AppealState.Overturned, answered.Appeal.State);
        Assert.Equal([DecisionReason.Conceded], answered.Appeal.DecisionReasons);
        Assert.Equal((false, false, 0), await report.StateAsync());
        Assert.Equal(Domain.Reports.ReportState.Overturned, await report.TombstoneAsync());
        Assert.Equal(1, await report.CorrectionsAsync(check));
        await using var db = await registry.DatabaseAsync();
        var merchant = await db.Merchants.SingleAsync(x => x.Id == report.Merchant.Id);
        Assert.InRange(merchant.Standing, 1, 999);
        // The consumer still reads how it ended, and the notice's link, whose report is gone, opens nothing.
        var read = await report.Consumer.GetAppealAsync(
            new GetAppealRequest { AppealId = filed.Appeal.AppealId, CaseSecret = filed.CaseSecret });
        Assert.Equal(AppealState.Overturned, read.Appeal.State);
        Assert.NotEmpty(read.Appeal.Authority);
        var refused = await Refused.ByAsync(
            () => report.Consumer.OpenNoticeAsync(new OpenNoticeRequest { NoticeSecret = report.NoticeSecret }).ResponseAsync);
        Assert.Equal("SECRET_INVALID", refused.Reason);
    }

    [Fact]
    public async Task A_reviewer_overturns_a_defended_case_with_reasons_that_both_sides_read()
    {
        var report = await ReportAsync();
        var request = report.Filing();
        request.Attachments.Add(new Attachment { MediaType = "application/pdf", Content = Pdf });
        var filed = await report.Consumer.FileAppealAsync(request);
        var answer = SeededReport.Answer(filed.Appeal);
        answer.Attachments.Add(new Attachment { MediaType = "application/pdf", Content = Pdf });
        var defended = await report.Merchant.Appeals.AnswerAppealAsync(answer);
        Assert.Equal(AppealState.UnderReview, defended.Appeal.State);
        var reviewer = await ReviewerAsync();
        var decision = Decision(defended.Appeal, AppealDecision.Overturned, DecisionReason.ProofInsufficient);
        var decided = await reviewer.DecideAppealAsync(decision);
        Assert.Equal(AppealState.Overturned, decided.Appeal.State);
        Assert.Equal(decided.Appeal, (await reviewer.DecideAppealAsync(decision)).Appeal);
        Assert.Equal((false, false, 0), await report.StateAsync());

        var whole = await reviewer.GetAppealCaseAsync(new GetAppealCaseRequest { AppealId = filed.Appeal.AppealId });
        Assert.Equal([CaseParty.Consumer, CaseParty.Merchant, CaseParty.Reviewer], whole.Texts.Select(x => x.Party));
        Assert.Equal([1, 1, 0], whole.Texts.Select(x => x.Attachments.Count));
        Assert.Equal(Pdf, whole.Texts[0].Attachments[0].Content);
        var own = await report.Merchant.Appeals.GetAppealCaseAsync(new GetAppealCaseRequest { AppealId = filed.Appeal.AppealId });
        Assert.Equal([0, 1, 0], own.Texts.Select(x => x.Attachments.Count));
        Assert.Contains(own.Ruling, x => x.Key == "appeal_answer" && x.Source.Length > 0);
    }

    [Fact]
    public async Task What_a_merchant_may_not_do_to_a_case_is_refused()
    {
        var report = await ReportAsync();
        var filed = await report.FileAsync();
        var other = await registry.EnrolAsync();
        var foreign = await Refused.ByAsync(() => other.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal)).ResponseAsync);
        Assert.Equal((StatusCode.NotFound, "APPEAL_UNKNOWN"), (foreign.Code, foreign.Reason));
        Assert.Equal("APPEAL_UNKNOWN", (await Refused.ByAsync(() => other.Appeals.GetAppealCaseAsync(
            new GetAppealCaseRequest { AppealId = filed.Appeal.AppealId }).ResponseAsync)).Reason);

        var stale = SeededReport.Answer(filed.Appeal);
        stale.Etag = "77";
        Assert.Equal("ETAG_MISMATCH", (await Refused.ByAsync(() => report.Merchant.Appeals.AnswerAppealAsync(stale).ResponseAsync)).Reason);
        var silent = SeededReport.Answer(filed.Appeal);
        silent.Text = " ";
        var refused = await Refused.ByAsync(() => report.Merchant.Appeals.AnswerAppealAsync(silent).ResponseAsync);
        Assert.Equal(("FIELD_REQUIRED", "text"), (refused.Reason, refused.Field));

        var defended = await report.Merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal));
        var again = await Refused.ByAsync(() => report.Merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(defended.Appeal)).ResponseAsync);
        Assert.Equal("APPEAL_TRANSITION_NOT_ALLOWED", again.Reason);
        Assert.Equal("ROLE_NOT_ALLOWED", (await Refused.ByAsync(async () => await report.Merchant.Appeals.DecideAppealAsync(
            Decision(defended.Appeal, AppealDecision.Upheld, DecisionReason.ProofSufficient)))).Reason switch
        { "SCOPE_MISSING" => "ROLE_NOT_ALLOWED", var x => x });
    }

    [Fact]
    public async Task What_a_reviewer_may_not_do_to_a_case_is_refused()
    {
        var report = await ReportAsync();
        var filed = await report.FileAsync();
        var reviewer = await ReviewerAsync();
        async Task<string> RefusedAsync(DecideAppealRequest request) =>
            (await Refused.ByAsync(() => reviewer.DecideAppealAsync(request).ResponseAsync)).Reason;
        Assert.Equal("APPEAL_TRANSITION_NOT_ALLOWED", await RefusedAsync(
            Decision(filed.Appeal, AppealDecision.Upheld, DecisionReason.ProofSufficient)));
        var defended = (await report.Merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal))).Appeal;
        Assert.Equal("FIELD_REQUIRED", await RefusedAsync(Decision(defended, AppealDecision.Upheld)));
        Assert.Equal("FIELD_OUT_OF_RANGE", await RefusedAsync(Decision(defended, AppealDecision.Upheld, DecisionReason.ProofInsufficient)));
        Assert.Equal("ETAG_MISMATCH", await RefusedAsync(Decision(filed.Appeal, AppealDecision.Upheld, DecisionReason.ProofSufficient)));
        Assert.Equal("APPEAL_UNKNOWN", await RefusedAsync(Decision(
            new Appeal { AppealId = RegistryFixture.NewId(), Etag = "1" }, AppealDecision.Upheld, DecisionReason.ProofSufficient)));

        // Whoever judged this report once does not judge it again.
        await reviewer.DecideAppealAsync(Decision(defended, AppealDecision.Upheld, DecisionReason.ProofSufficient));
        var second = (await report.FileAsync(AppealGround.IdentityTheft)).Appeal;
        second = (await report.Merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(second))).Appeal;
        Assert.Equal("REVIEWER_NOT_INDEPENDENT", await RefusedAsync(Decision(second, AppealDecision.Upheld, DecisionReason.ProofSufficient)));
        var other = await ReviewerAsync();
        await other.DecideAppealAsync(Decision(second, AppealDecision.Upheld, DecisionReason.ProofSufficient));
    }

    [Fact]
    public async Task Of_two_answers_at_once_one_counts()
    {
        for (var round = 0; round < 5; round++)
        {
            var report = await ReportAsync();
            var filed = await report.FileAsync();
            var answers = await Task.WhenAll(new[] { MerchantAnswer.Defend, MerchantAnswer.Concede }.Select(async answer =>
            {
                try
                {
                    await report.Merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal, answer));
                    return "taken";
                }
                catch (RpcException refused)
                {
                    return refused.StatusCode.ToString();
                }
            }));
            Assert.Single(answers, "taken");
            await using var db = await registry.DatabaseAsync();
            var events = await db.AppealEvents.CountAsync(x => x.AppealId == Guid.Parse(filed.Appeal.AppealId));
            Assert.Equal(4, events);
        }
    }

    [Fact]
    public async Task Lists_hold_a_merchants_own_cases_by_deadline_and_page()
    {
        var merchant = await registry.EnrolAsync();
        var ids = new List<string>();
        for (var i = 0; i < 3; i++) ids.Add((await (await SeededReport.AddAsync(registry, merchant)).FileAsync()).Appeal.AppealId);
        var closed = await SeededReport.AddAsync(registry, merchant);
        var conceded = await closed.FileAsync();
        await merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(conceded.Appeal, MerchantAnswer.Concede));

        var listed = new List<string>();
        var token = "";
        do
        {
            var page = await merchant.Appeals.ListAppealsAsync(new ListAppealsRequest { PageSize = 2, PageToken = token });
            listed.AddRange(page.Appeals.Select(x => x.AppealId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        Assert.Equal(ids, listed);
        Assert.Equal(4, (await merchant.Appeals.ListAppealsAsync(new ListAppealsRequest { IncludeClosed = true })).Appeals.Count);
        var staff = await (await ReviewerAsync()).ListAppealsAsync(new ListAppealsRequest { PageSize = 500 });
        Assert.All(ids, id => Assert.Contains(staff.Appeals, x => x.AppealId == id));
        var refused = await Refused.ByAsync(() => merchant.Appeals.ListAppealsAsync(new ListAppealsRequest { PageToken = "!" }).ResponseAsync);
        Assert.Equal("PAGE_TOKEN_INVALID", refused.Reason);
    }

    private static DecideAppealRequest Decision(Appeal appeal, AppealDecision decision, params DecisionReason[] reasons) => new()
    {
        RequestId = RegistryFixture.NewId(),
        AppealId = appeal.AppealId,
        Decision = decision,
        Reasons = { reasons },
        Text = "As the documents show.",
        Etag = appeal.Etag,
    };

    private async Task<AppealService.AppealServiceClient> ReviewerAsync() =>
        new(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer)));

    private async Task<SeededReport> ReportAsync() => await SeededReport.AddAsync(registry, await registry.EnrolAsync());
}
