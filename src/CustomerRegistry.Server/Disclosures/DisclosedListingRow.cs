namespace CustomerRegistry.Server.Disclosures;

/// <summary>Which listing a disclosure disclosed, in which version.</summary>
internal sealed class DisclosedListingRow
{
    public Guid CheckId { get; set; }

    public byte[] SubjectKey { get; set; } = [];

    public Guid ReportId { get; set; }

    public int Version { get; set; }
}
