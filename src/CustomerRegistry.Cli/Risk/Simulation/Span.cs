namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>A time with a beginning and an end, in seconds since the history's beginning, both included; it may begin before.</summary>
internal readonly record struct Span(double From, double To)
{
    public bool Holds(double at) => at >= From && at <= To;
}
