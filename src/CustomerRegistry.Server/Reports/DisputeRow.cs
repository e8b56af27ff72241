using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// What a provider is known to say of a dispute. Without a report it keeps reference, outcome and time only, 180 days.
/// </summary>
internal sealed class DisputeRow
{
    public Guid Id { get; set; }

    public RegistryMode Mode { get; set; }

    public Guid SandboxId { get; set; }

    public Guid MerchantId { get; set; }

    public string Provider { get; set; } = "";

    public string Account { get; set; } = "";

    public string Reference { get; set; } = "";

    /// <summary>The outcome that the server fetched; null until it has.</summary>
    public EvidenceLevel? Evidence { get; set; }

    public DateTimeOffset? OutcomeAt { get; set; }

    /// <summary>When a hint came (an event, or a report after an event): the server is to fetch at or after this.</summary>
    public DateTimeOffset? FetchDueAt { get; set; }

    public int FetchAttempts { get; set; }

    public DateTimeOffset? FetchedAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
