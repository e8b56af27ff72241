using System.Globalization;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Identifiers;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Reports;

/// <summary>Wire to draft and rows to wire; the validators have checked every form before.</summary>
internal static class ReportMapping
{
    public static ReportDraft ToDraft(Wire.ReportSubmission wire, IReadOnlyList<SubmittedIdentifier> identifiers) => new(
        [.. identifiers.Select(x => new DraftIdentifier(x.Kind, x.Confirmed))],
        (Category)wire.Category,
        (EvidenceLevel)wire.EvidenceLevel,
        (EvidenceSource)wire.Source,
        wire.Dispute is { } dispute ? new DisputeReference(dispute.Provider, dispute.Account, dispute.Id) : null,
        wire.CardNetwork == Wire.CardNetwork.Unspecified ? null : (CardNetwork)wire.CardNetwork,
        wire.NetworkReasonCode.Length == 0 ? null : wire.NetworkReasonCode,
        wire.NetworkSubReason.Length == 0 ? null : wire.NetworkSubReason,
        Country.Parse(wire.ConsumerCountry),
        OrderReference.TryCreate(wire.OrderReference, out _, out _),
        DayOrNull(wire.OrderedOn),
        Day(wire.OpenedOn),
        Time(wire.OutcomeAt),
        wire.Amount.MinorUnits,
        wire.Amount.Currency,
        wire.HasOrdersLastYear ? wire.OrdersLastYear : null,
        wire.BuyerComplainedOrReturned,
        DayOrNull(wire.FinalAnswerOn),
        ProofsOf(wire.Proofs),
        wire.KnownUnderAge,
        wire.StatutoryRight,
        wire.UsBillingError,
        wire.CertifiedReinsertion);

    public static IReadOnlyCollection<Proof> ProofsOf(IEnumerable<Wire.Proof> wire) => [.. wire.Select(x => (Proof)x).Distinct()];

    /// <summary>Whole microseconds, as PostgreSQL keeps them: a time that was stored equals the one that was sent.</summary>
    public static DateTimeOffset Time(Timestamp wire)
    {
        var time = wire.ToDateTimeOffset();
        return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public static Wire.Report ToWire(ReportView view)
    {
        if (view.Row is not { } row) return new Wire.Report { ReportId = view.Id.ToString(), State = (Wire.ReportState)view.State };
        var admission = AdmissionRecord.Read(row.AdmissionJson);
        var wire = new Wire.Report
        {
            ReportId = row.Id.ToString(),
            State = (Wire.ReportState)row.State,
            OwnOnly = row.OwnOnly,
            Category = (Wire.Category)row.Category,
            EvidenceLevel = (Wire.EvidenceLevel)row.Evidence,
            Source = (Wire.EvidenceSource)row.Source,
            ConsumerCountry = row.ConsumerCountry,
            OpenedOn = Text(row.OpenedOn),
            OutcomeAt = row.OutcomeAt.ToTimestamp(),
            NoticeState = StateOf(view.Notices),
            ShareFrom = row.State == ReportState.Listed ? row.ShareFrom?.ToTimestamp() : null,
            LastDay = Text(row.LastDay),
            NoticeDueAt = row.NoticeDueAt.ToTimestamp(),
            Contested = row.Contested,
            Circular = row.Circular,
            FollowsDisclosure = row.FollowsDisclosure,
            JurisdictionFlags = ToWire(admission.Flags, row.OwnOnly),
            PolicyHash = row.PolicyHash,
            CreatedAt = row.CreatedAt.ToTimestamp(),
            Amount = new Wire.Money { Currency = row.Currency, MinorUnits = row.AmountMinorUnits },
            UnconfirmedBecause = row.UnconfirmedBecause ?? "",
        };
        if (row.DisputeProvider is not null)
        {
            wire.Dispute = new Wire.DisputeReference { Provider = row.DisputeProvider, Account = row.DisputeAccount, Id = row.DisputeId };
        }

        return wire;
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? DayOrNull(string text) => text.Length == 0 ? null : Day(text);

    private static Wire.NoticeState StateOf(IReadOnlyList<NoticeRow> notices) => notices.MaxBy(x => x.Number) is not { } newest
        ? Wire.NoticeState.Unspecified
        : StateOf(newest.State);

    private static Wire.NoticeState StateOf(NoticeState state) => state switch
    {
        NoticeState.Prepared => Wire.NoticeState.Unspecified,
        NoticeState.Queued => Wire.NoticeState.Queued,
        NoticeState.Sent => Wire.NoticeState.Sent,
        NoticeState.Bounced => Wire.NoticeState.Bounced,
        NoticeState.Attested => Wire.NoticeState.Attested,
        NoticeState.Unproven => Wire.NoticeState.Unproven,
    };

    private static Wire.JurisdictionFlags ToWire(JurisdictionFlags flags, bool ownOnly) => new()
    {
        Shared = flags.Shared && !ownOnly,
        ScoreAllowed = flags.ScoreAllowed,
        HumanReviewRequired = flags.HumanReviewRequired,
        ContestRestricts = flags.ContestRestricts,
        AdverseActionNoticeRequired = flags.AdverseActionNoticeRequired,
        AnswerDueMonths = (uint)flags.AnswerDueMonths,
        AnswerDueDays = (uint)flags.AnswerDueDays,
    };
}
