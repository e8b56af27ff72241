namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>Parameters that a calibration leaves alone, by design.</summary>
/// <param name="Reason">For whoever wonders, in words.</param>
internal sealed record NotFitted(IReadOnlyList<string> Names, string Reason);
