using System.Net;
using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Server.Tests.Faults;
using CustomerRegistry.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace CustomerRegistry.Server.Tests.Rpc;

/// <summary>
/// The errors that callers meet, as one table against the running server: what is sent, the status, the reason, and that
/// nothing was written by it.
/// </summary>
public sealed class ErrorTableTests : IAsyncLifetime
{
    private RegistryFixture _registry = null!;
    private TestMerchant _shop = null!;
    private TestMerchant _other = null!;

    private DateTimeOffset Now => _registry.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _registry = await RegistryFixture.StartAsync();
        _shop = await _registry.EnrolAsync();
        _other = await _registry.EnrolAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Each_error_has_a_status_and_a_reason_and_leaves_nothing_half_written()
    {
        var email = RegistryFixture.NewEmail();
        var held = SampleMessages.Report(Now, email, dispute: "dp_held", order: "HELD1");
        var report = (await _shop.Reports.SubmitReportAsync(held)).Report;
        var gone = await _shop.Reports.SubmitReportAsync(SampleMessages.Report(Now, RegistryFixture.NewEmail(), order: "GONE1"));
        await _shop.Reports.WithdrawReportAsync(new WithdrawReportRequest
        {
            RequestId = RegistryFixture.NewId(),
            ReportId = gone.Report.ReportId,
            Reason = WithdrawalReason.WrongPerson,
        });
        var checkOnly = new ReportService.ReportServiceClient(_registry.As(
            await _registry.IssueKeyAsync(_shop.Merchant.MerchantId, false, Scope.Check)));
        var observing = await _registry.EnrolAsync(live: false);

        List<(string Case, StatusCode Code, string Reason, Func<Task> Call)> table =
        [
            ("a wrong key", StatusCode.Unauthenticated, "CREDENTIALS_INVALID",
                () => new RiskService.RiskServiceClient(_registry.As("cr_live_" + new string('A', 43))).CheckAsync(Check()).ResponseAsync),
            ("no key", StatusCode.Unauthenticated, "CREDENTIALS_MISSING",
                () => new RiskService.RiskServiceClient(_registry.As(null)).CheckAsync(Check()).ResponseAsync),
            ("a missing scope", StatusCode.PermissionDenied, "SCOPE_MISSING", () => checkOnly.SubmitReportAsync(Report()).ResponseAsync),
            ("an observing merchant that asks for disclosures", StatusCode.PermissionDenied, "MERCHANT_OBSERVING",
                () => observing.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest()).ResponseAsync),
            ("a country that is none", StatusCode.InvalidArgument, "COUNTRY_UNKNOWN", Submit(x => x.Report.ConsumerCountry = "1A")),
            ("a missing country", StatusCode.InvalidArgument, "COUNTRY_UNKNOWN", Submit(x => x.Report.ConsumerCountry = "")),
            ("a code that is no country's", StatusCode.InvalidArgument, "COUNTRY_UNKNOWN", Submit(x => x.Report.ConsumerCountry = "ZZ")),
            ("a country that is not open", StatusCode.FailedPrecondition, "COUNTRY_CLOSED", Submit(x => x.Report.ConsumerCountry = "FR")),
            ("a hash of the wrong length", StatusCode.InvalidArgument, "IDENTIFIER_LENGTH",
                Submit(x => x.Report.Identifiers[0].Hash = ByteString.CopyFrom(new byte[31]))),
            ("nine identifiers", StatusCode.InvalidArgument, "IDENTIFIER_COUNT",
                Submit(x => x.Report.Identifiers.AddRange(Enumerable.Range(0, 8).Select(_ => RegistryFixture.EmailOf(RegistryFixture.NewEmail()))))),
            ("nine identifiers in a check", StatusCode.InvalidArgument, "IDENTIFIER_COUNT", () =>
            {
                var check = Check();
                check.Identifiers.AddRange(Enumerable.Range(0, 8).Select(_ => RegistryFixture.EmailOf(RegistryFixture.NewEmail())));
                return _shop.Risk.CheckAsync(check).ResponseAsync;
            }),
            ("an unconfirmed e-mail alone", StatusCode.InvalidArgument, "IDENTIFIER_NOT_ALONE",
                Submit(x => x.Report.Identifiers[0].Confirmed = false)),
            ("a date in the future", StatusCode.OutOfRange, "DATE_IN_FUTURE",
                Submit(x => x.Report.OpenedOn = SampleMessages.Day(Now.AddDays(2)))),
            ("an outcome in the future", StatusCode.OutOfRange, "DATE_IN_FUTURE",
                Submit(x => x.Report.OutcomeAt = Now.AddDays(2).ToTimestamp())),
            ("an order in the future", StatusCode.OutOfRange, "DATE_IN_FUTURE", () =>
            {
                var check = Check();
                check.OrderedOn = SampleMessages.Day(Now.AddDays(3));
                return _shop.Risk.CheckAsync(check).ResponseAsync;
            }),
            ("an amount below zero", StatusCode.InvalidArgument, "AMOUNT_NEGATIVE", Submit(x => x.Report.Amount.MinorUnits = -1)),
            ("a category that cannot be listed", StatusCode.FailedPrecondition, "CATEGORY_NOT_LISTABLE", Submit(x =>
            {
                x.Report.Category = Category.Other;
                x.Report.CardNetwork = CardNetwork.Unspecified;
                x.Report.NetworkReasonCode = "";
            })),
            ("evidence that cannot be listed", StatusCode.FailedPrecondition, "EVIDENCE_NOT_LISTABLE", Submit(x =>
            {
                x.Report.Category = Category.Unauthorised;
                x.Report.NetworkReasonCode = "10.4";
                x.Report.EvidenceLevel = EvidenceLevel.FinalForMerchant;
            })),
            ("a reason code that is the merchant's own doing", StatusCode.FailedPrecondition, "REASON_CODE_MERCHANT_CAUSE",
                Submit(x => x.Report.NetworkReasonCode = "12.5")),
            ("an unknown reason code", StatusCode.InvalidArgument, "REASON_CODE_UNKNOWN", Submit(x => x.Report.NetworkReasonCode = "99.9")),
            ("a statutory right", StatusCode.FailedPrecondition, "STATUTORY_RIGHT", Submit(x => x.Report.StatutoryRight = true)),
            ("somebody known to be under age", StatusCode.FailedPrecondition, "UNDERAGE", Submit(x => x.Report.KnownUnderAge = true)),
            ("a complaint without its final answer", StatusCode.InvalidArgument, "FINAL_ANSWER_MISSING",
                Submit(x => x.Report.BuyerComplainedOrReturned = true)),
            ("a final answer of last week", StatusCode.FailedPrecondition, "FINAL_ANSWER_TOO_RECENT", Submit(x =>
            {
                x.Report.BuyerComplainedOrReturned = true;
                x.Report.FinalAnswerOn = SampleMessages.Day(Now.AddDays(-7));
            })),
            ("an order reference of another customer", StatusCode.FailedPrecondition, "ORDER_REFERENCE_OF_OTHER",
                Submit(x => x.Report.OrderReference = "held-1")),
            ("a tombstoned order", StatusCode.FailedPrecondition, "TOMBSTONED", Submit(x => x.Report.OrderReference = "GONE1")),
            ("a repeat with other content", StatusCode.AlreadyExists, "REQUEST_ID_REUSED", () =>
            {
                var repeat = held.Clone();
                repeat.Report.Amount.MinorUnits = 1;
                return _shop.Reports.SubmitReportAsync(repeat).ResponseAsync;
            }),
            ("an outcome older than the stored one", StatusCode.FailedPrecondition, "OUTCOME_OLDER",
                () => _shop.Reports.UpdateOutcomeAsync(new UpdateOutcomeRequest
                {
                    RequestId = RegistryFixture.NewId(), ReportId = report.ReportId, EvidenceLevel = EvidenceLevel.Claimed,
                    OutcomeAt = Now.AddDays(-9).ToTimestamp(),
                }).ResponseAsync),
            ("a report of another merchant", StatusCode.NotFound, "REPORT_UNKNOWN",
                () => _other.Reports.GetReportAsync(new GetReportRequest { ReportId = report.ReportId }).ResponseAsync),
            ("an unknown enum value", StatusCode.InvalidArgument, "ENUM_VALUE_UNKNOWN", Submit(x => x.Report.Category = (Category)77)),
            ("an unknown purpose", StatusCode.InvalidArgument, "PURPOSE_NOT_ALLOWED", () =>
            {
                var check = Check();
                check.Purpose = (Purpose)9;
                return _shop.Risk.CheckAsync(check).ResponseAsync;
            }),
            ("a provider's confirmation claimed by the merchant", StatusCode.OutOfRange, "FIELD_OUT_OF_RANGE",
                Submit(x => x.Report.Source = EvidenceSource.ProviderConfirmed)),
            ("a notice to an address that is not the report's", StatusCode.InvalidArgument, "NOTICE_ADDRESS_MISMATCH",
                Submit(x => x.NoticeRelay = new NoticeRelay { EmailAddress = "somebody.else@example.com", Language = "en" })),
            ("a page token that is none", StatusCode.InvalidArgument, "PAGE_TOKEN_INVALID",
                () => _shop.Reports.ListReportsAsync(new ListReportsRequest { PageToken = "!!" }).ResponseAsync),
            ("a message of 5 MB", StatusCode.ResourceExhausted, "",
                Submit(x => x.Report.NetworkReasonCode = new string('x', 5 << 20))),
        ];

