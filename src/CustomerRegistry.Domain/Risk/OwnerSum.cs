using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Risk;

/// <summary>A report with what it would add alone, in thousandths of log-odds, before the repeat factor, and its age.</summary>
internal sealed record WeighedReport(AssessedReport Report, int Raw, int AgeDays);

/// <summary>A weighed report with its share after the repeat factor; null: it counts as one with another.</summary>
internal sealed record SharedReport(AssessedReport Report, int? Share);

/// <summary>
/// What one owner's reports add: contributions, largest first, times repeat(n), less what its good orders take off, never
/// below nothing. All in whole thousandths of log-odds, so that sums do not depend on the order of adding.
/// </summary>
internal sealed record OwnerSum(Guid OwnerId, IReadOnlyList<SharedReport> Reports, int TakenOff, int Net, int Findings)
{
    /// <summary>There are more good orders than could be taken off.</summary>
    public bool Floored { get; init; }

    /// <summary>One of the reports that weigh something is as new as HIGH needs it.</summary>
    public bool Fresh { get; init; }

    /// <summary>
    /// Reports of one order are one: it weighs what the heaviest of them weighs and has the best evidence among them, so
    /// that taking one of them away can never make the others weigh more.
    /// </summary>
    public static OwnerSum Of(Guid ownerId, IEnumerable<WeighedReport> reports, int orders, RiskModel model)
    {
        var ofOrders = reports
            .GroupBy(each => (each.Report.MerchantId, each.Report.OrderKey))
            .Select(order => order.OrderByDescending(each => each.Raw).ThenBy(each => each.Report.ReportId).ToList())
            .OrderByDescending(order => order[0].Raw)
            .ThenBy(order => order[0].Report.ReportId)
            .ToList();
        var shared = new List<SharedReport>();
        var gross = 0;
        for (var n = 1; n <= ofOrders.Count; n++)
        {
            var order = ofOrders[n - 1];
            var share = Thousandths(order[0].Raw * model.Repeat(n));
            gross += share;
            shared.Add(new SharedReport(order[0].Report, share));
            shared.AddRange(order.Skip(1).Select(each => new SharedReport(each.Report, null)));
        }

        var exposure = model.ExposureMilli(orders);
        var takenOff = Math.Min(gross, exposure);
        var net = gross - takenOff;
        var findings = net == 0 ? 0 : ofOrders.Count(order => order.Any(IsFinding));
        return new OwnerSum(ownerId, shared, takenOff, net, findings)
        {
            Floored = takenOff > 0 && takenOff < exposure,
            Fresh = ofOrders.Any(order => order.Any(each => each.Raw > 0 && each.AgeDays <= model.FreshDaysForHigh)),
        };
    }

    /// <summary>
    /// The same owner where others add more: everything times a factor of 0 to 1. The net is rounded once, so that less
    /// never becomes more; what rounding the shares leaves over is on the orders' share, else on the largest report's.
    /// </summary>
    public OwnerSum Times(double factor)
    {
        if (factor == 1) return this;
        var net = Thousandths(Net * factor);
        var reports = Reports.Select(each => each with { Share = each.Share is { } share ? Thousandths(share * factor) : null }).ToList();
        var gross = reports.Sum(each => each.Share ?? 0);
        if (TakenOff == 0 || gross < net)
        {
            reports[0] = reports[0] with { Share = reports[0].Share + net - gross };
            gross = net;
        }

        return this with { Reports = reports, TakenOff = gross - net, Net = net };
    }

    public static int Thousandths(double logOdds) => (int)Math.Round(logOdds, MidpointRounding.AwayFromZero);

    private static bool IsFinding(WeighedReport each) =>
        each.Report.Evidence == EvidenceLevel.IndependentFinding && each.Raw > 0;
}
