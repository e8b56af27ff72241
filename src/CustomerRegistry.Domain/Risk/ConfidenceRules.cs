using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// How well an assessment is supported, apart from its level: by how many independent owners, with what evidence, how fresh.
/// One owner is LOW, two MEDIUM, more (by the model) HIGH; an independent finding adds a step; if the newest report is old, or
/// none was confirmed by a provider or a finding, a step is taken off. Reports that good orders outweigh count here too: they
/// are known as well as others are.
/// </summary>
public static class ConfidenceRules
{
    internal static Confidence Of(IndependentSet set, RiskModel model, DateOnly today)
    {
        var reports = set.Owners.SelectMany(owner => owner.Reports).Select(each => each.Report).ToList();
        if (reports.Count == 0) return Confidence.None;
        return Of(
            set.Owners.Count,
            reports.Any(report => report.Evidence == EvidenceLevel.IndependentFinding),
            reports.Any(report => report.Source == EvidenceSource.ProviderConfirmed),
            reports.Min(report => AssessmentRules.AgeOf(report, today)) <= model.FreshDays,
            model);
    }

    /// <param name="owners">Independent owners whose reports count; at least 1.</param>
    /// <param name="finding">One of the reports is at E4.</param>
    /// <param name="providerConfirmed">One of the outcomes was learnt from the provider itself.</param>
    /// <param name="fresh">The newest report is not older than the model's fresh days.</param>
    public static Confidence Of(int owners, bool finding, bool providerConfirmed, bool fresh, RiskModel model)
    {
        var steps = owners >= model.OwnersForHighConfidence ? Confidence.High : owners >= 2 ? Confidence.Medium : Confidence.Low;
        if (finding) steps++;
        if (!fresh) steps--;
        if (!finding && !providerConfirmed) steps--;
        return (Confidence)Math.Clamp((int)steps, (int)Confidence.Low, (int)Confidence.High);
    }
}
