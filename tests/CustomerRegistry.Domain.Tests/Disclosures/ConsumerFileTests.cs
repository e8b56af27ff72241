using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Disclosures;

public sealed class ConsumerFileTests
{
    private static readonly Guid A = Guid.Parse("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");
    private static readonly Guid B = Guid.Parse("bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb");

    [Fact]
    public void A_report_found_under_several_keys_is_one_entry_and_the_newest_comes_first()
    {
        var file = ConsumerFile.Of(
            [Entry(A, 1), Entry(B, 2), Entry(A, 1)],
            [Lookup(A, 1), Lookup(B, 2), Lookup(B, 2)]);

        Assert.Equal([B, A], file.Entries.Select(entry => entry.ReportId));
        Assert.Equal([B, A], file.Lookups.Select(lookup => lookup.CheckId));
    }

    [Fact]
    public void Of_one_day_the_order_is_the_same_every_time()
    {
        Assert.Equal([A, B], ConsumerFile.Of([Entry(B, 1), Entry(A, 1)], []).Entries.Select(entry => entry.ReportId));
        Assert.Equal([A, B], ConsumerFile.Of([], [Lookup(B, 1), Lookup(A, 1)]).Lookups.Select(lookup => lookup.CheckId));
    }

    [Fact]
    public void A_file_holds_no_identifier_hash_or_key() => Assert.DoesNotContain(
        new[] { typeof(ConsumerFile), typeof(FileEntry), typeof(FileLookup) }.SelectMany(type => type.GetProperties()),
        property => property.PropertyType == typeof(byte[]) || property.PropertyType.Namespace == "CustomerRegistry.Domain.Identifiers");

    private static FileEntry Entry(Guid report, int day) => new(
        report, "Shop", Category.NotReceived, EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderConfirmed,
        new DateOnly(2026, 3, day), false, false, null, new DateOnly(2029, 3, day));

    private static FileLookup Lookup(Guid check, int day) => new(
        check, "Shop", new DateTimeOffset(2026, 3, day, 0, 0, 0, TimeSpan.Zero), Purpose.DeliverySafeguard, RiskLevel.Low, ["One sentence."]);
}
