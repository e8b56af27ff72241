using System.Globalization;
using System.Text;
using CustomerRegistry.Server.Risk;
using CustomerRegistry.Server.Tests.Appeals;
using CustomerRegistry.Server.Tests.Reports;
using CustomerRegistry.V1;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;
using static CustomerRegistry.Server.Tests.Risk.TestChecks;
using Category = CustomerRegistry.Domain.Reports.Category;
using EvidenceLevel = CustomerRegistry.Domain.Reports.EvidenceLevel;
using EvidenceSource = CustomerRegistry.Domain.Reports.EvidenceSource;
using StaffRole = CustomerRegistry.V1.StaffRole;

namespace CustomerRegistry.Server.Tests.Risk;

/// <summary>
/// A listing planted in every state, and what each of four kinds of caller can see of it: another shop, the merchant that
/// reported it, the person, and staff. The table is kept as Golden/WhoSeesWhat.txt; REGISTRY_UPDATE_GOLDEN=1 writes it anew.
/// </summary>
public sealed class WhoSeesWhatTests(RegistryFixture registry)
{
    private static readonly (string State, Action<ListingRow>? Plant)[] States =
    [
        ("it counts", null),
        ("no notice is out", x => x.ShareFrom = null),
        ("the reply window runs", x => x.ShareFrom = x.ShareFrom!.Value.AddDays(30)),
        ("contested", x => x.Contested = true),
        ("objected to", x => x.Objected = true),
        ("past its last day, its row still there", x => x.LastDay = x.OpenedOn.AddDays(1)),
        ("past the last day of the policy in force", x => x.OpenedOn = x.OpenedOn.AddYears(-4)),
        ("reversed, not final (E2)", x => x.Evidence = EvidenceLevel.NotFinal),
        ("stated, not confirmed by the provider", x => x.Source = EvidenceSource.Statement),
        ("from the provider's export", x => x.Source = EvidenceSource.ProviderFile),
        ("unauthorised, final for the merchant (E3)", x => x.Category = Category.Unauthorised),
        ("own-only", x => x.OwnOnly = true),
        ("own-only and contested", x => (x.OwnOnly, x.Contested) = (true, true)),
        ("consumer in Denmark, no permit", x => x.ConsumerCountry = "DK"),
        ("consumer in a country without a file", x => x.ConsumerCountry = "BR"),
    ];

    [Fact]
    public async Task What_each_caller_sees_of_a_listing_in_every_state()
    {
        var shop = await registry.EnrolAsync();
        var staff = await Task.WhenAll(
            registry.AddStaffAsync(StaffRole.Operator), registry.AddStaffAsync(StaffRole.Reviewer), registry.AddStaffAsync(StaffRole.Auditor));
        var table = new StringBuilder();
        Row(table, "state", "another shop", "its merchant, checking", "its merchant, its report", "the person", "staff");
        foreach (var (state, plant) in States)
        {
            var (reporter, address) = (await registry.EnrolAsync(), NewEmail());
            var reportId = await new TestListings(registry).AddAsync(reporter, plant, EmailOf(address));
            Row(
                table, state,
                FoundBy(await shop.Risk.CheckAsync(Of(registry, EmailOf(address)))),
                FoundBy(await reporter.Risk.CheckAsync(Of(registry, EmailOf(address)))),
                await HeldAsync(reporter, reportId),
                await FileAsync(address),
                await StaffAsync(staff, address, reportId));
        }

        GoldenFile.Matches("WhoSeesWhat.txt", table.ToString());
    }

    private static string FoundBy(CheckResponse reply)
    {
        var parts = new List<string>();
        if (reply.Assessment.Reasons.FirstOrDefault(x => x.Code == "REPORT") is { } reason)
            parts.Add($"the entry{(reason.Disputed ? ", disputed" : "")}");
        if (reply.OwnReports.Count > 0) parts.Add("its own, apart");
        return parts.Count == 0 ? "nothing" : string.Join("; ", parts);
    }

    private static async Task<string> HeldAsync(TestMerchant reporter, Guid reportId)
    {
        var report = await reporter.ReportAsync(reportId.ToString());
        return $"{report.State.ToString().ToLowerInvariant()}{(report.Contested ? ", contested" : "")}{(report.OwnOnly ? ", own-only" : "")}";
    }

    private async Task<string> FileAsync(string address)
    {
        var proof = await EmailProof.StartAsync(registry, address);
        var file = await new DisclosureService.DisclosureServiceClient(registry.As(null)).GetConsumerFileAsync(
            new GetConsumerFileRequest { EmailCode = new EmailCode { ProofId = proof.ProofId, Code = proof.Code } });
        return string.Create(CultureInfo.InvariantCulture, $"{file.Entries.Count} entry, {file.Lookups.Count} look-ups");
    }

    // Everything that staff could try with an address or a report's id.
    private async Task<string> StaffAsync(string[] keys, string address, Guid reportId)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var (risk, reports, disclosures) = (
                new V1.RiskService.RiskServiceClient(registry.As(key)), new ReportService.ReportServiceClient(registry.As(key)),
                new DisclosureService.DisclosureServiceClient(registry.As(key)));
            foreach (var call in new Func<Task>[]
            {
                () => risk.CheckAsync(Of(registry, EmailOf(address))).ResponseAsync,
                () => reports.GetReportAsync(new GetReportRequest { ReportId = reportId.ToString() }).ResponseAsync,
                () => reports.ListReportsAsync(new ListReportsRequest()).ResponseAsync,
                () => disclosures.ListDisclosuresAsync(new ListDisclosuresRequest()).ResponseAsync,
            })
            {
                seen.Add((await Refused.ByAsync(call)).Reason);
            }
        }

        return string.Join(", ", seen.Order(StringComparer.Ordinal));
    }

    private static void Row(StringBuilder table, string state, params string[] cells)
    {
        int[] widths = [44, 16, 30, 26, 24, 0];
        string[] all = [state, .. cells];
        table.Append(string.Join(" ", all.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
    }
}
