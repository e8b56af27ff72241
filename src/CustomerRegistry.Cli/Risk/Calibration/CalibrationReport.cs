namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>A loss before and after, in nats a check, mean over worlds.</summary>
internal sealed record LossChange(double Before, double After);

/// <summary>A world that parameters were fitted on.</summary>
/// <param name="Checks">Drawn from those that have a listing.</param>
/// <param name="ShiftAfter">What is still to be added to the log-odds for this world, with the prior after.</param>
internal sealed record FitWorld(long Seed, int Checks, int Positives, double LossBefore, double LossAfter, double ShiftAfter);

/// <summary>Everything that a calibration prints.</summary>
/// <param name="Rounds">Loss and penalty after each round.</param>
internal sealed record CalibrationReport(
    string ModelVersion,
    string ModelHash,
    int Customers,
    int Merchants,
    int Months,
    IReadOnlyList<ParameterChange> Parameters,
    IReadOnlyList<NotFitted> NotFitted,
    PriorFit Prior,
    LossChange Fit,
    LossChange HeldOut,
    IReadOnlyList<double> Rounds,
    IReadOnlyList<FitWorld> FitWorlds,
    IReadOnlyList<HeldOutWorld> HeldOutWorlds,
    IReadOnlyList<LevelCandidate> LevelCandidates,
    IReadOnlyList<GoodOrdersCheck> GoodOrdersBefore,
    IReadOnlyList<GoodOrdersCheck> GoodOrdersAfter);
