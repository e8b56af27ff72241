using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Tests.Disclosures;
using CustomerRegistry.Server.Tests.Faults;
using CustomerRegistry.Server.Tests.Rpc;
using CustomerRegistry.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using DomainKind = CustomerRegistry.Domain.Identifiers.IdentifierKind;
using RegistryMode = CustomerRegistry.Domain.Identifiers.RegistryMode;

namespace CustomerRegistry.Server.Tests.Privacy;

/// <summary>
/// Sends known identifiers, secrets and texts through every RPC, failing calls too, and looks for them in everything that
/// the registry writes: logs, traces, metrics, error texts, PostgreSQL's own log, and the database.
/// </summary>
public sealed class LeakTests
{
    private readonly KnownSecrets _secrets = new();
    private readonly List<string> _errors = [];
    private readonly HashSet<string> _called = [];

    [Fact]
    public async Task No_identifier_hash_token_key_or_text_is_written_anywhere()
    {
        using var traces = new RecordedTraces();
        await using var registry = await RegistryFixture.StartAsync();
        await UseEverythingAsync(registry);
        await FailEverythingAsync(registry);

        using var http = new HttpClient { BaseAddress = registry.HttpAddress };
        var metrics = await http.GetStringAsync("/metrics");
        var dump = await DatabaseDump.TakeAsync(registry.Host.Postgres!.ConnectionString("registry"));
        var postgresLogs = string.Concat(Directory
            .EnumerateFiles(Path.Combine(registry.Folder, "postgres", "log")).Select(File.ReadAllText));

        // It is known that there was something to see.
        Assert.Contains("registry_checks", metrics, StringComparison.Ordinal);
        Assert.True(traces.Count > 50);
        Assert.Contains("COPY public.listing", dump, StringComparison.Ordinal);

        Assert.Empty(_secrets.FoundIn("the logs", string.Join('\n', registry.Logs.Lines))
            .Concat(_secrets.FoundIn("the traces", traces.Text))
            .Concat(_secrets.FoundIn("the metrics", metrics))
            .Concat(_secrets.FoundIn("an error", string.Join('\n', _errors)))
            .Concat(_secrets.FoundIn("PostgreSQL's log", postgresLogs))
            .Concat(_secrets.FoundIn("the database", dump)));
        Assert.Empty(registry.Logs.Errors);
        Assert.Empty(AccessMatrixTests.Rpcs.Select(x => x.Name).Except(_called));
    }

