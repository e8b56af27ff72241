using System.Globalization;
using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Appeals;

/// <summary>
/// The mails of a case, staged in the transaction of what they tell: the consumer in their language, if they left an
/// address; the merchant in English. None carries a text of the other side, a secret or anything about the order.
/// </summary>
internal sealed class AppealMails(MailOutbox outbox, CaseContent content, RegistryOptions options)
{
    private static readonly Dictionary<AppealState, Func<ConsumerMailTexts, string>> Closings = new()
    {
        [AppealState.Upheld] = x => x.Upheld,
        [AppealState.Overturned] = x => x.Overturned,
        [AppealState.Withdrawn] = x => x.Withdrawn,
        [AppealState.Ended] = x => x.Ended,
        [AppealState.Frivolous] = x => x.Frivolous,
    };

    public async Task StageAsync(RegistryDbContext db, AppealRow row, AppealStep.Taken step, DateTimeOffset now, CancellationToken ct)
    {
        const AppealEffect Telling = AppealEffect.AskMerchant | AppealEffect.AcknowledgeByMail | AppealEffect.TellOutcome;
        if ((step.Effects & Telling) == 0) return;
        var merchant = await db.Merchants.Where(x => x.Id == row.MerchantId)
            .Select(x => new { x.DisplayName, x.ContactEmailAddress }).SingleOrDefaultAsync(ct);
        if (content.Address(row) is { } address)
        {
            outbox.Stage(db, ToConsumer(address, row, step, merchant?.DisplayName ?? "the shop"), row.SandboxId, now);
        }

        if (merchant is null) return;
        if (step.Effects.HasFlag(AppealEffect.AskMerchant))
        {
            Tell(db, row, merchant.ContactEmailAddress, now,
                $"A report of yours is contested: case {row.Id}",
                $"A consumer contests report {row.ReportId}. Answer by {Day(row.MerchantAnswerDueAt)}: defend the report with proofs, or concede. "
                + "Without an answer in time the report is deleted and counts as lost.",
                tellsOfCase: true);
        }

        if (step.Effects.HasFlag(AppealEffect.TellOutcome))
        {
            Tell(db, row, merchant.ContactEmailAddress, now, $"Case {row.Id} is closed", OutcomeForMerchant(row, step));
        }
    }

    /// <summary>The reminder before a merchant's deadline. The caller marks the case.</summary>
    public async Task StageReminderAsync(RegistryDbContext db, AppealRow row, DateTimeOffset now, CancellationToken ct)
    {
        var address = await db.Merchants.Where(x => x.Id == row.MerchantId).Select(x => x.ContactEmailAddress).SingleOrDefaultAsync(ct);
        if (address is null) return;
        Tell(db, row, address, now,
            $"Answer case {row.Id} by {Day(row.MerchantAnswerDueAt)}",
            $"Report {row.ReportId} is contested and not answered yet. After {Day(row.MerchantAnswerDueAt)} it is deleted and counts as lost.");
    }

    private void Tell(
        RegistryDbContext db, AppealRow row, string address, DateTimeOffset now, string subject, string text, bool tellsOfCase = false)
    {
        outbox.Stage(
            db,
            new MailMessage(address, subject, $"{text}\n\n{options.OperatorName}\n") { TellsMerchantOf = tellsOfCase ? row.Id : null },
            row.SandboxId, now);
        // A sandbox's mail is handed over by being listed.
        if (tellsOfCase && row.SandboxId != Guid.Empty) row.MerchantToldAt = now;
    }

    private MailMessage ToConsumer(string address, AppealRow row, AppealStep.Taken step, string shop)
    {
        var texts = ConsumerMailTexts.For(TextLanguages.OrEnglish(row.Language));
        var ruling = AppealRuling.TryRead(row.ClockJson);
        var lines = new List<string>();
        if (Closings.TryGetValue(step.Case.State, out var closing))
        {
            lines.Add(closing(texts));
            if (row.DecisionReasons.Length > 0)
            {
                lines.Add($"{texts.ReasonsAre} {string.Join("; ", row.DecisionReasons.Select(x => texts.Reasons[x]))}.");
            }

            if (step.Effects.HasFlag(AppealEffect.TellBeforeLift)) lines.Add(texts.LiftedOn);
            if (step.OutsideBody is not null) lines.Add(texts.OutsideBody);
        }
        else if (step.Path.Contains(AppealState.Filed))
        {
            lines.Add(texts.Received);
            lines.Add(row.Restricted ? texts.Restricted : texts.Marked);
        }
        else
        {
            lines.Add(texts.Added);
        }

        if (!string.IsNullOrEmpty(ruling?.Authority)) lines.Add(texts.Authority);
        lines.Add(texts.Free);
        string Fill(string text) => text
            .Replace("{case}", row.Id.ToString(), StringComparison.Ordinal)
            .Replace("{shop}", shop, StringComparison.Ordinal)
            .Replace("{answer}", Day(row.MerchantAnswerDueAt), StringComparison.Ordinal)
            .Replace("{decision}", Day(row.DecisionDueAt), StringComparison.Ordinal)
            .Replace("{lift}", row.RestrictionLiftedAt is { } lift ? Day(lift) : "", StringComparison.Ordinal)
            .Replace("{body}", step.OutsideBody ?? "", StringComparison.Ordinal)
            .Replace("{authority}", ruling?.Authority ?? "", StringComparison.Ordinal);
        return new MailMessage(
            address, Fill(texts.Subject), $"{string.Join("\n\n", lines.Select(Fill))}\n\n{options.OperatorName}\n");
    }

    private static string OutcomeForMerchant(AppealRow row, AppealStep.Taken step)
    {
        var reasons = row.DecisionReasons.Length == 0
            ? ""
            : $" Reasons: {string.Join("; ", row.DecisionReasons.Select(AppealWords.Of))}.";
        var gone = step.Effects.HasFlag(AppealEffect.DeleteReport)
            ? $" Report {row.ReportId} is deleted, and its order may not be reported again. Stop using it."
            : "";
        return $"{AppealWords.Of(step.Case.State)}{reasons}{gone}";
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
