using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Server.Rpc;

/// <summary>
/// A refusal on its way out of a service: thrown by services and read by <see cref="CallInterceptor"/> only. Workflows
/// return refusals as values.
/// </summary>
internal sealed class RefusedException(Refusal refusal, TimeSpan? retryAfter = null) : Exception(refusal.Detail)
{
    public Refusal Refusal { get; } = refusal;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
