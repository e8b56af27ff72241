namespace CustomerRegistry.Server.Tests;

/// <summary>The real clock, ahead by what a test moved it: timers run as ever, windows and deadlines pass at once.</summary>
/// <param name="start">The time that it shows now, where a test writes calendar days down; otherwise the real one.</param>
public sealed class MovableClock(DateTimeOffset? start = null) : TimeProvider
{
    private long _aheadTicks = start is { } at ? (at - DateTimeOffset.UtcNow).Ticks : 0;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    /// <summary>Forward only.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _aheadTicks, by.Ticks);
    }
}
