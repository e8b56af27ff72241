using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// The question to a consumer whose report was withdrawn: whether they paid or removed anything for it. It outlives the
/// report, so it repeats what the question needs of it; it names no person.
/// </summary>
internal sealed class WithdrawalQuestionRow
{
    public Guid Id { get; set; }

    public RegistryMode Mode { get; set; }

    public Guid SandboxId { get; set; }

    public Guid MerchantId { get; set; }

    /// <summary>The report that is gone.</summary>
    public Guid ReportId { get; set; }

    public string ConsumerCountry { get; set; } = "";

    public string Language { get; set; } = "";

    /// <summary>SHA-256 of the link's secret, which itself is derived, not stored.</summary>
    public byte[] SecretHash { get; set; } = [];

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>They paid or removed something for it; null while they have not answered.</summary>
    public bool? PaidOrRemoved { get; set; }
}
