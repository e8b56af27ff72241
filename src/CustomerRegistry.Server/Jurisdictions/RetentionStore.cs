using System.Globalization;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>How many rows of a kind go when, counted from the end of today.</summary>
internal sealed record RetentionCounts(int Now, int Within7, int Within30, int Within90, int Later);

/// <summary>Deletes and counts what is past its time. A batch and its audit entry are one transaction.</summary>
internal sealed class RetentionStore(IDbContextFactory<RegistryDbContext> contexts, AuditStore audit)
{
    /// <summary>
    /// Erases at most so many rows that are due, passing over the first <paramref name="skip"/>, which could not be erased.
    /// Rows that another replica has in hand are left to it.
    /// </summary>
    /// <param name="before">What began before is due.</param>
    /// <param name="fromId">Rows with a smaller id are known to be done.</param>
    /// <returns>How many were erased.</returns>
    public async Task<int> EraseAsync(
        Retained kind, Guid sandboxId, DateTimeOffset before, int skip, int most, Guid fromId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var erased = await db.Database.ExecuteSqlRawAsync(kind.EraseSql, [sandboxId, before, skip, most, fromId], ct);
        if (erased == 0) return 0;
        var live = sandboxId == Guid.Empty;
        audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, live ? RegistryMode.Live : RegistryMode.Test, sandboxId, AuditAction.RetentionApplied,
            live ? AuditSubject.Registry : AuditSubject.Sandbox, sandboxId, now,
            (AuditDetail.Kind, kind.Kind.ToString()), (AuditDetail.Count, erased.ToString(CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return erased;
    }

    /// <summary>What of the registry's own will go when.</summary>
    public async Task<RetentionCounts> CountAsync(Retained kind, RetentionPeriods periods, DateOnly today, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        object[] spans = [Guid.Empty, .. new[] { 0, 7, 30, 90 }.Select(days => (object)Before(kind, periods, today.AddDays(days)))];
        return await db.Database.SqlQueryRaw<RetentionCounts>(kind.CountSql, spans).SingleAsync(ct);
    }

    /// <summary>
    /// Rows whose time is before this have had their time now: by whole days, except what is kept for hours only, where the
    /// rest of a day would be most of its time.
    /// </summary>
    public static DateTimeOffset Before(Retained kind, RetentionPeriods periods, DateTimeOffset now)
    {
        if (kind.Kind != RetainedKind.OneTimeCodes) return Before(kind, periods, DateOnly.FromDateTime(now.UtcDateTime));
        var kept = periods.OneTimeCodes.Value;
        return now.AddMonths(-kept.Months).AddDays(-kept.Days);
    }

    /// <summary>Rows whose time is before this have had their time on the given day.</summary>
    public static DateTimeOffset Before(Retained kind, RetentionPeriods periods, DateOnly today)
    {
        var first = kind.Period is { } period ? Deadlines.FirstKept(today, period(periods).Value) : today;
        return new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }
}
