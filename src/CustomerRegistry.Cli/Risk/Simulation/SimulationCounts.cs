using System.Text.Json.Serialization;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>What is in a history, counted while it is written.</summary>
internal sealed class SimulationCounts
{
    public int Events => Checks + Reports + Appeals;

    public int Checks { get; set; }

    public int Reports { get; set; }

    public int Appeals { get; set; }

    public int Overturned { get; set; }

    /// <summary>Reports whose identifiers could never match, which the registry refuses.</summary>
    public int ReportsRefused { get; set; }

    /// <summary>Checks at which a listing of the subject is held.</summary>
    public int ChecksWithListing { get; set; }

    /// <summary>Of these, those whose subject's claims are unfounded at that time, which is what LABELS.csv calls positive.</summary>
    public int PositiveWithListing { get; set; }

    public int Positives { get; set; }

    /// <summary>Checks that match a listing of somebody else and none of the person's own.</summary>
    public int MatchedWrongly { get; set; }

    /// <summary>Checks of a person of whom a listing is held, under none of the identifiers given.</summary>
    public int Missed { get; set; }

    public SortedDictionary<string, KindCounts> ByKind { get; } = new(StringComparer.Ordinal);

    /// <summary>Reports in EVENTS.csv by what was behind them.</summary>
    [JsonIgnore]
    public int[] ReportsByCause { get; } = new int[Enum.GetValues<Cause>().Length];

    /// <summary>Those that somebody contested and won.</summary>
    [JsonIgnore]
    public int[] OverturnedByCause { get; } = new int[Enum.GetValues<Cause>().Length];

    public KindCounts Of(PersonKind kind)
    {
        if (!ByKind.TryGetValue(kind.Word(), out var counts)) ByKind.Add(kind.Word(), counts = new KindCounts());
        return counts;
    }
}

/// <summary>Of the people of one kind.</summary>
internal sealed class KindCounts
{
    public int People { get; set; }

    public int Checks { get; set; }

    public int ChecksWithListing { get; set; }

    public int Reports { get; set; }

    /// <summary>With at least one report.</summary>
    public int PeopleReported { get; set; }
}
