using System.Globalization;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Reports;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Appeals;

/// <summary>What the person reads behind a notice's link: what is held, and what it does now.</summary>
internal static class NoticeStatement
{
    private const string Days = "yyyy-MM-dd";

    public static Wire.OpenNoticeResponse Of(NoticedReport noticed, AppealRuling ruling, DateTimeOffset now)
    {
        var report = noticed.Report;
        var restricted = IsRestricted(report, ruling);
        return new Wire.OpenNoticeResponse
        {
            ReportId = report.Id.ToString(),
            MerchantName = noticed.MerchantName,
            Category = (Wire.Category)report.Category,
            EvidenceLevel = (Wire.EvidenceLevel)report.Evidence,
            OpenedOn = report.OpenedOn.ToString(Days, CultureInfo.InvariantCulture),
            ShareFrom = report.OwnOnly || restricted ? null : report.ShareFrom?.ToTimestamp(),
            OwnOnly = report.OwnOnly,
            LastDay = report.LastDay.ToString(Days, CultureInfo.InvariantCulture),
            Contested = report.Contested,
            JurisdictionFlags = JurisdictionMapping.ToWire(ruling.Flags),
            Effect = Effect(report, ruling, now),
        };
    }

    private static bool IsRestricted(ReportRow report, AppealRuling ruling) =>
        report.State != ReportState.Listed || report.Objected || (report.Contested && ruling.ContestRestricts);

    private static string Effect(ReportRow report, AppealRuling ruling, DateTimeOffset now)
    {
        if (DateOnly.FromDateTime(now.UtcDateTime) > report.LastDay) return "Its time is over: it is not used any more and is being deleted.";
        if (report.OwnOnly) return "Only the reporting shop keeps it. No other shop can see it.";
        if (report.State != ReportState.Listed) return "The dispute is not finally decided, so no shop can see it.";
        if (report.Objected) return "You objected to it, so no other shop can see it.";
        if (report.Contested && ruling.ContestRestricts) return "It is contested: no other shop can see it while the case is open.";
        if (report.ShareFrom is not { } from) return "No other shop can see it until you have been told of it.";
        if (now < from)
        {
            return $"No other shop can see it yet. From {from.UtcDateTime.ToString(Days, CultureInfo.InvariantCulture)} a shop that asks about an order of yours may be told of it.";
        }

        return report.Contested
            ? "A shop that asks about an order of yours may be told of it, and that you contest it."
            : "A shop that asks about an order of yours may be told of it. It never decides alone.";
    }
}