        var before = await RowsAsync();
        var wrong = new List<string>();
        foreach (var (name, code, reason, call) in table)
        {
            var refused = await Refused.ByAsync(call);
            if ((refused.Code, refused.Reason) != (code, reason)) wrong.Add($"{name}: {refused.Code} {refused.Reason} {refused.Field} {refused.Detail}");
            if (refused.Detail.Length < 10) wrong.Add($"{name}: '{refused.Detail}' does not say what to change");
            if (await RowsAsync() != before) wrong.Add($"{name} wrote something");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Empty(_registry.Logs.Errors);
    }

    [Fact]
    public async Task An_expired_key_is_refused_as_expired()
    {
        _registry.Clock.Advance(TimeSpan.FromDays(366));
        var refused = await Refused.ByAsync(() => _shop.Risk.CheckAsync(Check()).ResponseAsync);
        Assert.Equal((StatusCode.Unauthenticated, "CREDENTIALS_EXPIRED"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_cancelled_call_writes_all_or_nothing()
    {
        for (var i = 0; i < 20; i++)
        {
            using var cancel = new CancellationTokenSource();
            var call = _shop.Reports.SubmitReportAsync(Report(), cancellationToken: cancel.Token);
            cancel.CancelAfter(TimeSpan.FromMilliseconds(i));
            try
            {
                await call;
            }
            catch (RpcException cancelled)
            {
                Assert.Equal(StatusCode.Cancelled, cancelled.StatusCode);
            }

            // A whole report or none: a report without its keys, or keys without their audit entry, would be half.
            await using var db = await _registry.DatabaseAsync();
            // One snapshot: the server may still be committing what the caller no longer waits for.
            await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
            Assert.Equal(await db.Reports.CountAsync(), await db.ReportIdentifiers.Select(x => x.ReportId).Distinct().CountAsync());
            Assert.Equal(await db.Reports.CountAsync(), await db.Requests.CountAsync(x => x.Method == "ReportService/SubmitReport"));
        }
    }

    [Fact]
    public async Task A_database_that_is_down_is_unavailable_for_hits_and_misses_alike_and_comes_back()
    {
        await _registry.Host.Postgres!.KillAsync(CancellationToken.None);
        // A backend may outlive its postmaster by a moment and answer what it was asked.
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                await _shop.Risk.CheckAsync(Check());
                return StatusCode.OK;
            }
            catch (RpcException refused)
            {
                return refused.StatusCode;
            }
        }, x => x == StatusCode.Unavailable);
        foreach (var call in new Func<Task>[]
        {
            () => _shop.Risk.CheckAsync(Check()).ResponseAsync, () => _shop.Reports.SubmitReportAsync(Report()).ResponseAsync,
        })
        {
            var refused = await Refused.ByAsync(call);
            Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), (refused.Code, refused.Reason));
        }

        await _registry.Host.Postgres.RestartAsync(CancellationToken.None);
        Assert.Equal(Disposition.Recorded, (await Eventually.ReturnsAsync(() => _shop.Reports.SubmitReportAsync(Report()).ResponseAsync)).Disposition);
    }

    [Fact]
    public async Task A_webhook_with_a_wrong_or_an_old_signature_is_refused_and_writes_nothing()
    {
        var staff = new MerchantService.MerchantServiceClient(_registry.As(_registry.OperatorKey));
        await staff.SetProviderAccountAsync(new SetProviderAccountRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = _shop.Merchant.MerchantId,
            Provider = "stripe",
            Account = "acct_test",
            RestrictedKey = "rk_live_for_tests",
            WebhookSecret = "whsec_for_tests",
        });
        var before = await RowsAsync();
        var body = """{"id":"evt_1","object":"event","type":"charge.dispute.closed","livemode":true,"data":{"object":{"id":"dp_1","object":"dispute"}}}""";
        foreach (var (secret, at, reason) in new[]
        {
            ("whsec_wrong_one", DateTimeOffset.UtcNow, "WEBHOOK_SIGNATURE_INVALID"),
            ("whsec_for_tests", DateTimeOffset.UtcNow.AddMinutes(-20), "WEBHOOK_TOO_OLD"),
        })
        {
            using var http = new HttpClient { BaseAddress = _registry.HttpAddress };
            using var content = new StringContent(body);
            var signature = Convert.ToHexStringLower(HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at.ToUnixTimeSeconds()}.{body}")));
            content.Headers.TryAddWithoutValidation("Stripe-Signature", $"t={at.ToUnixTimeSeconds()},v1={signature}");
            using var answer = await http.PostAsync(new Uri($"/webhooks/stripe/{_shop.Id}", UriKind.Relative), content);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains(reason, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(before, await RowsAsync());
    }

    private SubmitReportRequest Report() => SampleMessages.Report(Now, RegistryFixture.NewEmail());

    private CheckRequest Check() => SampleMessages.Check(Now, RegistryFixture.NewEmail());

    private Func<Task> Submit(Action<SubmitReportRequest> change) => () =>
    {
        var request = Report();
        change(request);
        return _shop.Reports.SubmitReportAsync(request).ResponseAsync;
    };

    /// <summary>How many rows each table has, rations aside: they are what a refused call may cost.</summary>
    private async Task<string> RowsAsync()
    {
        await using var source = NpgsqlDataSource.Create(_registry.Host.Postgres!.ConnectionString("registry"));
        await using var tables = source.CreateCommand(
            """
            SELECT string_agg(format('%s=%s', relname, (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I', relname), false, true, '')))[1]), ' ' ORDER BY relname)
            FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'ration'
            """);
        return (string)(await tables.ExecuteScalarAsync())!;
    }
}
