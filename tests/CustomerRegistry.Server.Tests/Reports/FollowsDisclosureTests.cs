using CustomerRegistry.Server.Tests.Merchants;
using CustomerRegistry.Server.Tests.Risk;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Reports;

/// <summary>A report that rests on the registry's own answer is marked, however long after it.</summary>
[Collection(ConductTestsOfOneRegistry.Name)]
public sealed class FollowsDisclosureTests(ConductRegistry conduct)
{
    [Fact]
    public async Task A_report_after_any_disclosure_of_its_customer_follows_it_and_is_circular_for_a_day_alone()
    {
        var registry = conduct.Registry;
        var (reporter, shop, other, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), await registry.EnrolAsync(), NewEmail());
        await new TestListings(registry).AddAsync(reporter, null, EmailOf(email));

        Assert.Equal((false, false, false), await MarksAsync(shop, email));
        // A check that found nothing is no disclosure.
        var unlisted = NewEmail();
        await shop.Risk.CheckAsync(TestChecks.Of(registry, EmailOf(unlisted)));
        Assert.Equal((false, false, false), await MarksAsync(shop, unlisted));

        Assert.NotEmpty((await shop.Risk.CheckAsync(TestChecks.Of(registry, EmailOf(email)))).Assessment.Reasons);
        Assert.Equal((true, true, true), await MarksAsync(shop, email));
        registry.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal((false, true, true), await MarksAsync(shop, email));
        // Another shop was told nothing, and this one nothing of somebody else.
        Assert.Equal((false, false, false), await MarksAsync(other, email));
        Assert.Equal((false, false, false), await MarksAsync(shop, NewEmail()));
    }

    [Fact]
    public async Task What_one_shop_was_told_its_sister_of_the_same_owner_knows()
    {
        var registry = conduct.Registry;
        var (owner, email) = ($"Owner {Guid.NewGuid():N}", NewEmail());
        var (reporter, told, sister) = (await registry.EnrolAsync(), await registry.EnrolAsync(owner: owner), await registry.EnrolAsync(owner: owner));
        await new TestListings(registry).AddAsync(reporter, null, EmailOf(email));
        await told.Risk.CheckAsync(TestChecks.Of(registry, EmailOf(email)));
        Assert.Equal((true, true, true), await MarksAsync(sister, email));
    }

    [Fact]
    public async Task A_disclosure_of_ones_own_report_alone_copies_nobody()
    {
        var registry = conduct.Registry;
        var (shop, email) = (await registry.EnrolAsync(), NewEmail());
        await new TestListings(registry).AddAsync(shop, null, EmailOf(email));
        await shop.Risk.CheckAsync(TestChecks.Of(registry, EmailOf(email)));
        registry.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal((false, true, false), await MarksAsync(shop, email));
    }

    private async Task<(bool Circular, bool Follows, bool FollowsOthers)> MarksAsync(TestMerchant shop, string email)
    {
        var report = (await shop.SubmitAsync(TestReports.Final(conduct.Now, email))).Report;
        await using var db = await conduct.Registry.DatabaseAsync();
        var row = await db.Reports.SingleAsync(x => x.Id == Guid.Parse(report.ReportId));
        var read = await shop.ReportAsync(report.ReportId);
        Assert.Equal((row.Circular, row.FollowsDisclosure), (read.Circular, read.FollowsDisclosure));
        return (row.Circular, row.FollowsDisclosure, row.FollowsOthers);
    }
}
