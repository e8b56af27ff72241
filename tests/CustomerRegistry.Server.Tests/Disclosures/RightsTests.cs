using CustomerRegistry.Server.Tests.Appeals;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using ReportState = CustomerRegistry.Domain.Reports.ReportState;

namespace CustomerRegistry.Server.Tests.Disclosures;

/// <summary>The whole way of each right, over gRPC against the running registry.</summary>
public sealed class RightsTests(RegistryFixture registry)
{
    private readonly RightsPerson _person = new(registry);

    [Fact]
    public async Task Access_and_portability_are_answered_at_once_and_recorded()
    {
        foreach (var kind in new[] { RightKind.Access, RightKind.Portability })
        {
            var answered = await _person.ExerciseAsync(kind);
            Assert.Equal((RightsState.Granted, 43), (answered.Request.State, answered.Secret.Length));
            Assert.Equal([RightsDecisionReason.Done], answered.Request.DecisionReasons);
            Assert.Equal(answered.Request.FiledAt, answered.Request.ClosedAt);
            Assert.NotEmpty(answered.Request.Authority);
            Assert.Equal(answered.Request, await _person.ReadAsync(answered));
        }
    }

    [Fact]
    public async Task An_objection_restricts_before_it_is_answered_and_tells_every_recipient()
    {
        var (reporter, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync());
        var report = await _person.ReportedByAsync(reporter);
        var told = await _person.CheckedByAsync(shop);
        Assert.Equal(RiskLevel.Low, told.Assessment.Level);

        var filed = await _person.ExerciseAsync(RightKind.Objection, report);
        Assert.Equal((RightsState.Open, true), (filed.Request.State, filed.Request.Restricted));
        Assert.Equal(filed.Request.FiledAt.ToDateTimeOffset().AddMonths(1), filed.Request.DueAt.ToDateTimeOffset());
        Assert.Equal(TestChecks.WithoutId(await new RightsPerson(registry).CheckedByAsync(shop)), TestChecks.WithoutId(await _person.CheckedByAsync(shop)));
        Assert.Equal(told.CheckId, Assert.Single((await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest())).Corrections).CheckId);
        var entry = Assert.Single((await _person.FileAsync()).Entries);
        Assert.Equal((true, false, filed.Request.RightsRequestId), (entry.Objected, entry.Contested, Assert.Single(entry.Requests).RightsRequestId));

