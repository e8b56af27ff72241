using System.Security.Cryptography;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Store;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Reports;

/// <summary>Notices of held reports: relayed by the registry, or given by the merchant and attested.</summary>
internal sealed class NoticeWorkflow(
    NoticeStore store, ReportStore reports, NoticeStaging notices, ReportKeys keys, RequestKeys requests, RegistryOptions options,
    RegistryClock clock)
{
    public static readonly Refusal AddressMismatch = new(
        RefusalReason.NoticeAddressMismatch,
        "The address must be the report's confirmed one or, where none is confirmed, one of its identifiers.",
        "notice_relay.email_address");

    /// <summary>Only the report's own number: a mail of the registry carries no words of a shop's choosing.</summary>
    public static readonly Refusal OrderMismatch = new(
        RefusalReason.FieldMalformed, "It must be empty or the report's order_reference.", "notice_relay.order_number");

    /// <summary>The words of the notice that is due, for a merchant that gives it itself.</summary>
    public async Task<(NoticeWording? Wording, Refusal? Refusal)> TextAsync(
        Wire.GetNoticeTextRequest request, Caller.Merchant caller, CancellationToken ct)
    {
        if (await store.FindAsync(Guid.Parse(request.ReportId), ReportScope.Of(caller), ct) is not { } held) return (null, ReportStore.Unknown);
        if ((RefuseGiving(held) ?? RefuseLanguage(held, request.Language, "language")) is { } refusal) return (null, refusal);
        var number = NoticeStaging.GivenAt(held.Notices).First is null ? NoticeStaging.First : NoticeStaging.Second;
        return (notices.Write(held.Row, number, held.Merchant, request.Language, "{notice_secret}", "{order_number}"), null);
    }

    private static readonly Refusal AttestedBefore = new(
        RefusalReason.NoticeNotRelayable,
        "An attestation of this report's notice could not be shown to be true: pass the address to RelayNotice instead.",
        "report_id");

    public async Task<ReportAnswer> RelayAsync(Wire.RelayNoticeRequest request, Caller.Merchant caller, CancellationToken ct)
    {
        var now = await clock.NowAsync(caller.SandboxId, ct);
        var to = AddressOf(request.NoticeRelay);
        // A number without a canonical form is no order's.
        var orderKeys = to.OrderNumber is not { } number ? null
            : OrderReference.TryCreate(number, out var reference, out _) ? await keys.OfOrderAsync(reference, caller.Mode, caller.MerchantId, ct)
            : [];
        var (answer, earlier) = await store.GiveAsync(
            Guid.Parse(request.ReportId), ReportScope.Of(caller),
            requests.Of(caller, "ReportService/RelayNotice", request.RequestId, request), Author.Of(caller),
            held => RefuseRelay(held, to) ?? RefuseOrder(held, orderKeys),
            (db, held, number) =>
            {
                notices.Relay(db, held.Row, held.Notices, number, to, held.Merchant, now);
                return held.Row.SandboxId == Guid.Empty ? AuditAction.NoticeQueued : AuditAction.NoticeSent;
            },
            now, ct);
        return earlier is { } same ? await RepeatAsync(same, caller, ct) : answer;
    }

    public async Task<ReportAnswer> AttestAsync(Wire.AttestNoticeRequest request, Caller.Merchant caller, CancellationToken ct)
    {
        var now = await clock.NowAsync(caller.SandboxId, ct);
        var sentAt = ReportMapping.Time(request.SentAt);
        var isDrawn = caller.SandboxId == Guid.Empty
            && AttestationRules.IsDrawn(RandomNumberGenerator.GetInt32(AttestationRules.Faces), options.AttestationAuditPerMille);
        var (answer, earlier) = await store.GiveAsync(
            Guid.Parse(request.ReportId), ReportScope.Of(caller),
            requests.Of(caller, "ReportService/AttestNotice", request.RequestId, request), Author.Of(caller),
            held => RefuseAttest(held, request.Language, sentAt, now),
            (db, held, number) =>
            {
                notices.Attest(
                    db, held.Row, held.Notices, number, (NoticeChannel)request.Channel, request.CarrierReference, request.Language,
                    request.TextVersion, sentAt, isDrawn, now);
                return AuditAction.NoticeAttested;
            },
            now, ct);
        return earlier is { } same ? await RepeatAsync(same, caller, ct) : answer;
    }

    public static NoticeAddress AddressOf(Wire.NoticeRelay relay) =>
        new(relay.EmailAddress.Trim(), relay.Language, relay.OrderNumber.Length == 0 ? null : relay.OrderNumber);

    private static Refusal? RefuseOrder(LoadedReport held, IReadOnlyList<byte[]>? orderKeys) =>
        orderKeys is null || orderKeys.Any(x => x.AsSpan().SequenceEqual(held.Row.OrderKey)) ? null : OrderMismatch;

    private Refusal? RefuseRelay(LoadedReport held, NoticeAddress to)
    {
        var refusal = RefuseGiving(held) ?? RefuseLanguage(held, to.Language, "notice_relay.language");
        if (refusal is not null) return refusal;
        return keys.Holds(held.Row, held.Row.Identifiers, to.EmailAddress) ? null : AddressMismatch;
    }

    private static Refusal? RefuseAttest(LoadedReport held, string language, DateTimeOffset sentAt, DateTimeOffset now)
    {
        var (first, _) = NoticeStaging.GivenAt(held.Notices);
        return RefuseGiving(held)
            ?? ReportingStopRules.RefuseAttestation(held.Merchant.ReportingStopReason)
            ?? (held.Notices.Exists(x => x.AttestationProven == false) ? AttestedBefore : null)
            ?? RefuseLanguage(held, language, "language")
            ?? NoticeRules.RefuseAttestedTime(sentAt, held.Row.CreatedAt, first, held.Row.FirstCountedAt, now);
    }

    private static Refusal? RefuseGiving(LoadedReport held)
    {
        var (first, second) = NoticeStaging.GivenAt(held.Notices);
        return NoticeRules.RefuseGiving(held.Row.State, first, second, held.Row.FirstCountedAt);
    }

    private static Refusal? RefuseLanguage(LoadedReport held, string language, string field) =>
        NoticeRules.RefuseLanguage(language, AdmissionRecord.Read(held.Row.AdmissionJson).Languages) is { } closed
            ? closed with { Field = field }
            : null;

    private async Task<ReportAnswer> RepeatAsync(Guid reportId, Caller.Merchant caller, CancellationToken ct) =>
        await reports.FindAsync(reportId, ReportScope.Of(caller), ct) is { } held
            ? ReportAnswer.Of(held, Disposition.Unchanged)
            : ReportAnswer.Refused(ReportStore.Unknown);
}
