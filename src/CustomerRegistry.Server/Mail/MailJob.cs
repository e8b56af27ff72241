using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Telemetry;

namespace CustomerRegistry.Server.Mail;

/// <summary>
/// Sends what waits in the outbox. A mail that carries a notice marks it sent or bounced, and only then does the report's
/// reply window run. At least once: a replica that dies between mail server and database sends it again.
/// </summary>
internal sealed class MailJob(
    MailStore store, MailOutbox outbox, MailSender sender, NoticeStore notices, MerchantTelling merchants, RegistryMetrics metrics,
    TimeProvider clock, ILogger<MailJob> logger) : BackgroundService
{
    private const int AtOnce = 20;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Sends the mails that are due now.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        var due = await store.LeaseAsync(AtOnce, clock.GetUtcNow(), ct);
        foreach (var mail in due) await SendAsync(mail, ct);
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendDueAsync(stoppingToken) == AtOnce)
                {
                    // More may be due.
                }

                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Whatever it is, mails must go on when it is over; nothing was lost, since a mail leaves the outbox last.
                logger.MailJobFailed(FaultRefusal.WithoutMessages(e));
                await Task.Delay(LookEvery, CancellationToken.None);
            }
        }
    }

    private async Task SendAsync(OutboxMailRow mail, CancellationToken ct)
    {
        var message = outbox.Open(mail);
        var outcome = await sender.SendAsync(message, clock.GetUtcNow(), ct);
        var now = clock.GetUtcNow();
        if (outcome == MailOutcome.Sent && message.TellsMerchantOf is { } told) await merchants.MarkAsync([told], now, ct);
        switch (outcome)
        {
            case MailOutcome.Sent or MailOutcome.Refused when mail.NoticeReportId is not null:
                await notices.MarkAsync(mail, delivered: outcome == MailOutcome.Sent, now, ct);
                break;
            case MailOutcome.Sent or MailOutcome.Refused:
                await store.DeleteAsync(mail.Id, ct);
                break;
            case MailOutcome.NotNow when now >= mail.CreatedAt + MailRules.GivenUpAfter:
                await store.PostponeAsync(mail.Id, MailState.GivenUp, now, ct);
                logger.MailGivenUp(mail.Id, mail.Attempts);
                metrics.Mailed("GivenUp");
                return;
            case MailOutcome.NotNow:
                await store.PostponeAsync(mail.Id, MailState.Queued, now + MailRules.WaitAfter(mail.Attempts), ct);
                logger.MailPostponed(mail.Id, mail.Attempts);
                break;
        }

        metrics.Mailed(outcome.ToString());
    }
}
