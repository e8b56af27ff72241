using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Disclosures;

public sealed class CorrectionsTests(RegistryFixture registry)
{
    [Fact]
    public async Task A_cursor_misses_nothing_of_transactions_that_commit_in_another_order()
    {
        var shop = await registry.EnrolAsync();
        var (first, second) = (await DisclosedAsync(shop), await DisclosedAsync(shop));
        var empty = await ListAsync(shop, "");
        Assert.Empty(empty.Corrections);
        Assert.NotEmpty(empty.NextCursor);

        // The first takes its transaction id, and commits after the second.
        await using var db = await registry.DatabaseAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var rows = await Server.Risk.ListingLocks.ForUpdateAsync(db, first.Report, CancellationToken.None);
        rows[0].Contested = true;
        await Server.Disclosures.CorrectionStore.StageAsync(db, first.Report, registry.Clock.GetUtcNow(), CancellationToken.None);
        Stage(db, first.Report);
        await db.SaveChangesAsync();
        await new TestListings(registry).ContestAsync(second.Report);

        var meanwhile = await ListAsync(shop, empty.NextCursor);
        Assert.Empty(meanwhile.Corrections);
        Assert.Equal(empty.NextCursor, meanwhile.NextCursor);
        await transaction.CommitAsync();

        // Others' transactions may still be open in this shared database: the cursor waits for them, and misses nothing.
        var (told, cursor, asked) = (new List<Correction>(), meanwhile.NextCursor, 0);
        while (told.Count < 2)
        {
            Assert.True(asked++ < 5000);
            var page = await ListAsync(shop, cursor);
            told.AddRange(page.Corrections);
            cursor = page.NextCursor;
        }

        Assert.Equal([first.CheckId, second.CheckId], told.Select(x => x.CheckId));
        Assert.All(told, x => Assert.Equal(Instruction.StopUsing, x.Instruction));
        Assert.Empty((await ListAsync(shop, cursor)).Corrections);
    }

    [Fact]
    public async Task Disclosures_are_listed_newest_first_in_pages_and_to_their_merchant_alone()
    {
        var (shop, other) = (await registry.EnrolAsync(), await registry.EnrolAsync());
        var checks = new List<string>();
        for (var i = 0; i < 3; i++) checks.Add((await DisclosedAsync(shop)).CheckId);
        var listed = new List<string>();
        var token = "";
        do
        {
            var page = await shop.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest { PageSize = 2, PageToken = token });
            listed.AddRange(page.Disclosures.Select(x => x.CheckId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(Enumerable.Reverse(checks), listed);
        Assert.Empty((await other.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest())).Disclosures);
        var refused = await Refused.ByAsync(
            () => shop.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest { PageToken = "none" }).ResponseAsync);
        Assert.Equal("PAGE_TOKEN_INVALID", refused.Reason);
        refused = await Refused.ByAsync(() => ListAsync(shop, "none"));
        Assert.Equal("PAGE_TOKEN_INVALID", refused.Reason);
    }

    [Fact]
    public async Task An_observing_merchant_has_no_disclosures_to_list()
    {
        var pilot = await registry.EnrolAsync(live: false);
        var refused = await Refused.ByAsync(() => pilot.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest()).ResponseAsync);
        Assert.Equal((StatusCode.PermissionDenied, "MERCHANT_OBSERVING"), (refused.Code, refused.Reason));
    }

    private static Task<ListCorrectionsResponse> ListAsync(TestMerchant shop, string cursor) =>
        shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { Cursor = cursor }).ResponseAsync;

    private static void Stage(RegistryDbContext db, Guid report)
    {
        var id = Guid.NewGuid();
        db.AuditEntries.Add(new Server.Audit.AuditEntryRow { Id = id, At = DateTimeOffset.UtcNow, LeafHash = report.ToByteArray() });
    }

    private async Task<(Guid Report, string CheckId)> DisclosedAsync(TestMerchant shop)
    {
        var (reporter, email) = (await registry.EnrolAsync(), EmailOf(NewEmail()));
        var report = await new TestListings(registry).AddAsync(reporter, null, email);
        return (report, (await shop.Risk.CheckAsync(TestChecks.Of(registry, email))).CheckId);
    }
}
