using System.Text;
using System.Text.RegularExpressions;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Jurisdictions;
using CustomerRegistry.Cli.Reports;
using CustomerRegistry.Cli.Risk;
using CustomerRegistry.Client;
using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CustomerRegistry.Cli.Story;

/// <summary>What happens: report, confirmation, notice, check, appeal, correction; then the same in Denmark.</summary>
internal sealed partial class StoryPlot(Session session, Narrator narrator, StoryCast cast, Uri http, int stripePort)
{
    private const string Consumer = "jane.roe@example.com";
    private const string DanishConsumer = "mette.holm@example.com";

    private readonly RegistryClient _thames = session.With(cast.ThamesBooksKey);
    private readonly RegistryClient _pennine = session.With(cast.PennineCyclesKey);
    private readonly RegistryClient _sandbox = session.With(cast.StorytellerKey);
    private readonly RegistryClient _consumer = session.With(null);
    private readonly StoryClock _clock = new(session.With(cast.StorytellerKey));

    private DateTimeOffset OpenedAt { get; } = DateTimeOffset.UtcNow.AddDays(-30);

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        await using var stripe = await StandInStripe.StartAsync(stripePort, Consumer, OpenedAt, OpenedAt.AddDays(25), cancellationToken);
        var webhookPath = await ConnectStripeAsync(cancellationToken);
        var reportId = await ReportAsync(cancellationToken);
        await AnnounceAsync(stripe, webhookPath, reportId, cancellationToken);
        var secret = await ReadNoticeAsync(cancellationToken);

        await CheckAsync("Too early", "Pennine Cycles checks the same customer at once. The reply window of 14 days has not passed, so nothing may be seen; the answer looks exactly as if nothing were held.", "PC-1001", finds: false, cancellationToken);
        var moved = await _clock.AdvanceAsync(TimeSpan.FromDays(15), cancellationToken);
        narrator.Tell("Fifteen days later", "The sandbox's test clock is moved, not the machine's.", moved, page => page.Facts(("the sandbox's time", Times.Read(moved.Now))));
        var found = await CheckAsync("The other shop sees it", "Pennine Cycles checks again. It gets reasons and advice, never a no; this answer was durably recorded before it left.", "PC-1002", finds: true, cancellationToken);

