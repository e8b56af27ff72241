using System.Globalization;
using System.Text;
using CustomerRegistry.Server.Tests.Reports;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Jurisdictions;

/// <summary>
/// One report's way from its first day to its last, as its merchant, another shop, the person and a reviewer see it: what
/// each of them does on which day, and a line for every day on which somebody sees something new.
/// </summary>
/// <param name="language">That the person is told in: an official one of their country.</param>
/// <param name="answered">The merchant defends the contested report and a reviewer upholds it; otherwise nobody answers.</param>
internal sealed class Life(
    RegistryFixture registry, string country, string language, TestMerchant reporter, TestMerchant shop, string reviewer, bool answered)
{
    private const int NoticeDay = 2;
    private const int ContestDay = 30;
    private const int AnswerDay = 36;
    private const int DecisionDay = 40;

    private readonly StringBuilder _timeline = new();
    private readonly string _address = NewEmail();
    private SubmitReportRequest? _request;
    private Report? _report;
    private string _secret = "";
    private FileAppealResponse? _case;
    private string _seen = "";
    private string _cursor = "";
    private int _ended = -1;

    /// <summary>Nothing more can happen.</summary>
    public bool IsOver => _ended >= 0;

    /// <summary>Its last day as the registry says it; null while nothing is held.</summary>
    public DateOnly? LastDay => _report?.LastDay is { Length: > 0 } day
        ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public string Timeline => _timeline.ToString();

    /// <summary>What is done on this day, and what is seen after it.</summary>
    public async Task LiveAsync(int day)
    {
        if (IsOver) return;
        if (day == 0) await SubmitAsync();
        if (_report is null) return;
        if (day == NoticeDay) await GiveNoticeAsync(day);
        if (day == ContestDay) await ContestAsync(day);
        if (day == AnswerDay && answered) await AnswerAsync(day);
        if (day == DecisionDay && answered) await DecideAsync(day);
        await LookAsync(day);
    }

    private async Task SubmitAsync()
    {
        var now = registry.Clock.GetUtcNow();
        _request = SampleMessages.Report(now, _address).In(country);
        _request.Report.EvidenceLevel = EvidenceLevel.IndependentFinding;
        _request.Report.Proofs.AddRange([Proof.BoardDecision, Proof.CarrierDeliveryConfirmation, Proof.ProviderDecision]);
        try
        {
            var reply = await reporter.SubmitAsync(_request);
            (_report, _secret) = (reply.Report, reply.NoticeSecret);
            if (_report.State == ReportState.Open || _report.EvidenceLevel != EvidenceLevel.IndependentFinding) await ConfirmAsync();
            var clock = _report.JurisdictionFlags;
            Line(0, $"reported, opened {_report.OpenedOn}: {(_report.OwnOnly ? "held for its merchant alone" : "may be shared")}; "
                + $"last day {_report.LastDay}; notice due by {_report.NoticeDueAt.ToDateTimeOffset():yyyy-MM-dd}");
            Line(0, $"a contest {(clock.ContestRestricts ? "restricts" : "leaves it there, marked")}, to be decided within "
                + (clock.AnswerDueMonths > 0 ? $"{clock.AnswerDueMonths} calendar month(s)" : $"{clock.AnswerDueDays} days")
                + $"; {(clock.ScoreAllowed ? "score" : "reasons only")}{(clock.AdverseActionNoticeRequired ? "; adverse-action notice" : "")}");
        }
        catch (RpcException refused)
        {
            Line(0, $"reported: refused, {refused.Status.Detail}");
            _ended = 0;
        }
    }

    // What the merchant states counts as a finding once a reviewer has seen its document.
    private async Task ConfirmAsync()
    {
        await new ReportService.ReportServiceClient(registry.As(reviewer)).ConfirmFindingAsync(new ConfirmFindingRequest
        {
            RequestId = NewId(),
            ReportId = _report!.ReportId,
            Document = Proof.BoardDecision,
        });
        _report = await reporter.ReportAsync(_report.ReportId);
    }

    private async Task GiveNoticeAsync(int day)
    {
        _report = (await reporter.Reports.AttestNoticeAsync(new AttestNoticeRequest
        {
            RequestId = NewId(),
            ReportId = _report!.ReportId,
            Channel = NoticeChannel.Letter,
            CarrierReference = "RR123456789",
            SentAt = registry.Clock.GetUtcNow().ToTimestamp(),
            Language = language,
        })).Report;
        Line(day, $"the person is told ({language})" + (_report.ShareFrom is { } from && !_report.OwnOnly ? $"; counts from {from.ToDateTimeOffset():yyyy-MM-dd}" : ""));
    }

    private async Task ContestAsync(int day)
    {
        _case = await new AppealService.AppealServiceClient(registry.As(null)).FileAppealAsync(new FileAppealRequest
        {
            RequestId = NewId(),
            Proof = new ConsumerProof { NoticeSecret = _secret },
            Ground = AppealGround.NotMe,
            Text = "I never ordered this.",
            Language = "en",
        });
        Line(day, $"the person contests it; the merchant answers by {Day(_case.Appeal.MerchantAnswerDueAt)}, "
            + $"decided by {Day(_case.Appeal.DecisionDueAt)}; authority: {_case.Appeal.Authority}");
    }

    private async Task AnswerAsync(int day)
    {
        await reporter.Appeals.AnswerAppealAsync(new AnswerAppealRequest
        {
            RequestId = NewId(),
            AppealId = _case!.Appeal.AppealId,
            Answer = MerchantAnswer.Defend,
            Text = "The carrier's record shows the delivery.",
            Etag = _case.Appeal.Etag,
        });
        Line(day, "the merchant defends it");
    }

    private async Task DecideAsync(int day)
    {
        var appeal = await CaseAsync();
        var decided = await new AppealService.AppealServiceClient(registry.As(reviewer)).DecideAppealAsync(new DecideAppealRequest
        {
            RequestId = NewId(),
            AppealId = appeal.AppealId,
            Decision = AppealDecision.Upheld,
            Reasons = { DecisionReason.ProofSufficient },
            Text = "The carrier's record names the address.",
            Etag = appeal.Etag,
        });
        Line(day, $"a reviewer upholds it; next: {decided.Appeal.Authority}");
    }

    /// <summary>
    /// What the other shop is told to stop using by the end of the day, once nothing else is under way: the feed holds a
    /// correction back until no older transaction is open.
    /// </summary>
    public async Task FetchAsync(int day)
    {
        if (_report is null) return;
        var corrections = await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { Cursor = _cursor, PageSize = 1000 });
        _cursor = corrections.NextCursor;
        if (corrections.Corrections.Count > 0) Line(day, "the other shop is told to stop using its answers");
    }

    private async Task LookAsync(int day)
    {
        var seen = $"another shop finds {await FoundAsync()}; its merchant has {await HeldAsync(day)}";
        if (seen == _seen) return;
        _seen = seen;
        Line(day, seen);
    }

    private async Task<string> FoundAsync()
    {
        var reply = await shop.Risk.CheckAsync(TestChecks.Of(registry, EmailOf(_address)));
        var reason = reply.Assessment.Reasons.FirstOrDefault(x => x.Code == "REPORT");
        if (reason is null) return "nothing";
        await shop.Risk.RecordOutcomeAsync(new RecordOutcomeRequest
        {
            RequestId = NewId(),
            CheckId = reply.CheckId,
            Action = ShopAction.SafeguardAdded,
            DecidedBy = DecidedBy.Person,
            OrderOutcome = OrderOutcome.WentWell,
        });
        return $"it{(reason.Disputed ? ", marked as disputed" : "")}";
    }

    private async Task<string> HeldAsync(int day)
    {
        try
        {
            _report = await reporter.ReportAsync(_report!.ReportId);
            return _report.Contested ? "it, contested" : "it";
        }
        catch (RpcException gone) when (gone.StatusCode == StatusCode.NotFound)
        {
            _ended = day;
            var again = _request!.Clone();
            again.RequestId = NewId();
            return $"nothing any more; reported again: {await AnswerToAsync(again)}";
        }
    }

    private async Task<string> AnswerToAsync(SubmitReportRequest again)
    {
        try
        {
            return (await reporter.SubmitAsync(again)).Disposition.ToString();
        }
        catch (RpcException refused)
        {
            return refused.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? refused.StatusCode.ToString();
        }
    }

    private async Task<Appeal> CaseAsync() => (await new AppealService.AppealServiceClient(registry.As(null)).GetAppealAsync(
        new GetAppealRequest { AppealId = _case!.Appeal.AppealId, CaseSecret = _case.CaseSecret })).Appeal;

    private void Line(int day, string text) => _timeline.Append(
        CultureInfo.InvariantCulture, $"day {day,3}  {registry.Clock.GetUtcNow():yyyy-MM-dd}  {text}\n");

    private static string Day(Timestamp at) => at.ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
