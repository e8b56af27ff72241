namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>What an assessment of snapshots leaves out beside what a model's parameters can switch off.</summary>
[Flags]
internal enum LeftOut
{
    Nothing = 0,

    /// <summary>Every merchant stands at the model's assumed rate, and none is below the floor.</summary>
    Standing = 1,

    /// <summary>Every report is as fresh as on its first day.</summary>
    Age = 2,

    /// <summary>Reports that rest on a disclosure count as independent ones do.</summary>
    Circularity = 4,

    /// <summary>Levels follow the uncapped score.</summary>
    Caps = 8,
}
