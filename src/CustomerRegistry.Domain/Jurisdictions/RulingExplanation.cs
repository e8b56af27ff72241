using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>A ruling as it is explained to people, the same with a server and from files alone.</summary>
/// <param name="Outcome">REFUSED, OWN_ONLY or SHARED at admission; VISIBLE or RESTRICTED for a checker.</param>
/// <param name="WhyNot">The key that decided; null where nothing stands in the way.</param>
/// <param name="Flags">What travels in the reply.</param>
/// <param name="Keys">Key by key, with the file and source of each.</param>
/// <param name="PolicyHash">SHA-256 (hex) of the policy bundle that ruled.</param>
public sealed record RulingExplanation(
    string Outcome, string? WhyNot, JurisdictionFlags Flags, IReadOnlyList<RuledKey> Keys, string PolicyHash)
{
    /// <param name="checker">Null for the ruling on admission of a dispute that opened today.</param>
    public static RulingExplanation Of(
        PolicyBook book,
        Country reporter,
        Country consumer,
        Country operatorCountry,
        Country? checker,
        Sector reporterSector,
        Sector checkerSector,
        Category category,
        EvidenceLevel evidence,
        EvidenceSource source,
        DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (checker is not { } asking)
        {
            var admission = book.AdmissionFor(new AdmissionCase(
                reporter, consumer, operatorCountry, reporterSector, category, evidence, source, today, today));
            return new(PolicyWords.Of(admission.Outcome), admission.WhyNot, admission.Flags, admission.Keys, book.Hash);
        }

        var asked = new ViewingCase(
            reporter, consumer, operatorCountry, asking, reporterSector, checkerSector, category, evidence, source, today);
        var viewing = book.ViewingFor(asked);
        return new(viewing.Visible ? "VISIBLE" : "RESTRICTED", viewing.WhyNot, viewing.Flags, book.ExplainViewing(asked), book.Hash);
    }
}
