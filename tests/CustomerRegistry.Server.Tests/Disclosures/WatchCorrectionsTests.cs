using System.Net.Http.Headers;
using System.Text.Json;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Disclosures;

/// <summary>The feed of corrections as a stream: at least once, in order, acknowledged by its cursor, ended by what ends a call.</summary>
public sealed class WatchCorrectionsTests(RegistryFixture registry)
{
    [Fact]
    public async Task A_watcher_hears_what_is_held_and_what_comes_and_a_cursor_acknowledges_what_was_before_it()
    {
        var shop = await registry.EnrolAsync();
        var (first, second) = (await CorrectedAsync(shop), await CorrectedAsync(shop));
        using var stream = Watch(shop, "");
        var heard = new List<WatchCorrectionsResponse> { await NextAsync(stream), await NextAsync(stream) };
        var third = await CorrectedAsync(shop);
        heard.Add(await NextAsync(stream));
        Assert.Equal([first, second, third], heard.Select(x => x.Correction.CheckId));
        Assert.All(heard, x => Assert.Equal(Instruction.StopUsing, x.Correction.Instruction));
        Assert.Equal((0, 0), await AcknowledgedAsync(shop));

        // From the second on: at least once, and what came before the cursor is acknowledged, once.
        using (var again = Watch(shop, heard[1].Cursor)) Assert.Equal(third, (await NextAsync(again)).Correction.CheckId);
        Assert.Equal((2, 1), await AcknowledgedAsync(shop));
        using (var repeated = Watch(shop, heard[1].Cursor)) Assert.Equal(third, (await NextAsync(repeated)).Correction.CheckId);
        Assert.Equal((2, 1), await AcknowledgedAsync(shop));

        // The same cursors serve both calls.
        Assert.Empty((await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { Cursor = heard[2].Cursor })).Corrections);
        Assert.Equal((3, 2), await AcknowledgedAsync(shop));
    }

    [Fact]
    public async Task A_cursor_that_was_made_up_acknowledges_nothing_that_is_still_to_come()
    {
        var shop = await registry.EnrolAsync();
        var beyond = Server.Rpc.PageTokens.Write("999999999999", Guid.NewGuid().ToString());
        await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { Cursor = beyond });
        await CorrectedAsync(shop);
        Assert.Equal((0, 0), await AcknowledgedAsync(shop));
    }

    [Fact]
    public async Task A_stream_ends_when_its_key_is_revoked_and_when_its_deadline_passes()
    {
        var shop = await registry.EnrolAsync();
        await CorrectedAsync(shop);
        var staff = new MerchantService.MerchantServiceClient(registry.As(registry.OperatorKey));
        var issued = await staff.IssueApiKeyAsync(new IssueApiKeyRequest
        {
            RequestId = NewId(),
            MerchantId = shop.Merchant.MerchantId,
            Scopes = { V1.Scope.Disclosures },
        });
        using var stream = new V1.DisclosureService.DisclosureServiceClient(registry.As(issued.Secret)).WatchCorrections(new WatchCorrectionsRequest());
        await NextAsync(stream);
        await staff.RevokeApiKeyAsync(new RevokeApiKeyRequest { RequestId = NewId(), ApiKeyId = issued.ApiKey.ApiKeyId });
        var revoked = await Refused.ByAsync(() => NextAsync(stream));
        Assert.Equal((StatusCode.Unauthenticated, "CREDENTIALS_INVALID"), (revoked.Code, revoked.Reason));

        using var late = shop.Disclosures.WatchCorrections(new WatchCorrectionsRequest(), deadline: DateTime.UtcNow.AddSeconds(2));
        await NextAsync(late);
        Assert.Equal(StatusCode.DeadlineExceeded, (await Refused.ByAsync(() => NextAsync(late))).Code);
    }

    [Fact]
    public async Task A_stream_ends_without_an_error_when_the_server_stops()
    {
        await using var own = await StartAsync();
        var shop = await own.EnrolAsync();
        using var stream = Watch(shop, "");
        // Idle and open: the server has answered nothing yet.
        var next = stream.ResponseStream.MoveNext(CancellationToken.None);
        await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest());
        Assert.False(next.IsCompleted);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        own.Host.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();
        Assert.False(await next.WaitAsync(stop.Token));
        Assert.Empty(own.Logs.Errors);
    }

    [Fact]
    public async Task A_reader_that_does_not_read_holds_the_feed_at_one_page()
    {
        var shop = await registry.EnrolAsync();
        await ManyAsync(shop, 230);
        var feed = registry.Host.Services.GetRequiredService<CorrectionFeed>();
        var caller = new Caller.Merchant(
            shop.Id, Guid.Empty, RegistryMode.Live, new HashSet<Domain.Merchants.Scope>(), Domain.Merchants.MerchantState.Live,
            new KeyTerm(registry.Clock.GetUtcNow().AddDays(1), null));
        var (written, pages) = (new List<Guid>(), 0);
        var (reads, arrived) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        using var gone = new CancellationTokenSource();
        var watching = feed.WatchAsync(
            caller, default, () => Task.FromResult(++pages),
            async row =>
            {
                written.Add(row.Id);
                arrived.Release();
                await reads.WaitAsync(gone.Token);
            },
            gone.Token);
        await arrived.WaitAsync(gone.Token);
        Assert.Equal((1, 0), (written.Count, pages));
        reads.Release(99);
        for (var i = 1; i < 100; i++) await arrived.WaitAsync(gone.Token);
        // The hundredth is not read: no second page is asked for.
        Assert.Equal((100, 0), (written.Count, pages));
        reads.Release(200);
        for (var i = 100; i < 230; i++) await arrived.WaitAsync(gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.Equal(230, written.Distinct().Count());
        Assert.Equal(written.Order(), written);
    }

    [Fact]
    public async Task Over_rest_it_is_one_json_object_a_line()
    {
        var shop = await registry.EnrolAsync();
        var first = await CorrectedAsync(shop);
        using var http = new HttpClient { BaseAddress = registry.HttpAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", shop.Key);
        using var answer = await http.GetAsync(new Uri("/v1/corrections:watch", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(first, CheckOf(await lines.ReadLineAsync()));
        var second = await CorrectedAsync(shop);
        Assert.Equal(second, CheckOf(await lines.ReadLineAsync()));
    }

    private static string? CheckOf(string? line) =>
        JsonDocument.Parse(line!).RootElement.GetProperty("correction").GetProperty("checkId").GetString();

    private static AsyncServerStreamingCall<WatchCorrectionsResponse> Watch(TestMerchant shop, string cursor) =>
        shop.Disclosures.WatchCorrections(new WatchCorrectionsRequest { Cursor = cursor }, deadline: DateTime.UtcNow.AddSeconds(60));

    private static async Task<WatchCorrectionsResponse> NextAsync(AsyncServerStreamingCall<WatchCorrectionsResponse> stream)
    {
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
        return stream.ResponseStream.Current;
    }

    private async Task<string> CorrectedAsync(TestMerchant shop)
    {
        var (reporter, email) = (await registry.EnrolAsync(), EmailOf(NewEmail()));
        var listings = new TestListings(registry);
        var report = await listings.AddAsync(reporter, null, email);
        var check = (await shop.Risk.CheckAsync(TestChecks.Of(registry, email))).CheckId;
        await listings.ContestAsync(report);
        return check;
    }

    private async Task ManyAsync(TestMerchant shop, int count)
    {
        var now = registry.Clock.GetUtcNow();
        await using var db = await registry.DatabaseAsync();
        for (var i = 0; i < count; i++)
        {
            var check = Guid.CreateVersion7(now);
            db.Disclosures.Add(new DisclosureRow
            {
                CheckId = check,
                Mode = RegistryMode.Live,
                MerchantId = shop.Id,
                At = now,
                Purpose = Domain.Risk.Purpose.DeliverySafeguard,
                Stage = Domain.Risk.Stage.BeforeOrder,
                OrderKey = check.ToByteArray(),
                Level = Domain.Risk.RiskLevel.Low,
                Advice = Domain.Risk.Advice.Proceed,
                ModelVersion = "risk-model-1",
            });
            db.Corrections.Add(new CorrectionRow { Id = Guid.CreateVersion7(now.AddSeconds(i)), MerchantId = shop.Id, CheckId = check, At = now });
        }

        registry.Host.Services.GetRequiredService<Server.Audit.AuditStore>().Stage(db, Server.Audit.AuditEntries.Of(
            AuditActorKind.Job, null, RegistryMode.Live, Guid.Empty, AuditAction.CorrectionsStaged, AuditSubject.Registry, Guid.Empty, now));
        await db.SaveChangesAsync();
        // Others' transactions in this shared database may still be open.
        await Faults.Eventually.HoldsAsync(
            async () => (await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { PageSize = 1000 })).Corrections.Count,
            listed => listed == count);
    }

    private async Task<(int Corrections, int Entries)> AcknowledgedAsync(TestMerchant shop)
    {
        await using var db = await registry.DatabaseAsync();
        return (
            await db.Corrections.CountAsync(x => x.MerchantId == shop.Id && x.FetchedAt != null),
            await db.Database.SqlQuery<int>(
                $"""SELECT count(*)::int AS "Value" FROM audit_entry WHERE txid IN (SELECT xmin::text::xid8 FROM correction WHERE merchant_id = {shop.Id} AND fetched_at IS NOT NULL)""").SingleAsync());
    }
}
