namespace CustomerRegistry.Domain.Disclosures;

/// <summary>One listing of a report that one check disclosed.</summary>
/// <param name="MerchantId">The merchant that was told.</param>
/// <param name="AnsweredAt">When it was last told: a check repeated within 10 minutes is the same disclosure.</param>
/// <param name="CorrectedAt">When it was last told to stop using this check's answer; null if never.</param>
public sealed record DisclosedListing(
    Guid CheckId, Guid MerchantId, Guid ReportId, DateTimeOffset AnsweredAt, DateTimeOffset? CorrectedAt);
