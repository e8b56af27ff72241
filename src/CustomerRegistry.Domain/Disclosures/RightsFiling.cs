namespace CustomerRegistry.Domain.Disclosures;

/// <summary>What a person brings to exercise a right. The words themselves are stored apart.</summary>
/// <param name="RequestId">The new request's id.</param>
/// <param name="ReportId">The entry that the proof opened; null where it is about a check or everything.</param>
/// <param name="CheckId">The disclosure that the proof opened; null otherwise.</param>
/// <param name="BringsNewWords">A statement that no earlier request of this kind about this entry had.</param>
public sealed record RightsFiling(Guid RequestId, RightKind Kind, Guid? ReportId, Guid? CheckId, bool BringsNewWords);

/// <summary>What must be known to file.</summary>
/// <param name="OwnerId">Of the merchant concerned; null where it is about everything.</param>
/// <param name="ReporterGone">The entry's merchant has left the registry, or its order has a tombstone: nobody could defend it.</param>
/// <param name="ChangedAt">When the entry last changed: a changed one may be asked about anew.</param>
/// <param name="Earlier">Requests about the same entry or check, open and closed.</param>
/// <param name="DaysToldBeforeLift">By the entry's ruling.</param>
public sealed record RightsFilingFacts(
    Guid? OwnerId, bool ReporterGone, DateTimeOffset ChangedAt, IReadOnlyList<RightsRequest> Earlier, int DaysToldBeforeLift);
