using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Audit;

public sealed class AuditTallyTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly AuditTally _tally = new();

    [Fact]
    public void A_report_counts_once_and_again_when_it_becomes_listed()
    {
        Add(AuditAction.ReportRecorded, AuditSubject.Report, (AuditDetail.ToState, "Open"), (AuditDetail.OwnOnly, "true"));
        Add(AuditAction.ReportUpdated, AuditSubject.Report, (AuditDetail.FromState, "Open"), (AuditDetail.ToState, "Listed"));
        Add(AuditAction.ReportUpdated, AuditSubject.Report, (AuditDetail.FromState, "Listed"), (AuditDetail.ToState, "Listed"));
        Add(AuditAction.ReportConfirmed, AuditSubject.Report, (AuditDetail.FromState, "Listed"), (AuditDetail.ToState, "Open"));
        Assert.Equal((1, 1, 1), Assert.Single(_tally.Reports).Value);
    }

    [Fact]
    public void An_end_counts_by_its_cause_and_an_overturned_one_once()
    {
        Add(AuditAction.ReportDeleted, AuditSubject.Report, (AuditDetail.ToState, "Expired"));
        Add(AuditAction.ReportWithdrawn, AuditSubject.Report, (AuditDetail.ToState, "Withdrawn"));
        // Of one report: its case, and its own end.
        Add(AuditAction.AppealDeadlinePassed, AuditSubject.Appeal, (AuditDetail.ToState, "Overturned"));
        Add(AuditAction.ReportDeleted, AuditSubject.Report, (AuditDetail.ToState, "Overturned"));
        Assert.Equal(
            [("Expired", 1L), ("Overturned", 1L), ("Withdrawn", 1L)], _tally.Ended.Select(x => (x.Key.Cause, x.Value)));
    }

    [Fact]
    public void What_was_erased_sums_by_kind()
    {
        Add(AuditAction.RetentionApplied, AuditSubject.Registry, (AuditDetail.Kind, "Appeals"), (AuditDetail.Count, "500"));
        Add(AuditAction.RetentionApplied, AuditSubject.Registry, (AuditDetail.Kind, "Appeals"), (AuditDetail.Count, "7"));
        Assert.Equal(507, _tally.Erased["Appeals"]);
    }

    [Fact]
    public void Sandboxes_do_not_count()
    {
        _tally.Add(new AuditEntry(
            Guid.NewGuid(), At, AuditActorKind.Job, null, RegistryMode.Test, Guid.NewGuid(), AuditAction.ReportRecorded, AuditSubject.Report,
            Guid.NewGuid(), AuditDetails.None));
        Assert.Empty(_tally.Reports);
    }

    private void Add(AuditAction action, AuditSubject subject, params (AuditDetail, string)[] details) => _tally.Add(new AuditEntry(
        Guid.NewGuid(), At, AuditActorKind.Job, null, RegistryMode.Live, Guid.Empty, action, subject,
        subject == AuditSubject.Registry ? Guid.Empty : Guid.NewGuid(),
        AuditDetails.Of([.. details, (AuditDetail.Country, "SE"), .. subject == AuditSubject.Report ? [(AuditDetail.Category, "NotReceived")] : Array.Empty<(AuditDetail, string)>()])));
}
