using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

/// <summary>An uncontested shared report drawn at random, to be judged again by somebody outside.</summary>
internal sealed class RejudgementRow
{
    /// <summary>The sample that it was drawn with.</summary>
    public Guid SampleId { get; set; }

    /// <summary>From 1, in random order.</summary>
    public int Number { get; set; }

    public Guid ReportId { get; set; }

    public Guid MerchantId { get; set; }

    public string ConsumerCountry { get; set; } = "";

    public Category Category { get; set; }

    public EvidenceLevel Evidence { get; set; }

    public DateTimeOffset DrawnAt { get; set; }

    public Guid DrawnBy { get; set; }

    public DateTimeOffset? JudgedAt { get; set; }

    /// <summary>The staff member who recorded the outsider's finding.</summary>
    public Guid? JudgedBy { get; set; }

    /// <summary>The outsider found the entry wrong; null while not judged.</summary>
    public bool? FoundWrong { get; set; }
}
