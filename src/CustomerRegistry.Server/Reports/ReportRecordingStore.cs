using System.Buffers.Binary;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Risk;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// Stages what a decision says about a report in the caller's transaction: the report, its keys, its listings with their
/// corrections, its notices. Whichever call a decision comes from, a submission, an update or the provider's answer, it is
/// recorded here. The caller adds the audit entry.
/// </summary>
internal sealed class ReportRecordingStore(NoticeStaging notices)
{
    /// <summary>A new report with its keys.</summary>
    public static ReportRow Create(
        NewSubmission submission, SubmissionFacts held, ReportDecision.Recorded decision, AdmissionRuling ruling, DateTimeOffset now)
    {
        var draft = submission.Draft;
        return new ReportRow
        {
            Id = submission.ReportId,
            Mode = submission.Scope.Mode,
            SandboxId = submission.Scope.SandboxId,
            MerchantId = submission.Scope.MerchantId,
            OrderKey = submission.OrderKeys[0],
            DisputeProvider = draft.Dispute?.Provider,
            DisputeAccount = draft.Dispute?.Account,
            DisputeId = draft.Dispute?.Id,
            DisputeKey = submission.DisputeKeys.Count == 0 ? null : submission.DisputeKeys[0],
            ReporterCountry = held.Merchant.Country,
            ConsumerCountry = draft.ConsumerCountry.ToString(),
            OrderedOn = draft.OrderedOn,
            OpenedOn = draft.OpenedOn,
            Circular = decision.Circular,
            FollowsDisclosure = ReportRules.FollowsDisclosure(held.Facts),
            FollowsOthers = held.Facts.DisclosedOfOthers,
            LastDay = ruling.LastDay,
            CreatedAt = now,
            Identifiers = KeysOf(submission, decision.OwnOnly),
        };
    }

    /// <summary>What a submission states beside its outcome; of a report that is held the newest statement wins.</summary>
    public static void State(ReportRow row, ReportDraft draft)
    {
        row.Network = draft.Network ?? row.Network;
        row.ReasonCode = draft.NetworkReasonCode ?? row.ReasonCode;
        row.BuyerComplained = draft.BuyerComplainedOrReturned;
        row.Currency = draft.Currency;
        row.AmountMinorUnits = draft.AmountMinorUnits;
        row.Proofs = [.. row.Proofs.Union(draft.Proofs)];
    }

    /// <summary>
    /// Whether a submission brings exactly the identifiers that are held under the shared scope, compared under the epochs
    /// that both have: the person who was told of the report stays the one it is about.
    /// </summary>
    public static bool BringsThoseHeld(ReportRow row, NewSubmission submission)
    {
        var epochs = row.Identifiers.Select(x => x.Epoch).Intersect(submission.Identifiers.Select(x => x.Epoch)).ToList();
        return epochs.Count > 0 && epochs.TrueForAll(epoch =>
            row.Identifiers.Where(x => x.Epoch == epoch).Select(x => Convert.ToHexString(x.SubjectKey)).ToHashSet()
                .SetEquals(submission.Identifiers.Where(x => x.Epoch == epoch).Select(x => Convert.ToHexString(x.SharedKey))));
    }

    /// <summary>
    /// Held as own-only from now on: its keys are written anew under keys that cannot be joined, and nothing stays under the
    /// shared ones. Its identifiers are never changed otherwise, nor which of them is confirmed (<see cref="BringsThoseHeld"/>).
    /// </summary>
    public static async Task RekeyAsync(RegistryDbContext db, ReportRow row, NewSubmission submission, CancellationToken ct)
    {
        await ReportRemoval.ForgetSubjectsAsync(db, row, ct);
        await db.ReportIdentifiers.Where(x => x.ReportId == row.Id).ExecuteDeleteAsync(ct);
        var confirmed = submission.Identifiers
            .Where(x => row.Identifiers.Exists(held => held.Confirmed && held.SubjectKey.AsSpan().SequenceEqual(x.SharedKey)))
            .Select(x => x.Ordinal).ToHashSet();
        foreach (var held in row.Identifiers.ToList()) db.Entry(held).State = EntityState.Detached;
        row.Identifiers = KeysOf(submission, ownOnly: true);
        foreach (var key in row.Identifiers) (key.ReportId, key.Confirmed) = (row.Id, confirmed.Contains(key.Ordinal));
        db.ReportIdentifiers.AddRange(row.Identifiers);
    }

    /// <summary>Takes the outcome over: state, listings, notices, and from when it may count.</summary>
    /// <param name="ruling">As ruled for this decision; it is kept where the report is new or its outcome rises.</param>
    public async Task ApplyAsync(
        RegistryDbContext db, ReportRow row, List<NoticeRow> noticesHeld, ReportDecision.Recorded decision, AdmissionRuling ruling,
        MerchantRow merchant, DateTimeOffset now, CancellationToken ct)
    {
        var isNew = decision.Updates is null;
        var begins = decision.State == ReportState.Listed && (row.State != ReportState.Listed || row.FirstCountedAt is null);
        row.Category = decision.Category;
        row.Evidence = decision.Level;
        row.Source = decision.Source;
        row.OutcomeAt = decision.OutcomeAt;
        row.UsBillingError = decision.UsBillingError;
        row.State = decision.State;
        row.OwnOnly = decision.OwnOnly;
        row.UpdatedAt = now;
        row.Version++;
        if (isNew || begins) KeepRuling(row, ruling);
        if (decision.FirstNoticeDue) row.NoticeDueAt = NoticeRules.FirstNoticeDueAt(now, ruling.NoticeWithinDays);
        if (begins) row.FirstCountedAt = now;
        else if (row.State != ReportState.Listed) row.FirstCountedAt = null;

        if (noticesHeld.Any(x => x.State == NoticeState.Queued)) await DropWaitingAsync(db, row.Id, ct);
        notices.AfterChange(db, row, noticesHeld, merchant, now);
        NoticeStaging.Settle(row, noticesHeld, AdmissionRecord.Read(row.AdmissionJson), now);
        await SyncListingsAsync(db, row, merchant, decision.Correction, now, ct);
    }

