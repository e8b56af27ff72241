using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;
using static CustomerRegistry.Server.Tests.Risk.TestChecks;

namespace CustomerRegistry.Server.Tests.Risk;

public sealed class RecordingTests(RegistryFixture registry)
{
    private TestListings Listings => new(registry);

    [Fact]
    public async Task A_repeat_is_the_same_disclosure_and_names_what_it_discloses_on_top()
    {
        var (one, other, shop, email) = (
            await registry.EnrolAsync(), await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(one, null, email);
        var check = Of(registry, email);
        var first = await shop.Risk.CheckAsync(check);
        Assert.Equal(first, await shop.Risk.CheckAsync(check));

        var report = await Listings.AddAsync(other, null, email);
        var more = await shop.Risk.CheckAsync(check);
        Assert.Equal(first.CheckId, more.CheckId);
        Assert.NotEqual(first.Assessment, more.Assessment);
        var row = Assert.Single(await RowsAsync(shop));
        Assert.Equal(2, row.Listings.Count);
        Assert.Contains(report, row.Listings.Select(x => x.ReportId));

        check.Stage = Stage.BeforeOrder;
        Assert.NotEqual(first.CheckId, (await shop.Risk.CheckAsync(check)).CheckId);
    }

    [Fact]
    public async Task Many_checks_of_one_order_at_once_are_one_disclosure()
    {
        var (reporter, shop, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        var check = Of(registry, email);
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.Risk.CheckAsync(check).ResponseAsync));
        Assert.Single(replies.Select(x => x.CheckId).Distinct());
        Assert.Single(await RowsAsync(shop));
    }

    [Fact]
    public async Task A_disclosure_that_was_corrected_is_over_and_a_repeat_is_another()
    {
        var (one, other, shop, email) = (
            await registry.EnrolAsync(), await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        var contested = await Listings.AddAsync(one, null, email);
        await Listings.AddAsync(other, null, email);
        var check = Of(registry, email);
        var first = await shop.Risk.CheckAsync(check);
        await Listings.ContestAsync(contested);
        Assert.NotEqual(first.CheckId, (await shop.Risk.CheckAsync(check)).CheckId);
        var listed = (await shop.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest())).Disclosures;
        Assert.Equal([false, true], listed.Select(x => x.Corrected));
    }

    [Fact]
    public async Task An_order_that_disclosed_is_bound_to_its_customer()
    {
        var (reporter, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync());
        var (email, other, phone) = (EmailOf(NewEmail()), EmailOf(NewEmail()), PhoneOf(NewPhone()));
        await Listings.AddAsync(reporter, null, email);
        var check = Of(registry, email);
        await shop.Risk.CheckAsync(check);

        async Task<string> AskAsync(params Identifier[] identifiers)
        {
            var again = check.Clone();
            again.Identifiers.Clear();
            again.Identifiers.Add(identifiers);
            return (await Refused.ByAsync(() => shop.Risk.CheckAsync(again).ResponseAsync)).Reason;
        }

        Assert.Equal("ORDER_REFERENCE_OF_OTHER_CUSTOMER", await AskAsync(other));
        Assert.Equal("ORDER_REFERENCE_OF_OTHER_CUSTOMER", await AskAsync(email, other));

        // A phone may join; from then on it is bound too.
        check.Identifiers.Add(phone);
        await shop.Risk.CheckAsync(check);
        Assert.Equal("ORDER_REFERENCE_OF_OTHER_CUSTOMER", await AskAsync(email, PhoneOf(NewPhone())));
    }

    [Fact]
    public async Task What_was_found_is_recorded_though_the_callers_deadline_passes()
    {
        var (reporter, shop, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        var report = await Listings.AddAsync(reporter, null, email);
        await using (var db = await registry.DatabaseAsync())
        {
            // The record waits for this lock until the caller has gone.
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Server.Risk.ListingLocks.ForUpdateAsync(db, report, CancellationToken.None);
            var call = shop.Risk.CheckAsync(Of(registry, email), deadline: DateTime.UtcNow.AddSeconds(3)).ResponseAsync;
            var looked = 0;
            while (await WaitingForUsAsync(db) == 0) Assert.True(looked++ < 20_000);
            Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode);
            Assert.Empty(await RowsAsync(shop));
        }

        var asked = 0;
        while ((await RowsAsync(shop)).Count == 0) Assert.True(asked++ < 5000);
    }

    [Fact]
    public async Task An_outcome_is_recorded_once_and_what_became_of_the_order_later()
    {
        var (reporter, shop, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        var check = await shop.Risk.CheckAsync(Of(registry, email));
        RecordOutcomeRequest Stating(ShopAction action, OrderOutcome outcome) => new()
        {
            RequestId = NewId(),
            CheckId = check.CheckId,
            Action = action,
            DecidedBy = DecidedBy.Person,
            OrderOutcome = outcome,
        };
        var first = Stating(ShopAction.SafeguardAdded, OrderOutcome.Unspecified);
        await shop.Risk.RecordOutcomeAsync(first);
        await shop.Risk.RecordOutcomeAsync(first);
        await shop.Risk.RecordOutcomeAsync(Stating(ShopAction.SafeguardAdded, OrderOutcome.WentWell));
        await shop.Risk.RecordOutcomeAsync(Stating(ShopAction.SafeguardAdded, OrderOutcome.Unspecified));
        var row = Assert.Single(await RowsAsync(shop));
        Assert.Equal(Domain.Risk.OrderOutcome.WentWell, row.OrderOutcome);

        foreach (var changed in new[]
        {
            Stating(ShopAction.Proceeded, OrderOutcome.WentWell), Stating(ShopAction.SafeguardAdded, OrderOutcome.Disputed),
        })
        {
            var refused = await Refused.ByAsync(() => shop.Risk.RecordOutcomeAsync(changed).ResponseAsync);
            Assert.Equal((StatusCode.AlreadyExists, "OUTCOME_ALREADY_RECORDED"), (refused.Code, refused.Reason));
        }

        first.Action = ShopAction.Proceeded;
        Assert.Equal("REQUEST_ID_REUSED", (await Refused.ByAsync(() => shop.Risk.RecordOutcomeAsync(first).ResponseAsync)).Reason);
        var other = await Refused.ByAsync(
            () => reporter.Risk.RecordOutcomeAsync(Stating(ShopAction.Proceeded, OrderOutcome.Unspecified)).ResponseAsync);
        Assert.Equal((StatusCode.NotFound, "CHECK_UNKNOWN"), (other.Code, other.Reason));
    }

    private static Task<int> WaitingForUsAsync(Server.Store.RegistryDbContext db) => db.Database.SqlQuery<int>(
        $"""
        SELECT count(*)::int AS "Value" FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))
        """).SingleAsync();

    private async Task<List<DisclosureRow>> RowsAsync(TestMerchant shop)
    {
        await using var db = await registry.DatabaseAsync();
        return await db.Disclosures.AsNoTracking().Include(x => x.Listings).Where(x => x.MerchantId == shop.Id).ToListAsync();
    }
}
