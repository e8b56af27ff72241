using System.Buffers.Binary;
using System.Globalization;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Risk;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Telemetry;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// Records what a check discloses, before it is answered. One transaction: the listings are locked FOR SHARE, everything
/// that decides is read again under these locks, the answer is made anew from the locked rows alone, and only then
/// written. A change of a listing takes it FOR UPDATE and so comes wholly before (the answer knows it) or wholly after
/// (the record is there, and its recipient gets the correction): in the order of commits no disclosure follows a
/// restriction. Since the answer is made under the locks, there is nothing to repeat when something changed meanwhile.
/// </summary>
internal sealed class DisclosureStore(IDbContextFactory<RegistryDbContext> contexts, PolicyStore policies, AuditStore audit, ShadowAssessments shadows,
    RegistryMetrics metrics)
{
    /// <summary>
    /// Not cancelled by the caller: once something was found its record is written, whatever becomes of the call. An
    /// exception means that nothing was recorded, and nothing may be answered.
    /// </summary>
    /// <param name="foundUnder">The shared keys under which something was found, in byte order.</param>
    public async Task<CheckResult> RecordAsync(CheckQuestion question, IReadOnlyList<SubjectKey> foundUnder)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();

        // Two checks of one order at once: the second finds the first's record and is the same disclosure.
        var order = BinaryPrimitives.ReadInt64BigEndian(question.OrderKeys[0]);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({order})", CancellationToken.None);
        // Stops of sharing, suspensions and policies take it alone: what decides is not changed between here and the commit.
        await SharingLock.ShareAsync(db, CancellationToken.None);
        var locked = new HashSet<(SubjectKey, Guid)>();
        foreach (var key in foundUnder)
        {
            var rows = await ListingLocks.ForShareAsync(db, key.ToBytes(), CancellationToken.None);
            locked.UnionWith(rows.Select(x => (key, x.ReportId)));
        }

        var policy = await policies.CurrentAsync(db, CancellationToken.None);
        if (policy is null) return CheckResult.Refused(PolicyStore.NoneInForce);
        var checker = await ListingQueries.CheckerAsync(
            connection, question.Scope, question.Caller.MerchantId, question.OrderKeys, BoundSince(question.Now), CancellationToken.None);
        if (checker is null) return CheckResult.Refused(RiskWorkflow.CallerGone);
        var held = await ListingQueries.HeldAsync(
            connection, question.Scope, [.. foundUnder, .. question.OwnKeys], CancellationToken.None);
        // A listing that came after the locks is not locked: the next check finds it.
        held = held with { Listings = [.. held.Listings.Where(x => x.OwnOnly || locked.Contains((x.Key, x.ReportId)))] };

        var result = question.Decide(checker, policy) switch
        {
            CheckDecision.Refused refused => CheckResult.Refused(refused.Refusal),
            CheckDecision.Assessed => new CheckResult(question.CheckId, question.Answer(held, checker, policy), policy, null),
            _ => new CheckResult(question.CheckId, question.Nothing(checker, policy), policy, null),
        };
        if (result.Answer is not { Discloses: true } found) return result;
        var answer = question.Explained(found, policy);
        result = result with { Answer = answer };

        var repeated = await RepeatedAsync(db, question);
        var row = repeated ?? Add(db, question);
        if (repeated is not null && !AddsTo(repeated, question, answer)) return result with { CheckId = repeated.CheckId };
        Write(row, question, answer, policy);
        audit.Stage(db, EntryOf(row, question, answer));
        var shadow = shadows.Of(question, held, checker, policy);
        if (shadow is not null) await WriteAsync(db, row, shadow);
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        if (shadow is not null) metrics.Shadowed(row.Level, shadow.Level);
        return result with { CheckId = row.CheckId };
    }

    public static DateTimeOffset BoundSince(DateTimeOffset now) => now.AddDays(-DisclosureRules.BindingDays);

    // One that was corrected is over: its merchant was told not to use it, and would not be told again.
    private static async Task<DisclosureRow?> RepeatedAsync(RegistryDbContext db, CheckQuestion question)
    {
        var (scope, form, orders) = (question.Scope, question.Form, question.OrderKeys.ToList());
        var newest = await db.Disclosures
            .Where(x => x.MerchantId == question.Caller.MerchantId && orders.Contains(x.OrderKey)
                && x.Mode == scope.Mode && x.SandboxId == scope.SandboxId
                && x.Stage == form.Stage && x.Purpose == form.Purpose
                && !db.Corrections.Any(c => c.CheckId == x.CheckId))
            .OrderByDescending(x => x.At).FirstOrDefaultAsync(CancellationToken.None);
        if (newest is null || !DisclosureRules.IsRepeat(newest.At, question.Now)) return null;
        // Under its lock: a correction that came meanwhile makes this a disclosure of its own.
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM disclosure WHERE check_id = {newest.CheckId} FOR UPDATE", CancellationToken.None);
        if (await db.Corrections.AnyAsync(x => x.CheckId == newest.CheckId, CancellationToken.None)) return null;
        await db.Entry(newest).Collection(x => x.Listings).LoadAsync(CancellationToken.None);
        return newest;
    }

    private static DisclosureRow Add(RegistryDbContext db, CheckQuestion question)
    {
        var row = new DisclosureRow
        {
            CheckId = question.CheckId,
            Mode = question.Scope.Mode,
            SandboxId = question.Scope.SandboxId,
            MerchantId = question.Caller.MerchantId,
            At = question.Now,
            Purpose = question.Form.Purpose,
            Stage = question.Form.Stage,
            OrderKey = question.OrderKeys[0],
            NoticeVersion = question.Form.NoticeVersion,
        };
        db.Disclosures.Add(row);
        return row;
    }

    private static bool AddsTo(DisclosureRow row, CheckQuestion question, CheckAnswer answer) =>
        (row.Level, row.Score, row.ModelVersion) != (answer.Assessment.Level, answer.Assessment.Score, answer.Assessment.ModelVersion) ||
        answer.Disclosed.Any(listing => Find(row, listing)?.Version != listing.Version)
        || BoundKeys.Of(question.Asked).Any(key => !Contains(row.BoundKeys, key));

    private static void Write(DisclosureRow row, CheckQuestion question, CheckAnswer answer, PolicyInForce policy)
    {
        row.BoundKeys = [.. row.BoundKeys, .. BoundKeys.Of(question.Asked).Where(key => !Contains(row.BoundKeys, key))];
        row.Level = answer.Assessment.Level;
        row.Score = answer.Assessment.Score;
        row.Advice = answer.Assessment.Advice;
        row.AssessmentJson = RecordedAssessment.ToJson(answer);
        row.ModelVersion = answer.Assessment.ModelVersion;
        row.PolicyHash = policy.Hash;
        foreach (var listing in answer.Disclosed)
        {
            if (Find(row, listing) is { } named)
            {
                named.Version = listing.Version;
                continue;
            }

            row.Listings.Add(new DisclosedListingRow
            {
                CheckId = row.CheckId,
                SubjectKey = listing.Key.ToBytes(),
                ReportId = listing.ReportId,
                Version = listing.Version,
            });
        }
    }

    // Of a repeat that adds something the newest assessment stands, as in the disclosure itself.
    private static async Task WriteAsync(RegistryDbContext db, DisclosureRow row, Assessment shadow)
    {
        var difference = await db.ShadowDifferences.FindAsync([row.CheckId], CancellationToken.None);
        if (difference is null)
        {
            difference = new ShadowDifferenceRow { CheckId = row.CheckId, At = row.At };
            db.ShadowDifferences.Add(difference);
        }

        (difference.LiveLevel, difference.LiveScore, difference.LiveModelVersion) = (row.Level, row.Score, row.ModelVersion);
        (difference.ShadowLevel, difference.ShadowScore) = (shadow.Level, shadow.Score);
        (difference.ModelVersion, difference.ModelHash) = (shadow.ModelVersion, shadow.ModelHash);
    }

    private static AuditEntry EntryOf(DisclosureRow row, CheckQuestion question, CheckAnswer answer) => AuditEntries.Of(
        question.Caller, AuditAction.CheckDisclosed, AuditSubject.Check, row.CheckId, question.Now,
        (AuditDetail.Level, row.Level.ToString()),
        (AuditDetail.Purpose, row.Purpose.ToString()),
        (AuditDetail.PolicyHash, row.PolicyHash),
        (AuditDetail.ModelVersion, row.ModelVersion),
        (AuditDetail.Count, answer.Disclosed.Select(x => x.ReportId).Distinct().Count().ToString(CultureInfo.InvariantCulture)));

    private static DisclosedListingRow? Find(DisclosureRow row, Listing listing)
    {
        var key = listing.Key.ToBytes();
        return row.Listings.Find(x => x.ReportId == listing.ReportId && x.SubjectKey.AsSpan().SequenceEqual(key));
    }

    private static bool Contains(byte[][] keys, byte[] key) => Array.Exists(keys, x => x.AsSpan().SequenceEqual(key));
}
