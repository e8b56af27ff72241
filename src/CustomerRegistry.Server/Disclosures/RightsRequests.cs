using CustomerRegistry.Domain.Disclosures;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>Between the rows of requests and what Domain decides about.</summary>
internal static class RightsRequests
{
    public static RightsRequest Of(RightsRequestRow row) => new(
        row.Id, row.Kind, row.State, row.ReportId, row.CheckId, row.OwnerId, row.FiledAt, row.DueAt, row.ExtendedAt, row.ClosedAt,
        row.DecidedBy, row.DecisionReasons, RightsTerms.Read(row.ClockJson).DaysToldBeforeLift, row.Version);

    /// <summary>Writes what a step changed. Who asked for what, and when, never changes.</summary>
    public static void Write(RightsRequestRow row, RightsRequest now)
    {
        row.State = now.State;
        row.DueAt = now.DueAt;
        row.ExtendedAt = now.ExtendedAt;
        row.ClosedAt = now.ClosedAt;
        row.DecidedBy = now.DecidedBy;
        row.DecisionReasons = [.. now.Reasons];
        row.Version = now.Version;
    }
}
