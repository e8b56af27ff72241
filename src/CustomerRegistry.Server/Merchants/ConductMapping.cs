using CustomerRegistry.Domain.Merchants;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Merchants;

/// <summary>Conduct to the wire.</summary>
internal static class ConductMapping
{
    /// <param name="forStaff">A merchant is not told which person decided, nor in which words.</param>
    public static Wire.Conduct ToWire(ConductView view, bool forStaff)
    {
        var (merchant, row) = (view.Merchant, view.Row);
        var wire = new Wire.Conduct
        {
            MerchantId = merchant.Id.ToString(),
            DisplayName = merchant.DisplayName,
            State = (Wire.MerchantState)merchant.State,
            Standing = (uint)merchant.Standing,
            StandingBelowFloor = view.BelowFloor,
            AppealsUpheld = (uint)(view.Standing?.Upheld ?? 0),
            AppealsOverturned = (uint)(view.Standing?.Overturned ?? 0),
            AppealsUnanswered = (uint)(view.Standing?.Unanswered ?? 0),
            OutcomeState = (Wire.OutcomeState)merchant.OutcomeState,
            ReasonsOnly = merchant.ReasonsOnly,
            ReportingStoppedAt = merchant.ReportingStoppedAt?.ToTimestamp(),
            ReportingStopReason = (Wire.ReportingStopReason)(merchant.ReportingStopReason ?? default),
            Figures = view.Figures is { } figures ? ToWire(figures) : null,
        };
        if (merchant.WeightCap is { } cap) wire.WeightCap = (uint)cap;
        if (row is null) return wire;
        wire.OpenFlags.AddRange(ConductStore.CaseOf(row).Open.Select(flag => new Wire.RaisedConductFlag
        {
            Flag = (Wire.ConductFlag)flag.Flag,
            Count = (uint)flag.Count,
            Of = (uint)flag.Of,
        }));
        wire.MeasuredAt = row.MeasuredAt == default ? null : row.MeasuredAt.ToTimestamp();
        if (row.Decision is not { } decision) return wire;
        wire.Decision = (Wire.ConductDecision)decision;
        wire.DecidedAt = row.DecidedAt?.ToTimestamp();
        if (!forStaff) return wire;
        wire.DecidedBy = row.DecidedBy?.ToString() ?? "";
        wire.DecisionReason = row.DecisionReason ?? "";
        return wire;
    }

    private static Wire.ConductFigures ToWire(ConductFigures figures) => new()
    {
        Reports = (uint)figures.Reports,
        ReportsProviderConfirmed = (uint)figures.ProviderConfirmed,
        ReportsProviderFile = (uint)figures.ProviderFile,
        ReportsStatement = (uint)figures.Statement,
        ReportsWithoutOrders = (uint)figures.WithoutOrders,
        Checks = (uint)figures.Checks,
        ReportsUnknownCustomers = (uint)Math.Max(0, figures.UnknownCustomers),
        BusiestDay = (uint)figures.Pace.BusiestDay,
        BusiestWeek = (uint)figures.Pace.BusiestWeek,
        UsualWeekTenths = (uint)figures.Pace.UsualWeekTenths,
        ReportsFollowingDisclosure = (uint)figures.FollowingDisclosure,
        ReportsFollowingOthers = (uint)figures.FollowingOthers,
        ReportsComplaintKnown = (uint)figures.ComplaintKnown,
        ReportsComplainants = (uint)figures.Complainants,
        Appeals = (uint)figures.Appeals,
        AppealsDecided = (uint)figures.AppealsDecided,
        AppealsLost = (uint)figures.AppealsLost,
        OutcomesDue = (uint)figures.Outcomes.Due,
        OutcomesMissing = (uint)figures.Outcomes.Missing,
        Outcomes =
        {
            figures.Outcomes.Recorded.Select(each => new Wire.OutcomeCount
            {
                Level = (Wire.RiskLevel)each.Level,
                Action = (Wire.ShopAction)each.Action,
                DecidedBy = (Wire.DecidedBy)each.DecidedBy,
                Count = (uint)each.Count,
            }),
        },
    };
}