        var staff = await RightsStaff.AddAsync(registry);
        var granted = await staff.DecideAsync(filed.Request, RightsDecision.Granted, RightsDecisionReason.InterestsOutweigh);
        Assert.Equal((RightsState.Granted, "We looked at what the shop sent."), (granted.State, granted.DecisionText));
        await AssertGoneAsync(report, reporter);
        Assert.Equal(granted, await _person.ReadAsync(filed));
        Assert.Empty((await _person.FileAsync()).Entries);
    }

    [Fact]
    public async Task What_went_because_of_an_objection_cannot_be_reported_again()
    {
        var reporter = await registry.EnrolAsync();
        var submitted = SampleMessages.Report(registry.Clock.GetUtcNow(), _person.Address);
        var report = (await reporter.Reports.SubmitReportAsync(submitted)).Report.ReportId;
        var filed = await _person.ExerciseAsync(RightKind.Objection, report);
        await (await RightsStaff.AddAsync(registry)).DecideAsync(filed.Request, RightsDecision.Granted, RightsDecisionReason.InterestsOutweigh);
        submitted.RequestId = RegistryFixture.NewId();
        var refused = await Refused.ByAsync(() => reporter.Reports.SubmitReportAsync(submitted).ResponseAsync);
        Assert.Equal("TOMBSTONED", refused.Reason);
    }

    [Fact]
    public async Task An_own_only_entry_stays_away_from_its_own_merchant_once_objected_to()
    {
        var reporter = await registry.EnrolAsync();
        var report = await _person.ReportedByAsync(reporter, x => x.OwnOnly = true);
        Assert.Single((await _person.CheckedByAsync(reporter)).OwnReports);
        await _person.ExerciseAsync(RightKind.Objection, report);
        Assert.Empty((await _person.CheckedByAsync(reporter)).OwnReports);
    }

    [Fact]
    public async Task A_rectification_marks_the_entry_and_what_its_shop_put_right_counts_again_at_once()
    {
        var (reporter, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync());
        var report = await _person.ReportedByAsync(reporter);
        var filed = await _person.ExerciseAsync(RightKind.Rectification, report, "It was 4.90, not 49.");
        Assert.Equal(RiskLevel.None, (await _person.CheckedByAsync(shop)).Assessment.Level);
        var staff = await RightsStaff.AddAsync(registry, StaffRole.Operator);
        var found = await staff.CaseAsync(filed.Request);
        Assert.Equal(("It was 4.90, not 49.", reporter.Merchant.DisplayName), (found.Statement, found.MerchantName));
        Assert.Equal((Category.NotReceived, EvidenceLevel.FinalForMerchant), (found.Entry.Category, found.Entry.EvidenceLevel));
        Assert.Contains(found.Ruling, x => x.Key == "rights_answer" && x.Source.Length > 0);

        var done = await staff.DecideAsync(filed.Request, RightsDecision.Granted, RightsDecisionReason.Done);
        Assert.Equal((RightsState.Granted, false), (done.State, done.Restricted));
        Assert.Equal(RiskLevel.Low, (await _person.CheckedByAsync(shop)).Assessment.Level);
    }

    [Fact]
    public async Task What_could_not_be_verified_goes()
    {
        var reporter = await registry.EnrolAsync();
        var report = await _person.ReportedByAsync(reporter);
        var filed = await _person.ExerciseAsync(RightKind.Rectification, report);
        await (await RightsStaff.AddAsync(registry)).DecideAsync(filed.Request, RightsDecision.Granted, RightsDecisionReason.NotVerified);
        await AssertGoneAsync(report, reporter);
    }

    [Fact]
    public async Task A_restriction_that_is_granted_keeps_the_entry_out_of_use_for_good()
    {
        var (reporter, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync());
        var report = await _person.ReportedByAsync(reporter);
        var filed = await _person.ExerciseAsync(RightKind.Restriction, report);
        Assert.True(Assert.Single((await _person.FileAsync()).Entries).Contested);
        var granted = await (await RightsStaff.AddAsync(registry)).DecideAsync(
            filed.Request, RightsDecision.Granted, RightsDecisionReason.LegalClaim);
        Assert.Equal((true, (Google.Protobuf.WellKnownTypes.Timestamp?)null), (granted.Restricted, granted.RestrictedUntil));
        var entry = Assert.Single((await _person.FileAsync()).Entries);
        Assert.Equal((true, false), (entry.Objected, entry.Contested));
        Assert.Equal(RiskLevel.None, (await _person.CheckedByAsync(shop)).Assessment.Level);
    }

    [Fact]
    public async Task An_erasure_is_decided_and_the_entry_stays_in_use_until_then()
    {
        var (reporter, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync());
        var report = await _person.ReportedByAsync(reporter);
        var told = await _person.CheckedByAsync(shop);
        var filed = await _person.ExerciseAsync(RightKind.Erasure, report);
        Assert.Equal(RiskLevel.Low, (await _person.CheckedByAsync(shop)).Assessment.Level);
        await (await RightsStaff.AddAsync(registry)).DecideAsync(filed.Request, RightsDecision.Granted, RightsDecisionReason.NotVerified);
        await AssertGoneAsync(report, reporter);
        Assert.Contains(
            told.CheckId, (await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest())).Corrections.Select(x => x.CheckId));
    }

    [Fact]
    public async Task An_erasure_is_done_at_once_where_the_merchant_is_gone()
    {
        var reporter = await registry.EnrolAsync();
        var report = await _person.ReportedByAsync(reporter);
        await new MerchantService.MerchantServiceClient(registry.As(registry.OperatorKey)).OffboardMerchantAsync(new OffboardMerchantRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = reporter.Merchant.MerchantId,
            Confirm = true,
            Reason = "The contract ended.",
        });
        var filed = await _person.ExerciseAsync(RightKind.Erasure, report);
        Assert.Equal(RightsState.Granted, filed.Request.State);
        await AssertGoneAsync(report, reporter);
    }

    [Fact]
    public async Task A_human_review_that_changes_the_answer_tells_that_shop_alone()
    {
        var (reporter, one, other) = (await registry.EnrolAsync(), await registry.EnrolAsync(), await registry.EnrolAsync());
        await _person.ReportedByAsync(reporter);
        var (first, second) = (await _person.CheckedByAsync(one), await _person.CheckedByAsync(other));
        var staff = await RightsStaff.AddAsync(registry);

        var confirmed = await _person.ExerciseAsync(RightKind.HumanReview, first.CheckId, "I never got the option.");
        var seen = await staff.CaseAsync(confirmed.Request);
        Assert.Equal((RiskLevel.Low, one.Merchant.DisplayName), (seen.Check.Level, seen.MerchantName));
        Assert.Contains(seen.Check.Explanation, x => x.Contains("not-received", StringComparison.Ordinal));
        await staff.DecideAsync(confirmed.Request, RightsDecision.Granted, RightsDecisionReason.AnswerConfirmed);
        Assert.Empty((await one.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest())).Corrections);

        var changed = await _person.ExerciseAsync(RightKind.HumanReview, second.CheckId);
        await staff.DecideAsync(changed.Request, RightsDecision.Granted, RightsDecisionReason.AnswerChanged);
        Assert.Equal(second.CheckId, Assert.Single((await other.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest())).Corrections).CheckId);
        Assert.Empty((await one.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest())).Corrections);
        Assert.Equal(2, (await _person.FileAsync()).Lookups.Sum(x => x.Requests.Count));
    }

    [Fact]
    public async Task A_lookup_that_was_not_mine_is_counted_and_the_shop_is_not_told()
    {
        var (reporter, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync());
        await _person.ReportedByAsync(reporter);
        var check = (await _person.CheckedByAsync(shop)).CheckId;
        var before = await shop.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest());
        var request = new DisownLookupRequest { EmailCode = await _person.CodeAsync(), CheckId = check };
        var first = await _person.Client.DisownLookupAsync(request);
        Assert.Equal(first, await _person.Client.DisownLookupAsync(request));
        Assert.Equal(first.DisownedAt, Assert.Single((await _person.FileAsync()).Lookups).DisownedAt);
        Assert.Equal(before, await shop.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest()));
        Assert.Empty((await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest())).Corrections);

        request.EmailCode = await new RightsPerson(registry).CodeAsync();
        await AssertInvalidAsync(() => _person.Client.DisownLookupAsync(request).ResponseAsync);
    }

    [Fact]
    public async Task A_strangers_code_opens_nothing_and_everything_wrong_looks_alike()
    {
        var (reporter, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync());
        var report = await _person.ReportedByAsync(reporter);
        var check = (await _person.CheckedByAsync(shop)).CheckId;
        var stranger = new RightsPerson(registry);
        foreach (var kind in new[] { RightKind.Rectification, RightKind.Erasure, RightKind.Restriction, RightKind.Objection, RightKind.HumanReview })
        {
            var about = kind == RightKind.HumanReview ? check : report.ToString();
            await AssertInvalidAsync(() => stranger.ExerciseAsync(kind, about));
            await AssertInvalidAsync(() => stranger.ExerciseAsync(kind, Guid.NewGuid()));
            var wrong = await _person.RequestAsync(kind, about);
            wrong.EmailCode = new EmailCode { ProofId = wrong.EmailCode.ProofId, Code = "none" };
            // A try of the person's own proof, which has five.
            if (kind is RightKind.Erasure or RightKind.HumanReview) await AssertInvalidAsync(() => _person.Client.ExerciseRightAsync(wrong).ResponseAsync);
        }

        Assert.Equal((false, false), await MarksAsync(report));
        Assert.Equal(RiskLevel.Low, (await _person.CheckedByAsync(shop)).Assessment.Level);
    }

    [Fact]
    public async Task An_unconfirmed_address_exercises_nothing()
    {
        var report = await new TestListings(registry).AddAsync(
            await registry.EnrolAsync(), null, RegistryFixture.EmailOf(_person.Address, confirmed: false), TestChecks.PhoneOf(TestChecks.NewPhone()));
        await AssertInvalidAsync(() => _person.ExerciseAsync(RightKind.Objection, report));
    }

    [Fact]
    public async Task A_strangers_secret_opens_nothing()
    {
        var reporter = await registry.EnrolAsync();
        var mine = await _person.ExerciseAsync(RightKind.Objection, await _person.ReportedByAsync(reporter));
        var other = new RightsPerson(registry);
        var theirs = await other.ExerciseAsync(RightKind.Objection, await other.ReportedByAsync(reporter));
        foreach (var secret in new[] { theirs.Secret, mine.Secret[..^1], mine.Secret + "A", "x" })
        {
            var tried = new ExerciseRightResponse { Request = mine.Request, Secret = secret };
            await AssertInvalidAsync(() => _person.ReadAsync(tried));
            await AssertInvalidAsync(() => _person.WithdrawAsync(tried));
        }

        await AssertInvalidAsync(() => _person.ReadAsync(
            new ExerciseRightResponse { Request = new RightsRequest { RightsRequestId = RegistryFixture.NewId() }, Secret = mine.Secret }));
        Assert.Equal(mine.Request, await _person.ReadAsync(mine));
    }

    [Fact]
    public async Task One_request_per_right_and_entry_and_its_secret_is_shown_once()
    {
        var report = await _person.ReportedByAsync(await registry.EnrolAsync());
        var request = await _person.RequestAsync(RightKind.Objection, report.ToString());
        var first = await _person.Client.ExerciseRightAsync(request);
        var repeated = await _person.Client.ExerciseRightAsync(request);
        Assert.Equal((first.Request, ""), (repeated.Request, repeated.Secret));
        var again = await _person.ExerciseAsync(RightKind.Objection, report, "And once more.");
        Assert.Equal((first.Request, ""), (again.Request, again.Secret));
        Assert.NotEqual(first.Request.RightsRequestId, (await _person.ExerciseAsync(RightKind.Erasure, report)).Request.RightsRequestId);
        request.Statement = "Something else.";
        Assert.Equal("REQUEST_ID_REUSED", (await Refused.ByAsync(() => _person.Client.ExerciseRightAsync(request).ResponseAsync)).Reason);
    }

    [Fact]
    public async Task Eight_at_once_are_one_request_with_one_secret()
    {
        var report = await _person.ReportedByAsync(await registry.EnrolAsync());
        var requests = new List<ExerciseRightRequest>();
        for (var i = 0; i < 8; i++) requests.Add(await _person.RequestAsync(RightKind.Objection, report.ToString()));
        var replies = await Task.WhenAll(requests.Select(x => _person.Client.ExerciseRightAsync(x).ResponseAsync));
        Assert.Single(replies.Select(x => x.Request.RightsRequestId).Distinct());
        Assert.Single(replies, x => x.Secret.Length > 0);
    }

    [Fact]
    public async Task Staff_list_by_time_left_and_decide_on_what_they_read()
    {
        var report = await _person.ReportedByAsync(await registry.EnrolAsync());
        var filed = (await _person.ExerciseAsync(RightKind.Objection, report)).Request;
        var staff = await RightsStaff.AddAsync(registry);
        var listed = new List<RightsRequest>();
        for (var token = (string?)""; token is not null;)
        {
            var page = await staff.Client.ListRightsRequestsAsync(new ListRightsRequestsRequest { PageSize = 2, PageToken = token });
            listed.AddRange(page.Requests);
            token = page.NextPageToken.Length > 0 ? page.NextPageToken : null;
        }

        Assert.Contains(filed, listed);
        Assert.Equal(listed.OrderBy(x => x.DueAt.ToDateTimeOffset()).Select(x => x.DueAt), listed.Select(x => x.DueAt));
        Assert.All(listed, x => Assert.Equal(RightsState.Open, x.State));

        var stale = filed.Clone();
        stale.Etag = "7";
        Assert.Equal("ETAG_MISMATCH", (await Refused.ByAsync(() => staff.DecideAsync(stale, RightsDecision.Refused, RightsDecisionReason.LegalClaim))).Reason);
        Assert.Equal("FIELD_OUT_OF_RANGE", (await Refused.ByAsync(
            () => staff.DecideAsync(filed, RightsDecision.Refused, RightsDecisionReason.VerifiedAndNeeded))).Reason);
        var unknown = new RightsRequest { RightsRequestId = RegistryFixture.NewId(), Etag = "1" };
        Assert.Equal("RIGHTS_REQUEST_UNKNOWN", (await Refused.ByAsync(() => staff.CaseAsync(unknown))).Reason);
        Assert.Equal("RIGHTS_REQUEST_UNKNOWN", (await Refused.ByAsync(
            () => staff.DecideAsync(unknown, RightsDecision.Refused, RightsDecisionReason.LegalClaim))).Reason);

        var refused = await staff.DecideAsync(filed, RightsDecision.Refused, RightsDecisionReason.LegalClaim);
        Assert.Equal((RightsState.Refused, true), (refused.State, refused.Restricted));
        Assert.Equal(refused.ClosedAt.ToDateTimeOffset().AddDays(7), refused.RestrictedUntil.ToDateTimeOffset());
        Assert.NotEmpty(refused.OutsideBody);
        Assert.Equal("RIGHTS_TRANSITION_NOT_ALLOWED", (await Refused.ByAsync(
            () => staff.DecideAsync(refused, RightsDecision.Granted, RightsDecisionReason.InterestsOutweigh))).Reason);
    }

    [Fact]
    public async Task Nobody_judges_the_same_entry_twice_and_a_refused_request_needs_something_new()
    {
        var report = await _person.ReportedByAsync(await registry.EnrolAsync());
        var staff = await RightsStaff.AddAsync(registry);
        await staff.DecideAsync(
            (await _person.ExerciseAsync(RightKind.Objection, report)).Request, RightsDecision.Refused, RightsDecisionReason.CompellingGrounds);
        Assert.Equal("RIGHTS_ALREADY_DECIDED", (await Refused.ByAsync(() => _person.ExerciseAsync(RightKind.Objection, report))).Reason);
        var again = await _person.ExerciseAsync(RightKind.Objection, report, "I have moved and was never there.");
        Assert.Equal("REVIEWER_NOT_INDEPENDENT", (await Refused.ByAsync(
            () => staff.DecideAsync(again.Request, RightsDecision.Refused, RightsDecisionReason.CompellingGrounds))).Reason);
        await (await RightsStaff.AddAsync(registry)).DecideAsync(again.Request, RightsDecision.Refused, RightsDecisionReason.CompellingGrounds);
    }

    [Fact]
    public async Task A_request_whose_entry_went_meanwhile_is_ended_when_somebody_looks()
    {
        var reporter = await registry.EnrolAsync();
        var submitted = await reporter.Reports.SubmitReportAsync(SampleMessages.Report(registry.Clock.GetUtcNow(), _person.Address));
        var filed = await _person.ExerciseAsync(RightKind.Erasure, submitted.Report.ReportId);
        await reporter.Reports.WithdrawReportAsync(new WithdrawReportRequest
        {
            RequestId = RegistryFixture.NewId(),
            ReportId = submitted.Report.ReportId,
            Reason = WithdrawalReason.MerchantError,
        });
        var staff = await RightsStaff.AddAsync(registry);
        Assert.Equal("RIGHTS_TRANSITION_NOT_ALLOWED", (await Refused.ByAsync(
            () => staff.DecideAsync(filed.Request, RightsDecision.Refused, RightsDecisionReason.LegalClaim))).Reason);
        var ended = await _person.ReadAsync(filed);
        Assert.Equal((RightsState.Ended, 2), (ended.State, ended.Timeline.Count));
    }

    [Fact]
    public async Task Granting_ends_the_appeal_of_the_same_entry_and_what_else_was_asked_about_it()
    {
        var reporter = await registry.EnrolAsync();
        var report = await _person.ReportedByAsync(reporter);
        var code = await _person.CodeAsync();
        var appeals = new AppealService.AppealServiceClient(registry.As(null));
        var appeal = await appeals.FileAppealAsync(new EmailProof(code.ProofId, code.Code).Filing(report));
        var objection = await _person.ExerciseAsync(RightKind.Objection, report);
        var erasure = await _person.ExerciseAsync(RightKind.Erasure, report);
        var entry = Assert.Single((await _person.FileAsync()).Entries);
        Assert.Equal((1, 2, true, true), (entry.Appeals.Count, entry.Requests.Count, entry.Contested, entry.Objected));

        await (await RightsStaff.AddAsync(registry)).DecideAsync(objection.Request, RightsDecision.Granted, RightsDecisionReason.InterestsOutweigh);
        await AssertGoneAsync(report, reporter);
        var read = await appeals.GetAppealAsync(new GetAppealRequest { AppealId = appeal.Appeal.AppealId, CaseSecret = appeal.CaseSecret });
        Assert.Equal(AppealState.Ended, read.Appeal.State);
        Assert.Equal(RightsState.Ended, (await _person.ReadAsync(erasure)).State);
    }

    [Theory]
    [InlineData("kind", "ENUM_VALUE_UNKNOWN")]
    [InlineData("statement", "FIELD_OUT_OF_RANGE")]
    [InlineData("report_id", "FIELD_MALFORMED")]
    [InlineData("check_id", "FIELD_MALFORMED")]
    [InlineData("answer_email_address", "FIELD_MALFORMED")]
    [InlineData("consumer_country", "COUNTRY_UNKNOWN")]
    public async Task What_has_not_its_form_is_refused(string field, string reason)
    {
        var request = await _person.RequestAsync(RightKind.Objection, RegistryFixture.NewId());
        switch (field)
        {
            case "kind": request.Kind = (RightKind)99; request.ReportId = ""; break;
            case "statement": request.Statement = new string('é', 2001); break;
            case "report_id": request.ReportId = "one"; break;
            case "check_id": request.CheckId = RegistryFixture.NewId(); break;
            case "answer_email_address": request.AnswerEmailAddress = "a b@example.com"; break;
            case "consumer_country": request.ConsumerCountry = "ZZ"; break;
        }

        var refused = await Refused.ByAsync(() => _person.Client.ExerciseRightAsync(request).ResponseAsync);
        Assert.Equal((reason, field), (refused.Reason, refused.Field));
    }

    private static async Task AssertInvalidAsync<T>(Func<Task<T>> call)
    {
        var refused = await Refused.ByAsync(call);
        Assert.Equal((StatusCode.PermissionDenied, "SECRET_INVALID"), (refused.Code, refused.Reason));
    }

    private async Task<(bool Contested, bool Objected)> MarksAsync(Guid report)
    {
        await using var db = await registry.DatabaseAsync();
        var row = await db.Reports.SingleAsync(x => x.Id == report);
        return (row.Contested, row.Objected);
    }

    private async Task AssertGoneAsync(Guid report, TestMerchant reporter)
    {
        await using var db = await registry.DatabaseAsync();
        Assert.False(await db.Reports.AnyAsync(x => x.Id == report));
        Assert.False(await db.Listings.AnyAsync(x => x.ReportId == report));
        Assert.Equal(ReportState.Overturned, await db.Tombstones.Where(x => x.MerchantId == reporter.Id).Select(x => x.EndedAs).SingleAsync());
    }
}
