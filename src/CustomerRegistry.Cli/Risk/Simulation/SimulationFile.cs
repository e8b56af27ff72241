using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>SIMULATION.json: from what a history was made, so that it can be made again.</summary>
internal static class SimulationFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static object Document(SimulationSize size, World world, SimulatedHistory history, SimulationCounts counts) => new
    {
        size.Seed,
        Tool = ToolVersion(),
        Assumptions = SimulationAssumptions.OfThisTool.Version,
        size.Customers,
        size.Merchants,
        size.Months,
        world.Set,
        world.Values,
        Counts = counts,
        Disputes = ByCause(history.Disputes),
        ReportsByCause = ByCause(counts.ReportsByCause),
        OverturnedByCause = ByCause(counts.OverturnedByCause),
    };

    public static void Write(string folder, object document)
    {
        using var file = new HistoryFile(folder, "SIMULATION.json");
        file.Line(JsonSerializer.Serialize(document, Options));
        file.Finish();
    }

    public static SortedDictionary<string, int> ByCause(int[] counts) => new(
        Enum.GetValues<Cause>().ToDictionary(
            each => JsonNamingPolicy.KebabCaseLower.ConvertName(each.ToString()), each => counts[(int)each]),
        StringComparer.Ordinal);

    // Without the commit, which the same history need not share.
    private static string ToolVersion() =>
        typeof(SimulationFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
