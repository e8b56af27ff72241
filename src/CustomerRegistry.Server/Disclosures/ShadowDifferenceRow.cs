using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// What the draft model would have answered to a disclosure's check, beside what was answered; the two may agree. It names
/// nobody, is written with the disclosure and goes with it.
/// </summary>
internal sealed class ShadowDifferenceRow
{
    public Guid CheckId { get; set; }

    public DateTimeOffset At { get; set; }

    public RiskLevel LiveLevel { get; set; }

    /// <summary>Null where a ruling forbade the number.</summary>
    public int? LiveScore { get; set; }

    public string LiveModelVersion { get; set; } = "";

    public RiskLevel ShadowLevel { get; set; }

    /// <summary>Null where a ruling forbade the number.</summary>
    public int? ShadowScore { get; set; }

    /// <summary>Such as <c>risk-model-2</c>.</summary>
    public string ModelVersion { get; set; } = "";

    /// <summary>SHA-256 of the draft's file, hex.</summary>
    public string ModelHash { get; set; } = "";
}
