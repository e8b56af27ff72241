using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace CustomerRegistry.Server.Tests.Rpc;

/// <summary>The same calls over REST, on the HTTP port.</summary>
public sealed class RestTests(RegistryFixture registry)
{
    [Fact]
    public async Task A_check_over_rest_answers_and_a_refusal_says_why()
    {
        var shop = await registry.EnrolAsync();
        using var http = new HttpClient { BaseAddress = registry.HttpAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", shop.Key);
        var check = new
        {
            identifiers = new[] { new { kind = "IDENTIFIER_KIND_EMAIL", confirmed = true, hash = Convert.ToBase64String(new byte[32]) } },
            purpose = "PURPOSE_DELIVERY_SAFEGUARD",
            stage = "STAGE_AFTER_ORDER",
            identityConfirmed = true,
            orderReference = "R1",
            orderedOn = SampleMessages.Day(registry.Clock.GetUtcNow()),
            noticeVersion = "checkout-1-en",
            language = "da",
        };
        using var answer = await http.PostAsJsonAsync("/v1/checks", check);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("RISK_LEVEL_NONE", body.GetProperty("assessment").GetProperty("level").GetString());

        using var refused = await http.PostAsJsonAsync("/v1/checks", new { });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("IDENTIFIER_COUNT", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        http.DefaultRequestHeaders.Authorization = null;
        using var nobody = await http.GetAsync(new Uri("/v1/reports", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Contains("CREDENTIALS_MISSING", await nobody.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
