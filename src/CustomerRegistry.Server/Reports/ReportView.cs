using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

/// <summary>A report as a reply shows it; of one that is gone only id and state are left.</summary>
/// <param name="Row">Null once it is gone.</param>
internal sealed record ReportView(Guid Id, ReportState State, ReportRow? Row, IReadOnlyList<NoticeRow> Notices)
{
    public static ReportView Of(ReportRow row, IReadOnlyList<NoticeRow> notices) => new(row.Id, row.State, row, notices);

    public static ReportView Gone(Guid id, ReportState endedAs) => new(id, endedAs, null, []);
}

/// <summary>What a call did to a report. Numbers are those of the proto enum.</summary>
internal enum Disposition
{
    Recorded = 1,
    Updated = 2,
    Unchanged = 3,
    Deleted = 4,
}

/// <summary>What came of a submission or an update: a report, or why not.</summary>
/// <param name="Secret">
/// For the merchant to pass on: of the notice that it gives itself, from the call that recorded the report, or of the
/// question after a withdrawal, from the call that withdrew it. Empty otherwise.
/// </param>
internal sealed record ReportAnswer(ReportView? Report, Disposition Disposition, string Secret, Refusal? Refusal)
{
    public static ReportAnswer Refused(Refusal refusal) => new(null, default, "", refusal);

    public static ReportAnswer Of(ReportView view, Disposition disposition, string secret = "") => new(view, disposition, secret, null);

    public override string ToString() => $"report {Disposition}";
}

/// <summary>Whose reports a call may see: a merchant's, of its mode and sandbox.</summary>
internal sealed record ReportScope(Guid MerchantId, RegistryMode Mode, Guid SandboxId)
{
    public static ReportScope Of(Caller.Merchant caller) => new(caller.MerchantId, caller.Mode, caller.SandboxId);

    /// <summary>Of any real merchant: what a reviewer may look for.</summary>
    public static ReportScope Live { get; } = new(Guid.Empty, RegistryMode.Live, Guid.Empty);

    public bool Holds(ReportRow row) => (row.MerchantId == MerchantId || this == Live) && row.Mode == Mode && row.SandboxId == SandboxId;
}
