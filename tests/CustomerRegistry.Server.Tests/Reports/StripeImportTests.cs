using System.Text;
using System.Text.Json;
using CustomerRegistry.Cli;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Server.Tests.Faults;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Xunit;
using EventUtility = Stripe.EventUtility;

namespace CustomerRegistry.Server.Tests.Reports;

/// <summary>
/// Real input: the command line takes an export with disputes of every status to a running registry; the same disputes
/// then come by webhook and fetch.
/// </summary>
[Collection(ReportsTests.Name)]
public sealed class StripeImportTests(ReportsRegistry reports)
{
    private static readonly string[] Statuses =
    [
        "won", "lost", "needs_response", "under_review", "warning_closed", "warning_needs_response", "warning_under_review", "prevented",
    ];

    [Fact]
    public async Task An_export_of_every_status_is_found_by_another_merchant_after_the_fetch_alone_and_only_where_won()
    {
        var sandbox = await reports.SandboxAsync();
        var disputes = Statuses.ToDictionary(status => status, status => (Id: $"dp_{Guid.NewGuid():N}"[..20], Email: RegistryFixture.NewEmail()));
        var file = Path.Combine(reports.Registry.Folder, $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new
        {
            @object = "list",
            data = Statuses.Select(status => Export(disputes[status].Id, status, disputes[status].Email)),
            has_more = false,
        }));

        var first = await ImportAsync(sandbox.First, file);
        Assert.Equal(0, first.Code);
        var held = await sandbox.First.Reports.ListReportsAsync(new ListReportsRequest { PageSize = 100 });
        var won = Assert.Single(held.Reports, x => x.Dispute.Id == disputes["won"].Id);
        Assert.Equal((EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderFile), (won.EvidenceLevel, won.Source));

        // Again: nothing doubles.
        Assert.Equal(0, (await ImportAsync(sandbox.First, file)).Code);
        Assert.Equal(held.Reports.Count, (await sandbox.First.Reports.ListReportsAsync(new ListReportsRequest { PageSize = 100 })).Reports.Count);

        // The customers are told, by the merchant's own list.
        var notices = Path.Combine(reports.Registry.Folder, $"{Guid.NewGuid():N}.csv");
        var lines = new StringBuilder("report_id,email,language\n");
        foreach (var report in held.Reports.Where(x => x.State is ReportState.Listed or ReportState.Open))
        {
            lines.Append(report.ReportId).Append(',').Append(disputes.Values.Single(x => x.Id == report.Dispute.Id).Email).Append(",en\n");
        }

        await File.WriteAllTextAsync(notices, lines.ToString());
        Assert.Equal(0, (await RunAsync(sandbox.First, "notices", "send", "--from", notices, "--json")).Code);
        await sandbox.AdvanceAsync(TimeSpan.FromDays(15));

        // After the file alone nobody else sees anything.
        foreach (var (_, email) in disputes.Values) Assert.Equal(RiskLevel.None, await LevelAsync(sandbox, email));

        // An event that the merchant signed itself, of a dispute that the provider does not know: still nothing.
        await PostAsync(sandbox, disputes["won"].Id, "won");
        await Eventually.HoldsAsync(async () =>
        {
            await using var db = await reports.Registry.DatabaseAsync();
            return await db.Disputes.AsNoTracking().SingleAsync(x => x.Reference == disputes["won"].Id);
        }, x => x.FetchAttempts > 0 || x.FetchDueAt is null);
        Assert.Equal(RiskLevel.None, await LevelAsync(sandbox, disputes["won"].Email));

        // The provider's own word, fetched, for all of them.
        foreach (var status in Statuses)
        {
            reports.Stripe.Disputes[disputes[status].Id] = StripeServer.Dispute(disputes[status].Id, status, email: disputes[status].Email);
            await PostAsync(sandbox, disputes[status].Id, status);
        }

        await Eventually.HoldsAsync(
            async () => (await sandbox.First.Reports.GetReportAsync(new GetReportRequest { ReportId = won.ReportId })).Report,
            x => x is { Source: EvidenceSource.ProviderConfirmed, EvidenceLevel: EvidenceLevel.FinalForMerchant });
        await sandbox.AdvanceAsync(TimeSpan.FromDays(15));
        foreach (var status in Statuses)
        {
            Assert.Equal((status, status == "won" ? RiskLevel.Low : RiskLevel.None), (status, await LevelAsync(sandbox, disputes[status].Email)));
        }
    }

    private static Dictionary<string, object?> Export(string id, string status, string email)
    {
        var dispute = StripeServer.Dispute(id, status, email: email);
        dispute["charge"] = new Dictionary<string, object?>
        {
            ["id"] = $"ch_{id}",
            ["object"] = "charge",
            ["created"] = DateTimeOffset.UtcNow.AddDays(-40).ToUnixTimeSeconds(),
            ["billing_details"] = new Dictionary<string, object?>
            {
                ["email"] = email,
                ["address"] = new Dictionary<string, object?> { ["country"] = "GB" },
            },
            ["metadata"] = new Dictionary<string, object?> { ["order_id"] = $"ORD-{id}" },
        };
        return dispute;
    }

    private static Task<(int Code, string Output)> ImportAsync(TestMerchant merchant, string file) =>
        RunAsync(merchant, "reports", "import", "stripe", file, "--account", "acct_test", "--emails-confirmed", "--json");

    private static async Task<(int Code, string Output)> RunAsync(TestMerchant merchant, params string[] arguments)
    {
        var answers = new StringWriter();
        var terminal = new Terminal(answers, answers, TextReader.Null, name => name switch
        {
            "REGISTRY_API_KEY" => merchant.Key,
            "REGISTRY_ADDRESS" => merchant.Address,
            _ => null,
        });
        var code = await RegistryCommand.RunAsync(arguments, terminal);
        return (code, answers.ToString());
    }

    private async Task PostAsync(TestSandbox sandbox, string dispute, string status)
    {
        var body = JsonSerializer.Serialize(new
        {
            id = $"evt_{Guid.NewGuid():N}",
            @object = "event",
            type = "charge.dispute.updated",
            livemode = false,
            data = new { @object = StripeServer.Dispute(dispute, status) },
        });
        using var http = new HttpClient { BaseAddress = reports.Registry.HttpAddress };
        using var content = new StringContent(body);
        var at = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        content.Headers.TryAddWithoutValidation(
            "Stripe-Signature", $"t={at},v1={EventUtility.ComputeSignature(TestSandbox.WebhookSecret, at, body)}");
        using var answer = await http.PostAsync(new Uri(sandbox.Webhook, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<RiskLevel> LevelAsync(TestSandbox sandbox, string email) =>
        (await sandbox.Second.Risk.CheckAsync(SampleMessages.Check(sandbox.Now, email))).Assessment.Level;
}
