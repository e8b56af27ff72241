namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>When checks about a subject are positives, both ends included; UTC.</summary>
internal readonly record struct PositiveSpan(DateTime From, DateTime To)
{
    public bool Contains(DateTime at) => From <= at && at <= To;
}
