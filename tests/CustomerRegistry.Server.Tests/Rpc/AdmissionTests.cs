using System.Net;
using System.Text;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.V1;
using Grpc.Core;
using Xunit;

namespace CustomerRegistry.Server.Tests.Rpc;

/// <summary>What is let in besides the question who calls: how often, how much, and for how long.</summary>
public sealed class AdmissionTests(RegistryFixture registry)
{
    [Theory]
    [InlineData("ipv4:127.0.0.1:4711", "127.0.0.1", "the port is not part of who it is")]
    [InlineData("ipv6:[::ffff:10.1.2.3]:80", "10.1.2.3", "one machine over both")]
    [InlineData("ipv6:[2001:db8:1:2:3:4:5:6]:80", "2001:db8:1:2::", "a subscriber has a /64")]
    [InlineData("ipv6:%5B2001:db8:1:2:ffff::1%5D:80", "2001:db8:1:2::", "gRPC escapes brackets")]
    public void Limits_are_by_network_address(string peer, string network, string because)
    {
        Assert.NotEmpty(because);
        Assert.Equal(network, AnonymousCallLimits.NetworkOf(peer));
    }

    [Fact]
    public async Task A_key_that_comes_along_lifts_no_limit_of_an_open_call_and_neither_does_a_wrong_one()
    {
        await using var limited = await RegistryFixture.StartAsync(("Registry:AnonymousCallsPerMinute", "60"));
        foreach (var key in new[] { limited.OperatorKey, "cr_live_" + new string('A', 43) })
        {
            var client = new AppealService.AppealServiceClient(limited.As(key));
            var reasons = new List<string>();
            for (var i = 0; i < 150; i++)
            {
                reasons.Add((await Refused.ByAsync(() => client.OpenNoticeAsync(new OpenNoticeRequest { NoticeSecret = "x" }).ResponseAsync)).Reason);
            }

            Assert.Contains("RATE_LIMITED", reasons);
        }
    }

    [Fact]
    public async Task A_key_that_is_revoked_stops_in_the_middle_of_a_stream()
    {
        var shop = await registry.EnrolAsync();
        var staff = new MerchantService.MerchantServiceClient(registry.As(registry.OperatorKey));
        var issued = await staff.IssueApiKeyAsync(new IssueApiKeyRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = shop.Merchant.MerchantId,
            Scopes = { Scope.Report },
        });
        using var stream = new ReportService.ReportServiceClient(registry.As(issued.Secret)).SubmitReports();
        await stream.RequestStream.WriteAsync(Message(1));
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
        await staff.RevokeApiKeyAsync(new RevokeApiKeyRequest { RequestId = RegistryFixture.NewId(), ApiKeyId = issued.ApiKey.ApiKeyId });
        await stream.RequestStream.WriteAsync(Message(2));
        var stopped = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.Unauthenticated, stopped.StatusCode);
        Assert.Single((await shop.Reports.ListReportsAsync(new ListReportsRequest())).Reports);
    }

    [Fact]
    public async Task A_body_over_its_bound_is_not_read_over_rest()
    {
        using var http = new HttpClient { BaseAddress = registry.HttpAddress };
        using var large = new StringContent($$"""{"noticeSecret":"{{new string('x', 5 << 20)}}"}""", Encoding.UTF8, "application/json");
        try
        {
            using var answer = await http.PostAsync(new Uri("/v1/notices:open", UriKind.Relative), large);
            Assert.True(answer.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
            Assert.DoesNotContain("SECRET_INVALID", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        catch (HttpRequestException closed)
        {
            // The server closes the connection on a body that it will not read; the client may still be writing.
            Assert.IsType<IOException>(closed.InnerException);
        }
    }

    private SubmitReportsRequest Message(ulong sequence) => new()
    {
        Sequence = sequence,
        Request = SampleMessages.Report(registry.Clock.GetUtcNow(), RegistryFixture.NewEmail()),
    };
}