        var (appeal, caseSecret) = await AppealAsync(secret, cancellationToken);
        await CheckAsync("Contested, so it does not count", "The same check finds nothing from the moment the appeal was acknowledged.", "PC-1002", finds: false, cancellationToken);
        await FetchCorrectionsAsync(cancellationToken);
        await LapseAsync(appeal, caseSecret, reportId, cancellationToken);
        await CorrectAsync(found.CheckId, cancellationToken);
        await ReportInDenmarkAsync(cancellationToken);
        narrator.End(
            new { Operator = cast.OperatorKey, Storyteller = cast.StorytellerKey, ThamesBooks = cast.ThamesBooksKey, PennineCycles = cast.PennineCyclesKey },
            PrintWhatNext);
    }

    private async Task<string> ConnectStripeAsync(CancellationToken cancellationToken)
    {
        var reply = await _thames.Merchants.SetProviderAccountAsync(
            new SetProviderAccountRequest
            {
                RequestId = Session.NewRequestId(),
                MerchantId = cast.ThamesBooks.MerchantId,
                Provider = "stripe",
                Account = StandInStripe.Account,
                RestrictedKey = StandInStripe.RestrictedKey,
                WebhookSecret = StandInStripe.WebhookSecret,
            },
            cancellationToken: cancellationToken);
        narrator.Tell(
            "Thames Books connects its payment provider",
            $"It leaves a restricted key that can only read disputes. Stripe is here a local stand-in of Stripe's shape, in this process on port {stripePort}.",
            reply,
            page => page.Facts(("webhook path", reply.WebhookPath)));
        return reply.WebhookPath;
    }

    private async Task<string> ReportAsync(CancellationToken cancellationToken)
    {
        var reply = await _thames.Reports.SubmitReportAsync(
            new SubmitReportRequest
            {
                RequestId = Session.NewRequestId(),
                Report = Submission(Consumer, "GB", "TB-2041", DateOnly.FromDateTime(OpenedAt.UtcDateTime), EvidenceLevel.Contested, OpenedAt.AddDays(1), report =>
                {
                    report.Dispute = new DisputeReference { Provider = "stripe", Account = StandInStripe.Account, Id = StandInStripe.DisputeId };
                    report.CardNetwork = CardNetwork.Visa;
                    report.NetworkReasonCode = "13.1";
                }),
                NoticeRelay = new NoticeRelay { EmailAddress = Consumer, Language = "en" },
            },
            cancellationToken: cancellationToken);
        narrator.Tell(
            "Thames Books reports a dispute",
            "A customer said that books did not arrive; the shop contests it. The e-mail address was hashed on this side, and once given in clear for the notice. Until the outcome is final nothing is listed.",
            reply.Report,
            page => ReportPage.Print(page, reply.Report));
        return reply.Report.ReportId;
    }

    private async Task AnnounceAsync(StandInStripe stripe, string webhookPath, string reportId, CancellationToken cancellationToken)
    {
        var (body, signature) = stripe.DisputeClosed(DateTimeOffset.UtcNow);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(http, webhookPath)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Stripe-Signature", signature);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            Narrator.Expect(response.IsSuccessStatusCode, $"The webhook was answered {(int)response.StatusCode} {response.ReasonPhrase}.");
        }
        catch (HttpRequestException unreachable)
        {
            throw new UsageException($"The registry's HTTP port does not answer at {http}: {unreachable.Message} Change --http or REGISTRY_HTTP_ADDRESS.");
        }

        var report = await Narrator.WaitForAsync(
            "The provider's confirmation",
            async () =>
            {
                var now = (await _thames.Reports.GetReportAsync(new GetReportRequest { ReportId = reportId }, cancellationToken: cancellationToken)).Report;
                Narrator.Expect(now.UnconfirmedBecause.Length == 0, $"The provider's answer did not confirm the report: {now.UnconfirmedBecause}.");
                return now is { EvidenceLevel: EvidenceLevel.FinalForMerchant, Source: EvidenceSource.ProviderConfirmed } ? now : null;
            },
            cancellationToken);
        narrator.Tell(
            "The provider announces the outcome, and the registry fetches it",
            "The stand-in of Stripe posts charge.dispute.closed. Thames Books knows the secret that signed it, so the event is only a hint: the registry fetched the dispute itself, and what it was told there confirms the report.",
            report,
            page => ReportPage.Print(page, report));
    }

    private async Task<string> ReadNoticeAsync(CancellationToken cancellationToken)
    {
        var mail = await Narrator.WaitForAsync(
            "The notice",
            async () => (await _sandbox.Merchants.ListSandboxMailsAsync(new ListSandboxMailsRequest { PageSize = 100 }, cancellationToken: cancellationToken))
                .Mails.FirstOrDefault(each => each.To == Consumer && SecretIn(each.Text) is not null),
            cancellationToken);
        narrator.Tell(
            "The customer is told",
            "Before anything counts. The mail is kept in the sandbox instead of being sent; its link's secret opens the statement, and opening never uses it up.",
            mail,
            page =>
            {
                page.Facts(("to", mail.To), ("subject", mail.Subject), ("at", Times.Read(mail.At)));
                page.Line(mail.Text);
            });

        var secret = SecretIn(mail.Text)!;
        var notice = await _consumer.Appeals.OpenNoticeAsync(new OpenNoticeRequest { NoticeSecret = secret }, cancellationToken: cancellationToken);
        narrator.Tell("The customer reads it", notice.Effect, notice, page => page.Facts(
            ("reported by", notice.MerchantName),
            ("what", WireNames.Of(notice.Category)),
            ("evidence", WireNames.Of(notice.EvidenceLevel)),
            ("opened", notice.OpenedOn),
            ("other shops may see it from", Times.Read(notice.ShareFrom)),
            ("goes by itself", notice.LastDay)));
        return secret;
    }

    private async Task<CheckResponse> CheckAsync(string title, string what, string order, bool finds, CancellationToken cancellationToken)
    {
        var reply = await _pennine.Risk.CheckAsync(
            new CheckRequest
            {
                Identifiers = { new CustomerIdentifiers { Email = Consumer, EmailConfirmed = true }.Hash().Identifiers },
                Purpose = Purpose.DeliverySafeguard,
                OrderReference = order,
                OrderedOn = Times.Write(_clock.Today),
                Stage = Stage.AfterOrder,
                IdentityConfirmed = true,
                NoticeVersion = "checkout-1-en",
                Language = "en",
            },
            cancellationToken: cancellationToken);
        narrator.Tell(title, what, reply, page => CheckPage.Print(page, reply));
        Narrator.Expect(
            reply.Assessment.Reasons.Count > 0 == finds,
            finds ? "The check should have found the report, and found nothing." : "The check should have found nothing, and found the report.");
        return reply;
    }

    private async Task<(Appeal Appeal, string CaseSecret)> AppealAsync(string noticeSecret, CancellationToken cancellationToken)
    {
        var reply = await _consumer.Appeals.FileAppealAsync(
            new FileAppealRequest
            {
                RequestId = Session.NewRequestId(),
                Proof = new ConsumerProof { NoticeSecret = noticeSecret },
                Ground = AppealGround.OutcomeWrong,
                Text = "The parcel was left with a neighbour who never gave it to me.",
                Language = "en",
            },
            cancellationToken: cancellationToken);
        narrator.Tell("The customer appeals", "By the link in the notice, free of charge. The case's secret is shown this once.", reply.Appeal, page =>
        {
            page.Facts(
                ("appeal", reply.Appeal.AppealId),
                ("state", WireNames.Of(reply.Appeal.State)),
                ("ground", WireNames.Of(reply.Appeal.Ground)),
                ("the shop must answer by", Times.Read(reply.Appeal.MerchantAnswerDueAt)),
                ("restricted", reply.Appeal.Restricted ? "yes" : "no"));
        });
        return (reply.Appeal, reply.CaseSecret);
    }

    private async Task LapseAsync(Appeal appeal, string caseSecret, string reportId, CancellationToken cancellationToken)
    {
        var until = appeal.MerchantAnswerDueAt.ToDateTimeOffset() + TimeSpan.FromHours(1) - _clock.Now;
        await _clock.AdvanceAsync(until > TimeSpan.Zero ? until : TimeSpan.FromHours(1), cancellationToken);
        var decided = await Narrator.WaitForAsync(
            "The decision",
            async () =>
            {
                var now = (await _consumer.Appeals.GetAppealAsync(
                    new GetAppealRequest { AppealId = appeal.AppealId, CaseSecret = caseSecret }, cancellationToken: cancellationToken)).Appeal;
                return now.State == AppealState.Overturned ? now : null;
            },
            cancellationToken);
        narrator.Tell(
            "The shop does not answer",
            "The test clock is moved past the shop's deadline. A report that nobody defends is deleted.",
            decided,
            page =>
            {
                page.Facts(("state", WireNames.Of(decided.State)), ("because", string.Join(", ", decided.DecisionReasons.Select(WireNames.Of<DecisionReason>))));
                page.Table(["when", "state", "what"], [.. decided.Timeline.Select(each => new[] { Times.Read(each.At) ?? "", WireNames.Of(each.State), each.Text })]);
            });
        await ExpectGoneAsync(reportId, cancellationToken);
        await CheckAsync("The entry is gone", "Pennine Cycles checks a new order of the same customer: there is nothing.", "PC-1003", finds: false, cancellationToken);
    }

    private async Task ExpectGoneAsync(string reportId, CancellationToken cancellationToken)
    {
        try
        {
            var left = (await _thames.Reports.GetReportAsync(new GetReportRequest { ReportId = reportId }, cancellationToken: cancellationToken)).Report;
            Narrator.Expect(left.State == ReportState.Overturned, $"The report should be gone, and is {WireNames.Of(left.State)}.");
        }
        catch (RpcException gone) when (gone.StatusCode == StatusCode.NotFound)
        {
            // Gone without a trace for its merchant: as good.
        }
    }

    // A shop that leaves a correction unfetched for 72 hours is not answered any more; the next call's cursor says that it has it.
    private async Task FetchCorrectionsAsync(CancellationToken cancellationToken)
    {
        var read = await _pennine.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { PageSize = 1000 }, cancellationToken: cancellationToken);
        await _pennine.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { Cursor = read.NextCursor }, cancellationToken: cancellationToken);
    }

    private async Task CorrectAsync(string checkId, CancellationToken cancellationToken)
    {
        var feed = await Narrator.WaitForAsync(
            "The correction",
            async () =>
            {
                var reply = await _pennine.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { PageSize = 1000 }, cancellationToken: cancellationToken);
                return reply.Corrections.Any(each => each.CheckId == checkId && each.Instruction == Instruction.StopUsing) ? reply : null;
            },
            cancellationToken);
        narrator.Tell(
            "Pennine Cycles is told to stop using it",
            $"Its answer of check {checkId} must not be used any more. The correction never says why.",
            feed,
            page => page.Table(
                ["check", "what to do", "since"],
                [.. feed.Corrections.Select(each => new[] { each.CheckId, WireNames.Of(each.Instruction), Times.Read(each.CorrectedAt) ?? "" })]));
    }

    private async Task ReportInDenmarkAsync(CancellationToken cancellationToken)
    {
        var openedOn = _clock.Today.AddDays(-20);
        var reply = await _thames.Reports.SubmitReportAsync(
            new SubmitReportRequest
            {
                RequestId = Session.NewRequestId(),
                Report = Submission(DanishConsumer, "DK", "TB-2077", openedOn, EvidenceLevel.FinalForMerchant, _clock.Now.AddDays(-1), report =>
                    report.Proofs.Add([Proof.ProviderDecision, Proof.CarrierDeliveryConfirmation])),
            },
            cancellationToken: cancellationToken);
        Narrator.Expect(reply.Report.OwnOnly, "A Danish consumer's report should be own-only without a permit.");
        var ruling = await _thames.Jurisdictions.ExplainRulingAsync(
            new ExplainRulingRequest
            {
                ReporterCountry = "GB",
                ConsumerCountry = "DK",
                Category = Category.NotReceived,
                EvidenceLevel = EvidenceLevel.FinalForMerchant,
                Source = EvidenceSource.Statement,
            },
            cancellationToken: cancellationToken);
        narrator.Tell(
            "A customer in Denmark",
            "Thames Books reports a dispute with a Danish customer that ended for the shop. Without a permit Danish law lets no other shop see it: the report is own-only, keyed apart for good.",
            reply.Report,
            page => ReportPage.Print(page, reply.Report));
        narrator.Tell("The ruling", "Key by key, with where each value comes from.", ruling, page => PolicyCommand.Print(page, ruling));
    }

    private static ReportSubmission Submission(
        string email, string country, string order, DateOnly openedOn, EvidenceLevel level, DateTimeOffset outcomeAt, Action<ReportSubmission> more)
    {
        var report = new ReportSubmission
        {
            Identifiers = { new CustomerIdentifiers { Email = email, EmailConfirmed = true }.Hash().Identifiers },
            Category = Category.NotReceived,
            EvidenceLevel = level,
            Source = EvidenceSource.Statement,
            ConsumerCountry = country,
            OrderReference = order,
            OrderedOn = Times.Write(openedOn.AddDays(-20)),
            OpenedOn = Times.Write(openedOn),
            OutcomeAt = outcomeAt.ToTimestamp(),
            Amount = new Money { Currency = "GBP", MinorUnits = StandInStripe.AmountMinorUnits },
            OrdersLastYear = 2,
        };
        more(report);
        return report;
    }

    private void PrintWhatNext(Page page)
    {
        page.Heading("What to try next");
        page.Line($"  The registry answers gRPC at {session.Address} and HTTP at {http}. Keys, shown this once:");
        page.Facts(
            ("first operator", cast.OperatorKey),
            ("Storyteller Ltd, test", cast.StorytellerKey),
            ("Thames Books, test", cast.ThamesBooksKey),
            ("Pennine Cycles, test", cast.PennineCyclesKey),
            ("Your Shop, test, on today's time", cast.YourShopKey));
        page.Line("  The story's sandbox is a month ahead; Your Shop's is not. `registry` is src/CustomerRegistry.Cli/bin/Release/net10.0/registry.");
        page.Line($"  export REGISTRY_ADDRESS={session.Address} REGISTRY_API_KEY={cast.YourShopKey}");
        page.Line($"  registry check --email {Consumer} --email-confirmed --order YS-1 --notice-version checkout-1-en");
        page.Line("  registry reports import stripe FILE --emails-confirmed --consumer-country GB");
        page.Line("  registry sandbox mails");
        page.Line($"  REGISTRY_API_KEY={cast.OperatorKey} registry policy explain --reporter GB --consumer DE --category NOT_RECEIVED");
        page.Line($"  REGISTRY_API_KEY={cast.OperatorKey} registry merchants list");
    }

    /// <summary>The secret in the link of a notice: the longest word of a link that a secret could be.</summary>
    internal static string? SecretIn(string mail) => Links().Matches(mail)
        .SelectMany(link => Secrets().Matches(link.Value))
        .Select(word => word.Value)
        .Where(word => !Guid.TryParse(word, out _))
        .MaxBy(word => word.Length);

    [GeneratedRegex(@"https?://[^\s<>""]+")]
    private static partial Regex Links();

    [GeneratedRegex("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{22,}(?![A-Za-z0-9_-])")]
    private static partial Regex Secrets();
}
