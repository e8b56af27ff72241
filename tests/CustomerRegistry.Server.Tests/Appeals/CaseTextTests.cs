using CustomerRegistry.V1;
using Xunit;
using CaseTextForm = CustomerRegistry.Server.Appeals.CaseTextForm;

namespace CustomerRegistry.Server.Tests.Appeals;

public sealed class CaseTextTests(RegistryFixture registry)
{
    // Two UTF-16 units and four bytes each: the most that a text of 10,000 characters can weigh.
    private static readonly string Longest = string.Concat(Enumerable.Repeat("\U0001F600", 10_000));

    [Fact]
    public async Task A_case_stays_readable_whatever_its_consumer_adds()
    {
        var report = await SeededReport.AddAsync(registry, await registry.EnrolAsync());
        var filing = report.Filing();
        filing.Text = Longest;
        var filed = await report.Consumer.FileAppealAsync(filing);
        for (var i = 1; i < 10; i++) await report.Consumer.AddInformationAsync(More(filed, Longest));
        await AssertTooMuchAsync(report, More(filed, "x"));
        var onlyFile = More(filed, "");
        onlyFile.Attachments.Add(new Attachment { MediaType = "application/pdf", Content = Google.Protobuf.ByteString.CopyFromUtf8("%PDF-1.7") });
        await report.Consumer.AddInformationAsync(onlyFile);
        await report.Merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(await ReadAsync(report, filed)));

        var reviewer = new AppealService.AppealServiceClient(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer)));
        var whole = await reviewer.GetAppealCaseAsync(new GetAppealCaseRequest { AppealId = filed.Appeal.AppealId });
        Assert.Equal(12, whole.Texts.Count);
    }

    [Fact]
    public async Task Of_short_texts_twenty_are_taken_also_at_once()
    {
        var report = await SeededReport.AddAsync(registry, await registry.EnrolAsync());
        var filed = await report.FileAsync();
        for (var i = 0; i < 17; i++) await report.Consumer.AddInformationAsync(More(filed, "More."));
        var last = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await report.Consumer.AddInformationAsync(More(filed, "More."));
                return true;
            }
            catch (Grpc.Core.RpcException)
            {
                return false;
            }
        }));
        Assert.Equal(2, last.Count(x => x));
        await AssertTooMuchAsync(report, More(filed, "More."));
    }

    [Fact]
    public async Task Every_text_of_a_case_has_the_bound_of_its_message()
    {
        var report = await SeededReport.AddAsync(registry, await registry.EnrolAsync());
        var filing = report.Filing();
        filing.Text = Longest + "x";
        await AssertOutOfRangeAsync(() => report.Consumer.FileAppealAsync(filing).ResponseAsync);
        var filed = await report.FileAsync();
        await AssertOutOfRangeAsync(() => report.Consumer.AddInformationAsync(More(filed, Longest + "x")).ResponseAsync);
        var answer = SeededReport.Answer(filed.Appeal);
        answer.Text = Longest + "x";
        await AssertOutOfRangeAsync(() => report.Merchant.Appeals.AnswerAppealAsync(answer).ResponseAsync);
        var reviewer = new AppealService.AppealServiceClient(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer)));
        await AssertOutOfRangeAsync(() => reviewer.DecideAppealAsync(new DecideAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = filed.Appeal.AppealId,
            Decision = AppealDecision.Overturned,
            Reasons = { DecisionReason.ProofInsufficient },
            Text = new string('x', 4_001),
        }).ResponseAsync);
    }

    [Theory]
    [InlineData("twenty", 19, 1, 1, true)]
    [InlineData("twenty-one", 20, 1, 1, false)]
    [InlineData("a hundred thousand characters", 9, 10_000, 10_000, true)]
    [InlineData("one more", 10, 10_000, 1, false)]
    [InlineData("empty ones do not count", 30, 0, 1, true)]
    [InlineData("files alone", 20, 1, 0, true)]
    public void Texts_of_a_side_fit_by_number_and_characters(string why, int held, int each, int added, bool fits) =>
        Assert.True(fits == CaseTextForm.Fits(Enumerable.Repeat(new string('x', each), held), new string('x', added)), why);

    private static AddInformationRequest More(FileAppealResponse filed, string text) => new()
    {
        RequestId = RegistryFixture.NewId(),
        AppealId = filed.Appeal.AppealId,
        CaseSecret = filed.CaseSecret,
        Text = text,
    };

    private static async Task<Appeal> ReadAsync(SeededReport report, FileAppealResponse filed) =>
        (await report.Consumer.GetAppealAsync(
            new GetAppealRequest { AppealId = filed.Appeal.AppealId, CaseSecret = filed.CaseSecret })).Appeal;

    private static Task AssertTooMuchAsync(SeededReport report, AddInformationRequest request) =>
        AssertOutOfRangeAsync(() => report.Consumer.AddInformationAsync(request).ResponseAsync);

    private static async Task AssertOutOfRangeAsync(Func<Task> call)
    {
        var refused = await Refused.ByAsync(call);
        Assert.Equal(("FIELD_OUT_OF_RANGE", "text"), (refused.Reason, refused.Field));
    }
}
