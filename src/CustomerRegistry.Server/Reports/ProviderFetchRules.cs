namespace CustomerRegistry.Server.Reports;

/// <summary>When a provider that gave no usable answer is asked again.</summary>
internal static class ProviderFetchRules
{
    /// <summary>With the waits below some 24 hours; the next event begins anew.</summary>
    public const int MostAttempts = 29;

    /// <summary>The provider's word against the customer waits for the end of an appeal.</summary>
    public static readonly TimeSpan WaitUnderAppeal = TimeSpan.FromDays(1);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>A minute after the first attempt, twice as long after each further one, an hour at most; null to give up.</summary>
    /// <param name="attempts">Attempts made, from 1.</param>
    public static TimeSpan? WaitAfter(int attempts)
    {
        if (attempts >= MostAttempts) return null;
        var wait = TimeSpan.FromMinutes(1) * Math.Pow(2, Math.Clamp(attempts - 1, 0, 16));
        return wait < Longest ? wait : Longest;
    }

    /// <summary>
    /// A time after another one; null, which is never, beyond what a time can say: a sandbox's clock may be far ahead, and
    /// must not end the work for all.
    /// </summary>
    public static DateTimeOffset? Later(DateTimeOffset from, TimeSpan? by) =>
        by is { } span && span < DateTimeOffset.MaxValue - from ? from + span : null;
}
