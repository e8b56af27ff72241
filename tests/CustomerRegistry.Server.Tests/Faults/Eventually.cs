using Grpc.Core;

namespace CustomerRegistry.Server.Tests.Faults;

/// <summary>Waiting on a condition, with a bound.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    /// <summary>Calls until it is not UNAVAILABLE.</summary>
    public static async Task<T> ReturnsAsync<T>(Func<Task<T>> call)
    {
        var deadline = DateTime.UtcNow + Bound;
        while (true)
        {
            try
            {
                return await call();
            }
            catch (RpcException unavailable) when (unavailable.StatusCode == StatusCode.Unavailable && DateTime.UtcNow < deadline)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Asks until the answer holds.</summary>
    public static async Task<T> HoldsAsync<T>(Func<Task<T>> ask, Func<T, bool> holds)
    {
        var deadline = DateTime.UtcNow + Bound;
        while (true)
        {
            var answer = await ask();
            if (holds(answer)) return answer;
            if (DateTime.UtcNow >= deadline) throw new TimeoutException($"The condition did not come to hold: {answer}");
            await Task.Delay(20);
        }
    }
}
