namespace CustomerRegistry.Domain.Appeals;

/// <summary>What a consumer brings to contest a report. The texts and files themselves are stored apart.</summary>
/// <param name="AppealId">The new case's id.</param>
/// <param name="BringsNewFiles">At least one file that no earlier case of this report had.</param>
public sealed record AppealFiling(Guid AppealId, AppealGround Ground, AppealProof Proof, bool BringsNewFiles);

/// <summary>What must be known to file.</summary>
/// <param name="Report">The report; null if there is none (any more).</param>
/// <param name="Earlier">All cases of this report, open and closed.</param>
public sealed record AppealFilingFacts(AppealedReport? Report, IReadOnlyList<Appeal> Earlier);

/// <summary>The contested report, as far as filing depends on it.</summary>
/// <param name="ChangedAt">When its outcome, evidence or certification last changed: a changed report may be contested anew.</param>
public sealed record AppealedReport(Guid ReportId, Guid MerchantId, Guid OwnerId, DateTimeOffset ChangedAt);
