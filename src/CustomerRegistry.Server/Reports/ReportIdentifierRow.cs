using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// A key of a report, held whatever its level; listings are made from these when E3 or E4 is reached. One per identifier
/// and epoch written.
/// </summary>
internal sealed class ReportIdentifierRow
{
    public Guid ReportId { get; set; }

    /// <summary>Position of the identifier in the submission, 0 to 7.</summary>
    public int Ordinal { get; set; }

    public int Epoch { get; set; }

    public byte[] SubjectKey { get; set; } = [];

    public IdentifierKind Kind { get; set; }

    public bool Confirmed { get; set; }
}
