using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Reports;

/// <summary>Reports for people.</summary>
internal static class ReportPage
{
    public static void Print(Page page, Report report)
    {
        page.Heading($"Report {report.ReportId}");
        page.Facts(
            ("state", WireNames.Of(report.State)),
            ("what", WireNames.Of(report.Category)),
            ("evidence", WireNames.Of(report.EvidenceLevel)),
            ("source", WireNames.Of(report.Source)),
            ("not confirmed because", report.UnconfirmedBecause),
            ("dispute", report.Dispute is { Id.Length: > 0 } dispute ? $"{dispute.Provider} {dispute.Account} {dispute.Id}" : null),
            ("consumer's country", report.ConsumerCountry),
            ("amount", Amounts.Read(report.Amount)),
            ("opened", report.OpenedOn),
            ("outcome at", Times.Read(report.OutcomeAt)),
            ("own-only", report.OwnOnly ? "yes: held for you alone, no other shop can see it" : "no"),
            ("notice", report.NoticeState == NoticeState.Unspecified ? "not given yet" : WireNames.Of(report.NoticeState)),
            ("first notice due", Times.Read(report.NoticeDueAt)),
            ("may count from", Times.Read(report.ShareFrom)),
            ("last day", report.LastDay),
            ("contested", report.Contested ? "yes" : null),
            ("circular", report.Circular ? "yes: it followed the registry's own answer" : null),
            ("follows a disclosure", report.FollowsDisclosure ? "yes: the registry had told you of this customer before" : null),
            ("recorded", Times.Read(report.CreatedAt)),
            ("policy", report.PolicyHash));
    }

    public static void PrintList(Page page, IReadOnlyCollection<Report> reports) => page.Table(
        ["report", "dispute", "what", "evidence", "source", "state", "notice", "counts from", "own-only", "contested"],
        [.. reports.Select(report => new[]
        {
            report.ReportId,
            report.Dispute?.Id ?? "",
            WireNames.Of(report.Category),
            WireNames.Of(report.EvidenceLevel),
            WireNames.Of(report.Source),
            WireNames.Of(report.State),
            WireNames.Of(report.NoticeState),
            Times.Read(report.ShareFrom) ?? "",
            report.OwnOnly ? "yes" : "",
            report.Contested ? "yes" : "",
        })]);
}
