namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>What happened, before the registry sees it; in no order.</summary>
internal sealed class SimulatedHistory
{
    public List<Person> People { get; } = [];

    public List<Order> Orders { get; } = [];

    public List<Report> Reports { get; } = [];

    /// <summary>Disputes by <see cref="Cause"/>, whether or not they reach the registry.</summary>
    public int[] Disputes { get; } = new int[Enum.GetValues<Cause>().Length];
}