    /// <summary>After a notice was given or came back: from when the report may count, on it and on its listings.</summary>
    public static async Task SettleAsync(
        RegistryDbContext db, ReportRow row, List<NoticeRow> notices, DateTimeOffset now, CancellationToken ct)
    {
        var before = row.ShareFrom;
        NoticeStaging.Settle(row, notices, AdmissionRecord.Read(row.AdmissionJson), now);
        if (row.ShareFrom == before) return;
        row.Version++;
        foreach (var listing in await ListingLocks.ForUpdateAsync(db, row.Id, ct))
        {
            listing.ShareFrom = row.ShareFrom;
            listing.Version = row.Version;
        }

        // What counted and no longer does may have been answered with meanwhile.
        if (before is { } from && from <= now && !(row.ShareFrom <= now)) await CorrectionStore.StageAsync(db, row.Id, now, ct);
    }

    /// <summary>Mails of a report's notices that were not sent yet; they are staged anew with what holds now.</summary>
    public static Task DropWaitingAsync(RegistryDbContext db, Guid reportId, CancellationToken ct) =>
        db.OutboxMails.Where(x => x.NoticeReportId == reportId && x.State == MailState.Queued).ExecuteDeleteAsync(ct);

    private static List<ReportIdentifierRow> KeysOf(NewSubmission submission, bool ownOnly) =>
    [
        .. submission.Identifiers.Select(x => new ReportIdentifierRow
        {
            ReportId = submission.ReportId,
            Ordinal = x.Ordinal,
            Epoch = x.Epoch,
            SubjectKey = x.KeyFor(ownOnly),
            Kind = x.Kind,
            Confirmed = x.Confirmed,
        }),
    ];

    private static void KeepRuling(ReportRow row, AdmissionRuling ruling)
    {
        row.AdmissionJson = AdmissionRecord.Write(ruling);
        row.PolicyHash = ruling.PolicyHash;
        row.ReplyWindowDays = ruling.ReplyWindowDays;
        // A later ruling never lengthens what the first one allowed.
        if (ruling.LastDay < row.LastDay) row.LastDay = ruling.LastDay;
    }

    private static async Task SyncListingsAsync(
        RegistryDbContext db, ReportRow row, MerchantRow merchant, bool correction, DateTimeOffset now, CancellationToken ct)
    {
        var held = await ListingLocks.ForUpdateAsync(db, row.Id, ct);
        var wanted = row.State == ReportState.Listed
            ? row.Identifiers.DistinctBy(x => Convert.ToHexString(x.SubjectKey)).ToList()
            : [];
        var gone = held.Where(listing => !wanted.Any(x => x.SubjectKey.AsSpan().SequenceEqual(listing.SubjectKey))).ToList();
        if (held.Count > 0 && (correction || gone.Count > 0)) await CorrectionStore.StageAsync(db, row.Id, now, ct);
        db.Listings.RemoveRange(gone);
        foreach (var identifier in wanted)
        {
            var listing = held.Find(x => x.SubjectKey.AsSpan().SequenceEqual(identifier.SubjectKey));
            if (listing is null)
            {
                listing = new ListingRow { SubjectKey = identifier.SubjectKey, ReportId = row.Id };
                db.Listings.Add(listing);
            }

            Fill(listing, row, identifier, merchant);
        }
    }

    private static void Fill(ListingRow listing, ReportRow row, ReportIdentifierRow identifier, MerchantRow merchant)
    {
        listing.Mode = row.Mode;
        listing.SandboxId = row.SandboxId;
        listing.Epoch = identifier.Epoch;
        listing.MerchantId = row.MerchantId;
        listing.OwnerId = merchant.OwnerId;
        listing.ReporterCountry = row.ReporterCountry;
        listing.ReporterSector = merchant.Sector;
        listing.ConsumerCountry = row.ConsumerCountry;
        listing.OrderKey = BinaryPrimitives.ReadInt64BigEndian(row.OrderKey);
        listing.OwnOnly = row.OwnOnly;
        listing.Kind = identifier.Kind;
        listing.Confirmed = identifier.Confirmed;
        listing.Category = row.Category;
        // A later time of the same outcome does not make it younger: only another outcome is a new one.
        var outcomeOn = DateOnly.FromDateTime(row.OutcomeAt.UtcDateTime);
        if (listing.OutcomeOn == default || listing.Evidence != row.Evidence || outcomeOn < listing.OutcomeOn) listing.OutcomeOn = outcomeOn;
        listing.Evidence = row.Evidence;
        listing.Source = row.Source;
        listing.OpenedOn = row.OpenedOn;
        listing.OrderedOn = row.OrderedOn ?? row.OpenedOn;
        listing.ShareFrom = row.ShareFrom;
        listing.LastDay = row.LastDay;
        listing.Contested = row.Contested;
        listing.Objected = row.Objected;
        listing.Circular = row.Circular;
        listing.Version = row.Version;
    }
}
