namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>Parameters that are decided and not fitted, and why.</summary>
internal sealed record NotFitted(string Parameters, string Why)
{
    public static IReadOnlyList<NotFitted> All { get; } =
    [
        new("prior", "the base rate of a simulation is one of its assumptions; each world gets its own shift, and 0.005 lies amid them"),
        new("exposure", "a larger one fits people better who seldom order and worse those who order much: between, by hand"),
        new("level.*", "chosen for what a level calls for: HIGH asks for a person and must seldom be wrong, MEDIUM is one in four"),
        new("cap.*", "what no number of reports may lift: a decision about people, not a finding"),
        new("confidence.*", "says how well the number is supported, and changes none"),
        new("standing.*", "changes which reports count at all, so a history must be replayed for each try: by the ablation of a backtest"),
        new("conduct.*", "rules about merchants"),
        new("evidence.E3, source.PROVIDER_CONFIRMED", "1 by definition: what the others are measured in"),
        new("source.PROVIDER_FILE", "the histories have no such source: between the other two"),
    ];
}