    private async Task UseEverythingAsync(RegistryFixture registry)
    {
        var now = registry.Clock.GetUtcNow();
        var reporter = await registry.EnrolAsync();
        var checker = await registry.EnrolAsync();
        _secrets.AddText("an API key", reporter.Key);
        _secrets.AddText("an API key", registry.OperatorKey);
        var email = RegistryFixture.NewEmail();
        Know(registry, email);

        var request = SampleMessages.Report(now, email, order: "LEAKORDER4711");
        _secrets.AddText("an order reference", "LEAKORDER4711");
        request.Report.Identifiers.Add(new Identifier { Kind = IdentifierKind.Phone, Hash = Hash(registry, "+4520123456", DomainKind.Phone) });
        request.NoticeRelay = new NoticeRelay { EmailAddress = email, Language = "en" };
        var report = (await Call("SubmitReport", () => reporter.Reports.SubmitReportAsync(request))).Report;
        await Call("GetReport", () => reporter.Reports.GetReportAsync(new GetReportRequest { ReportId = report.ReportId }));
        await Call("ListReports", () => reporter.Reports.ListReportsAsync(new ListReportsRequest()));
        _called.Add("SubmitReports");
        using (var stream = reporter.Reports.SubmitReports())
        {
            await stream.RequestStream.WriteAsync(new SubmitReportsRequest { Sequence = 1, Request = SampleMessages.Report(now, email) });
            await stream.RequestStream.CompleteAsync();
            while (await stream.ResponseStream.MoveNext(CancellationToken.None))
            {
                Assert.Equal(SubmitReportsResponse.AnswerOneofCase.Response, stream.ResponseStream.Current.AnswerCase);
            }
        }

        var own = SampleMessages.Report(now, email);
        var attested = await reporter.Reports.SubmitReportAsync(own);
        _secrets.AddText("a notice's secret", attested.NoticeSecret);
        _secrets.AddText("a carrier's reference", "RR123456785LEAK");
        await Call("AttestNotice", () => reporter.Reports.AttestNoticeAsync(new AttestNoticeRequest
        {
            RequestId = RegistryFixture.NewId(),
            ReportId = attested.Report.ReportId,
            Channel = NoticeChannel.Letter,
            CarrierReference = "RR123456785LEAK",
            SentAt = now.ToTimestamp(),
            Language = "en",
        }));
        await TryCall("RelayNotice", () => reporter.Reports.RelayNoticeAsync(new RelayNoticeRequest
        {
            RequestId = RegistryFixture.NewId(),
            ReportId = attested.Report.ReportId,
            NoticeRelay = new NoticeRelay { EmailAddress = email, Language = "en" },
        }));

        await Call("Check", () => checker.Risk.CheckAsync(SampleMessages.Check(now, email, "LEAKCHECK0815")));
        _secrets.AddText("an order reference", "LEAKCHECK0815");
        await TryCall("RecordOutcome", () => checker.Risk.RecordOutcomeAsync(new RecordOutcomeRequest
        {
            RequestId = RegistryFixture.NewId(),
            CheckId = RegistryFixture.NewId(),
            Action = ShopAction.Proceeded,
            DecidedBy = DecidedBy.Rule,
        }));
        await Call("ListDisclosures", () => checker.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest()));
        await Call("ListCorrections", () => checker.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest()));
        await Call("GetParameters", () => checker.Identifiers.GetParametersAsync(new GetParametersRequest()));
        var blinded = BlindedInputs.Blind([SubjectTokenInput.Create((byte)DomainKind.Email, IdentifierHash.Of(email))]);
        await Call("Evaluate", () => checker.Identifiers.EvaluateAsync(new EvaluateRequest
        {
            BlindedElements = { blinded.Elements.Select(x => ByteString.CopyFrom(x.Span)) },
        }));

        await UseConsumersCallsAsync(registry, reporter, attested.NoticeSecret, email);
        await Call("UpdateOutcome", () => reporter.Reports.UpdateOutcomeAsync(new UpdateOutcomeRequest
        {
            RequestId = RegistryFixture.NewId(),
            ReportId = report.ReportId,
            EvidenceLevel = EvidenceLevel.NotFinal,
            OutcomeAt = now.AddDays(-1).ToTimestamp(),
        }));
        var withdrawn = await Call("WithdrawReport", () => reporter.Reports.WithdrawReportAsync(new WithdrawReportRequest
        {
            RequestId = RegistryFixture.NewId(),
            ReportId = report.ReportId,
            Reason = WithdrawalReason.MerchantError,
        }));
        if (withdrawn.WithdrawalQuestionSecret.Length > 0) _secrets.AddText("a withdrawal's secret", withdrawn.WithdrawalQuestionSecret);
        var staff = new MerchantService.MerchantServiceClient(registry.As(registry.OperatorKey));
        _secrets.AddText("a restricted key", "rk_live_leak_4711");
        _secrets.AddText("a webhook's secret", "whsec_leak_4711");
        await Call("SetProviderAccount", () => staff.SetProviderAccountAsync(new SetProviderAccountRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = reporter.Merchant.MerchantId,
            Provider = "stripe",
            Account = "acct_test",
            RestrictedKey = "rk_live_leak_4711",
            WebhookSecret = "whsec_leak_4711",
        }));
        using var http = new HttpClient { BaseAddress = registry.HttpAddress };
        using var body = new StringContent($$"""{"email":"{{email}}"}""");
        body.Headers.TryAddWithoutValidation("Stripe-Signature", "t=1,v1=00");
        using var answered = await http.PostAsync(new Uri($"/webhooks/stripe/{reporter.Id}", UriKind.Relative), body);
        _errors.Add(await answered.Content.ReadAsStringAsync());
    }

    private async Task UseConsumersCallsAsync(RegistryFixture registry, TestMerchant reporter, string noticeSecret, string email)
    {
        var consumer = new AppealService.AppealServiceClient(registry.As(null));
        await Call("OpenNotice", () => consumer.OpenNoticeAsync(new OpenNoticeRequest { NoticeSecret = noticeSecret }));
        _secrets.AddText("a consumer's text", "The parcel LEAKTEXT never came to my door.");
        _secrets.AddText("an answer address", "leak.answer.address@example.com");
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "LEAKPICTURE-4711"u8];
        _secrets.AddText("an attachment", "LEAKPICTURE-4711");
        var filed = await Call("FileAppeal", () => consumer.FileAppealAsync(new FileAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            Proof = new ConsumerProof { NoticeSecret = noticeSecret },
            Ground = AppealGround.NotMe,
            Text = "The parcel LEAKTEXT never came to my door.",
            AnswerEmailAddress = "leak.answer.address@example.com",
            Language = "en",
            Attachments = { new Attachment { MediaType = "image/png", Content = ByteString.CopyFrom(picture) } },
        }));
        _secrets.AddText("a case secret", filed.CaseSecret);
        await Call("GetAppeal", () => consumer.GetAppealAsync(new GetAppealRequest { AppealId = filed.Appeal.AppealId, CaseSecret = filed.CaseSecret }));
        await Call("AddInformation", () => consumer.AddInformationAsync(new AddInformationRequest
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = filed.Appeal.AppealId,
            CaseSecret = filed.CaseSecret,
            Text = "More LEAKTEXT.",
        }));
        var open = Assert.Single((await Call("ListAppeals", () => reporter.Appeals.ListAppealsAsync(new ListAppealsRequest()))).Appeals);
        await Call("GetAppealCase", () => reporter.Appeals.GetAppealCaseAsync(new GetAppealCaseRequest { AppealId = open.AppealId }));
        _secrets.AddText("a merchant's text", "Our records LEAKANSWER show it.");
        await Call("AnswerAppeal", () => reporter.Appeals.AnswerAppealAsync(new AnswerAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = open.AppealId,
            Answer = MerchantAnswer.Defend,
            Text = "Our records LEAKANSWER show it.",
            Etag = open.Etag,
        }));
        await TryCall("WithdrawAppeal", () => consumer.WithdrawAppealAsync(new WithdrawAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = open.AppealId,
            CaseSecret = "wrong" + filed.CaseSecret[5..],
        }));
        var reviewer = new AppealService.AppealServiceClient(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer)));
        await TryCall("DecideAppeal", () => reviewer.DecideAppealAsync(new DecideAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = open.AppealId,
            Decision = AppealDecision.Upheld,
            Text = "LEAKTEXT",
            Etag = "1",
            Reasons = { DecisionReason.ProofSufficient },
        }));

        var proofs = new DisclosureService.DisclosureServiceClient(registry.As(null));
        var proof = await Call("StartProof", () => proofs.StartProofAsync(new StartProofRequest { EmailAddress = email, Language = "da" }));
        await TryCall("GetConsumerFile", () => proofs.GetConsumerFileAsync(new GetConsumerFileRequest
        {
            EmailCode = new EmailCode { ProofId = proof.ProofId, Code = "00000000" },
        }));
        await UseRightsAsync(registry);
    }

    private async Task UseRightsAsync(RegistryFixture registry)
    {
        var (person, reporter, shop) = (new RightsPerson(registry), await registry.EnrolAsync(), await registry.EnrolAsync());
        Know(registry, person.Address);
        _secrets.AddText("an answer address", RightsPerson.AnswerAddress);
        _secrets.AddText("what a person says of an entry", "It was LEAKSTATEMENT, not this.");
        _secrets.AddText("a decision's words", "We looked at what the shop sent.");
        _secrets.AddText("an extension's words", "The shop {due} has to find its papers.");
        var report = await person.ReportedByAsync(reporter);
        var check = await person.CheckedByAsync(shop);
        var code = await person.CodeAsync();
        _secrets.AddText("a one-time code", code.Code);
        _called.UnionWith(
        [
            "ExerciseRight", "GetRightsRequest", "WithdrawRightsRequest", "DisownLookup", "ListRightsRequests", "GetRightsCase",
            "DecideRightsRequest", "ExtendRightsRequest",
        ]);
        var filed = await person.ExerciseAsync(RightKind.Rectification, report, "It was LEAKSTATEMENT, not this.");
        var withdrawn = await person.ExerciseAsync(RightKind.Objection, report);
        _secrets.AddText("the secret of a request", filed.Secret);
        _secrets.AddText("the secret of a request", withdrawn.Secret);
        await person.ReadAsync(filed);
        await person.WithdrawAsync(withdrawn);
        await person.Client.DisownLookupAsync(new DisownLookupRequest { EmailCode = code, CheckId = check.CheckId });
        await person.FileAsync(portable: true);
        var staff = await RightsStaff.AddAsync(registry);
        await staff.Client.ListRightsRequestsAsync(new ListRightsRequestsRequest());
        await staff.CaseAsync(filed.Request);
        await staff.DecideAsync(
            await staff.ExtendAsync(filed.Request), RightsDecision.Granted, RightsDecisionReason.NotVerified);
    }

    /// <summary>Every RPC once more, with identifiers where none belong and with a key that is none.</summary>
    private async Task FailEverythingAsync(RegistryFixture registry)
    {
        var email = RegistryFixture.NewEmail();
        Know(registry, email);
        var wrongKey = "cr_live_" + Convert.ToBase64String(Guid.NewGuid().ToByteArray())[..20] + new string('x', 23);
        _secrets.AddText("a wrong key", wrongKey);
        foreach (var rpc in AccessMatrixTests.Rpcs.Where(x => !x.IsClientStreaming && !x.IsServerStreaming))
        {
            _called.Add(rpc.Name);
            foreach (var key in new[] { wrongKey, null, registry.OperatorKey })
            {
                var message = (IMessage)Activator.CreateInstance(rpc.InputType.ClrType)!;
                foreach (var field in rpc.InputType.Fields.InDeclarationOrder()
                    .Where(x => x.FieldType == Google.Protobuf.Reflection.FieldType.String && !x.IsRepeated && !x.IsMap))
                {
                    field.Accessor.SetValue(message, email);
                }

                await FailAsync(registry.As(key), rpc, message);
            }
        }

        foreach (var rpc in AccessMatrixTests.Rpcs.Where(x => x.IsClientStreaming || x.IsServerStreaming)) _called.Add(rpc.Name);
    }

    private async Task FailAsync(CallInvoker calls, Google.Protobuf.Reflection.MethodDescriptor rpc, IMessage message)
    {
        var bytes = Marshallers.Create(static x => x, static x => x);
        try
        {
            await calls.AsyncUnaryCall(
                new Method<byte[], byte[]>(MethodType.Unary, rpc.Service.FullName, rpc.Name, bytes, bytes), null, new CallOptions(),
                message.ToByteArray());
        }
        catch (RpcException refused)
        {
            _errors.Add($"{refused.Status.Detail} {refused.GetRpcStatus()}");
        }
    }

    private async Task<T> Call<T>(string rpc, Func<AsyncUnaryCall<T>> call)
    {
        _called.Add(rpc);
        return await call();
    }

    private async Task TryCall<T>(string rpc, Func<AsyncUnaryCall<T>> call)
    {
        _called.Add(rpc);
        try
        {
            await call();
        }
        catch (RpcException refused)
        {
            _errors.Add($"{refused.Status.Detail} {refused.GetRpcStatus()}");
        }
    }

    private void Know(RegistryFixture registry, string email)
    {
        _secrets.AddText("an e-mail address", email);
        Hash(registry, email, DomainKind.Email);
    }

    private ByteString Hash(RegistryFixture registry, string canonical, DomainKind kind)
    {
        var hash = IdentifierHash.Of(canonical);
        _secrets.AddText("an identifier", canonical);
        _secrets.AddBytes("an identifier hash", hash.ToBytes());
        var token = registry.Host.Services.GetRequiredService<SubjectKeys>().TokenOf(RegistryMode.Live, 1, kind, hash);
        _secrets.AddBytes("a subject token", token.ToBytes());
        return ByteString.CopyFrom(hash.ToBytes());
    }
}
