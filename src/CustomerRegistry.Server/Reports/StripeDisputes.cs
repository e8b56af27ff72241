using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace CustomerRegistry.Server.Reports;

/// <summary>What Stripe answered about a dispute.</summary>
internal abstract record StripeAnswer
{
    private StripeAnswer()
    {
    }

    public sealed record Found(StripeDisputeAnswer Dispute) : StripeAnswer;

    /// <summary>The account of this key has no such dispute.</summary>
    public sealed record Unknown : StripeAnswer;

    /// <summary>No usable answer: an outage, a key that is not good, or a form that this version does not understand.</summary>
    public sealed record NotNow : StripeAnswer;
}

/// <summary>Asks Stripe with a merchant's restricted key how a dispute stands: what no secret of the merchant could forge.</summary>
internal sealed class StripeDisputes(IHttpClientFactory clients, IOptions<StripeOptions> options)
{
    public const string ClientName = "stripe-disputes";

    private const int LargestAnswer = 1024 * 1024;

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(200),
            ShouldHandle = static args => ValueTask.FromResult(
                args.Outcome.Exception is HttpRequestException or TimeoutException
                || args.Outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests }),
        })
        .Build();

    public async Task<StripeAnswer> GetAsync(bool sandbox, string restrictedKey, string disputeId, CancellationToken ct)
    {
        var path = $"/v1/disputes/{Uri.EscapeDataString(disputeId)}";
        // With the charge, whose e-mail address the merchant cannot edit afterwards. What stands in for Stripe may know the
        // bare path alone.
        var answer = await GetAsync(sandbox, restrictedKey, $"{path}?expand[]=charge", disputeId, ct);
        return answer is StripeAnswer.Unknown ? await GetAsync(sandbox, restrictedKey, path, disputeId, ct) : answer;
    }

    private async Task<StripeAnswer> GetAsync(
        bool sandbox, string restrictedKey, string pathAndQuery, string disputeId, CancellationToken ct)
    {
        var address = new Uri(sandbox ? options.Value.SandboxBaseAddress : options.Value.BaseAddress, pathAndQuery);
        using var client = clients.CreateClient(ClientName);
        client.Timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        client.MaxResponseContentBufferSize = LargestAnswer;
        try
        {
            using var response = await _pipeline.ExecuteAsync(
                async token =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, address);
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", restrictedKey);
                    return await client.SendAsync(request, token);
                },
                ct);
            if (response.StatusCode == HttpStatusCode.NotFound) return new StripeAnswer.Unknown();
            if (response.StatusCode != HttpStatusCode.OK) return new StripeAnswer.NotNow();
            return StripeDisputeAnswer.Read(await response.Content.ReadAsByteArrayAsync(ct), disputeId) is { } dispute
                ? new StripeAnswer.Found(dispute)
                : new StripeAnswer.NotNow();
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new StripeAnswer.NotNow();
        }
    }
}
