using System.Globalization;
using System.Text;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CustomerRegistry.Server.Tests.Jurisdictions;

/// <summary>
/// A report of every country through its whole life with the clock moved day by day, jobs run every day. The timelines are
/// kept under Golden/Lives and are the documentation of what each country's law comes to; REGISTRY_UPDATE_GOLDEN=1 writes
/// them anew. In the long form each country has its turn and every day is looked at; otherwise those that are open and some
/// that are closed, and between the decision and the last days one day in four weeks.
/// </summary>
public sealed class LivesTests
{
    // A dispute that opened on 31 January is past the last day of the shorter months too, and 2028 has a leap day.
    private static readonly DateTimeOffset Start = new(2027, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private const int EveryDayUntil = 50;
    private const int LastDays = 3;
    private const int Between = 28;

    [Theory]
    [InlineData("DE", "AT", "BE", "BR", "CH", "DE", "DK", "FR", "GB", "IE", "LI", "LU", "MT", "NL", "NO", "SE")]
    [InlineData("US", "US", "US-CA")]
    public Task A_report_from_its_first_day_to_its_last(string operatorCountry, params string[] countries) =>
        LiveAsync(operatorCountry, everyDay: false, countries.Contains);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("DE")]
    [InlineData("US")]
    public Task A_report_of_each_country_from_its_first_day_to_its_last(string operatorCountry) =>
        LiveAsync(operatorCountry, everyDay: true, x => x.StartsWith("US", StringComparison.Ordinal) == (operatorCountry == "US"));

    private static async Task LiveAsync(string operatorCountry, bool everyDay, Func<string, bool> isChosen)
    {
        await using var registry = await RegistryFixture.StartAtAsync(Start, ("Registry:OperatorCountry", operatorCountry));
        var reviewer = await registry.AddStaffAsync(StaffRole.Reviewer);
        var lives = new List<(string Country, string Way, Life Life)>();
        foreach (var country in (await CountriesAsync(registry)).Where(isChosen))
        {
            var language = await LanguageAsync(registry, country);
            foreach (var (way, answered) in new[] { ("defended and upheld", true), ("nobody answers", false) })
            {
                var (reporter, shop) = (await registry.EnrolAsync(country[..2]), await registry.EnrolAsync(country[..2]));
                lives.Add((country, way, new Life(registry, country, language, reporter, shop, reviewer, answered)));
            }
        }

        await KeepKeysAsync(registry);
        var jobs = registry.Host.Services.GetServices<IHostedService>().OfType<DueWorkJob>().Single();
        for (var day = 0; lives.Any(x => !x.Life.IsOver); day = Next(registry, lives.Select(x => x.Life), day, everyDay))
        {
            await jobs.RunOnceAsync(CancellationToken.None);
            await EachAsync(lives.Select(x => x.Life).Where(x => !x.IsOver).ToList(), x => x.LiveAsync(day), x => x.FetchAsync(day));
            Assert.True(day < 3000, "A report outlives every law.");
        }

        Assert.Empty(registry.Logs.Errors);
        foreach (var country in lives.GroupBy(x => x.Country)) GoldenFile.Matches($"Lives/{country.Key}.txt", TextOf(country.Key, operatorCountry, country));
    }

    private static async Task EachAsync(List<Life> lives, params Func<Life, Task>[] steps)
    {
        foreach (var step in steps)
        {
            await Parallel.ForEachAsync(lives, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (life, _) => await step(life));
        }
    }

    // A shop would renew its keys; here they live as long as the longest law.
    private static async Task KeepKeysAsync(RegistryFixture registry)
    {
        await using var db = await registry.DatabaseAsync();
        foreach (var key in await db.ApiKeys.ToListAsync()) key.ExpiresAt = Start.AddYears(20);
        registry.Host.Services.GetRequiredService<AuditStore>().Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, RegistryMode.Live, Guid.Empty, AuditAction.ApiKeyIssued, AuditSubject.Registry, Guid.Empty, Start));
        await db.SaveChangesAsync();
    }

    // The next day, or four weeks on where nothing is due in them; the clock goes with it.
    private static int Next(RegistryFixture registry, IEnumerable<Life> lives, int day, bool everyDay)
    {
        var today = DateOnly.FromDateTime(registry.Clock.GetUtcNow().UtcDateTime);
        var near = day < EveryDayUntil || everyDay
            || lives.Any(x => !x.IsOver && x.LastDay is { } last && last.DayNumber - today.DayNumber < Between + LastDays);
        var days = near ? 1 : Between;
        registry.Clock.Advance(TimeSpan.FromDays(days));
        return day + days;
    }

    private static async Task<List<string>> CountriesAsync(RegistryFixture registry)
    {
        var policy = (await new JurisdictionService.JurisdictionServiceClient(registry.As(registry.OperatorKey))
            .GetPolicyAsync(new GetPolicyRequest())).Policy;
        // Brazil stands for every country without a file.
        return
        [
            .. policy.Files.Keys.Where(x => x.StartsWith("jurisdictions/", StringComparison.Ordinal))
                .Select(x => x["jurisdictions/".Length..^".json".Length]).Where(x => x is not ("EU" or "UNKNOWN")).Append("BR")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<string> LanguageAsync(RegistryFixture registry, string country)
    {
        var ruling = await new JurisdictionService.JurisdictionServiceClient(registry.As(registry.OperatorKey)).ExplainRulingAsync(
            new ExplainRulingRequest
            {
                ReporterCountry = country[..2],
                ConsumerCountry = country,
                Category = Category.NotReceived,
                EvidenceLevel = EvidenceLevel.IndependentFinding,
                Source = EvidenceSource.Statement,
            });
        return ruling.Keys.Single(x => x.Key == "languages").Value is { Length: >= 2 } languages && languages != "none" ? languages[..2] : "en";
    }

    private static string TextOf(string country, string operatorCountry, IEnumerable<(string Country, string Way, Life Life)> lives)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"A dispute about a parcel, decided by a board for the shop (NOT_RECEIVED, E4, stated by the shop): consumer and shops in {country}, operator in {operatorCountry}.\n");
        foreach (var (_, way, life) in lives) text.Append(CultureInfo.InvariantCulture, $"\n{way}\n{life.Timeline}");
        return text.ToString();
    }
}
