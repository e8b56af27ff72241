using System.Globalization;
using CustomerRegistry.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Risk;

public sealed class CheckRefusalTests(RegistryFixture registry)
{
    private static readonly Dictionary<string, (Action<CheckRequest> Break, string Reason, string Field)> Broken = new()
    {
        ["nobody asked about"] = (x => x.Identifiers.Clear(), "IDENTIFIER_COUNT", "identifiers"),
        ["nine identifiers"] = (
            x => x.Identifiers.Add(Enumerable.Repeat(0, 8).Select(_ => EmailOf(NewEmail()))), "IDENTIFIER_COUNT", "identifiers"),
        ["a hash of 31 bytes"] = (
            x => x.Identifiers[0].Hash = ByteString.CopyFrom(new byte[31]), "IDENTIFIER_LENGTH", "identifiers[0].hash"),
        ["no purpose"] = (x => x.Purpose = Purpose.Unspecified, "PURPOSE_NOT_ALLOWED", "purpose"),
        ["a purpose of another version"] = (x => x.Purpose = (Purpose)9, "PURPOSE_NOT_ALLOWED", "purpose"),
        ["no stage"] = (x => x.Stage = Stage.Unspecified, "ENUM_VALUE_UNKNOWN", "stage"),
        ["no order"] = (x => x.OrderReference = "", "FIELD_OUT_OF_RANGE", "order_reference"),
        ["an order without letters or digits"] = (x => x.OrderReference = "--", "FIELD_MALFORMED", "order_reference"),
        ["not a day"] = (x => x.OrderedOn = "24/11/2026", "FIELD_MALFORMED", "ordered_on"),
        ["tomorrow's order"] = (x => x.OrderedOn = Moved(x, 2), "DATE_IN_FUTURE", "ordered_on"),
        ["an order of eight days ago"] = (x => x.OrderedOn = Moved(x, -8), "ORDER_TOO_OLD", "ordered_on"),
        ["no notice"] = (x => x.NoticeVersion = "", "FIELD_MALFORMED", "notice_version"),
        ["a notice that nobody published"] = (x => x.NoticeVersion = "checkout-1-fi", "NOTICE_VERSION_UNKNOWN", "notice_version"),
    };

    public static TheoryData<string> Cases => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_check_that_cannot_be_answered_says_why(string what)
    {
        var shop = await registry.EnrolAsync();
        var check = TestChecks.Of(registry, EmailOf(NewEmail()));
        Broken[what].Break(check);
        var refused = await Refused.ByAsync(() => shop.Risk.CheckAsync(check).ResponseAsync);
        Assert.Equal((Broken[what].Reason, Broken[what].Field), (refused.Reason, refused.Field));
    }

    [Fact]
    public async Task Checks_beyond_the_days_ration_are_refused_with_when_it_begins_anew()
    {
        await using var other = await StartAsync(("Registry:ChecksPerDay", "2"));
        var shop = await other.EnrolAsync();
        for (var i = 0; i < 2; i++) await shop.Risk.CheckAsync(TestChecks.Of(other, EmailOf(NewEmail())));
        var refused = await Refused.ByAsync(() => shop.Risk.CheckAsync(TestChecks.Of(other, EmailOf(NewEmail()))).ResponseAsync);
        Assert.Equal((StatusCode.ResourceExhausted, "RATION_EXHAUSTED"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task CheckMany_is_not_served_yet()
    {
        var shop = await registry.EnrolAsync();
        using var call = shop.Risk.CheckMany();
        var refused = await Refused.ByAsync(() => call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal((StatusCode.Unimplemented, "NOT_IMPLEMENTED"), (refused.Code, refused.Reason));
    }

    private static string Moved(CheckRequest check, int days) =>
        DateOnly.Parse(check.OrderedOn, CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
