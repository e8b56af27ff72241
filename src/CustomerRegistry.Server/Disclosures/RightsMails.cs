using System.Globalization;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// The mails of a request, staged in the transaction of what they tell, in the person's language, if they left an address.
/// None carries what the person wrote, a secret or anything about the order. The shop is told nothing.
/// </summary>
internal sealed class RightsMails(MailOutbox outbox, RightsContent content, RegistryOptions options)
{
    public void Stage(RegistryDbContext db, RightsRequestRow row, RightsStep.Taken step, DateTimeOffset now)
    {
        const RightsEffect Telling = RightsEffect.Acknowledge | RightsEffect.TellExtension | RightsEffect.TellOutcome;
        if ((step.Effects & Telling) == 0 || content.Address(row) is not { } address) return;
        var texts = RightsMailTexts.For(TextLanguages.OrEnglish(row.Language));
        var terms = RightsTerms.Read(row.ClockJson);
        var why = content.Texts(row).Extension;
        string Fill(string text) => text
            .Replace("{request}", row.Id.ToString(), StringComparison.Ordinal)
            .Replace("{right}", texts.Rights[row.Kind], StringComparison.Ordinal)
            .Replace("{due}", Day(row.DueAt), StringComparison.Ordinal)
            .Replace("{lift}", step.Request.LiftAt is { } lift ? Day(lift) : "", StringComparison.Ordinal)
            .Replace("{body}", terms.OutsideBody, StringComparison.Ordinal)
            .Replace("{authority}", terms.Authority, StringComparison.Ordinal)
            // Last, so that braces in a reviewer's words stay as they are.
            .Replace("{why}", why, StringComparison.Ordinal);
        outbox.Stage(
            db,
            new MailMessage(address, Fill(texts.Subject), $"{string.Join("\n\n", Lines(row, step, texts, terms).Select(Fill))}\n\n{options.OperatorName}\n"),
            row.SandboxId, now);
    }

    private static IEnumerable<string> Lines(RightsRequestRow row, RightsStep.Taken step, RightsMailTexts texts, RightsTerms terms)
    {
        if (step.Effects.HasFlag(RightsEffect.Acknowledge))
        {
            yield return texts.Received;
            if (step.Effects.HasFlag(RightsEffect.MarkContested)) yield return texts.Contested;
            if (step.Effects.HasFlag(RightsEffect.MarkObjected)) yield return texts.Objected;
        }
        else if (step.Effects.HasFlag(RightsEffect.TellExtension))
        {
            yield return texts.Extended;
        }
        else
        {
            yield return Outcome(row, texts);
            if (row.DecisionReasons.Length > 0) yield return $"{texts.ReasonsAre} {string.Join("; ", row.DecisionReasons.Select(x => texts.Reasons[x]))}.";
            if (step.Effects.HasFlag(RightsEffect.TellBeforeLift)) yield return texts.LiftedOn;
            if (row.State == RightsState.Refused && terms.OutsideBody.Length > 0) yield return texts.OutsideBody;
        }

        if (terms.Authority.Length > 0) yield return texts.Authority;
        yield return texts.Free;
    }

    private static string Outcome(RightsRequestRow row, RightsMailTexts texts) => row.State switch
    {
        RightsState.Open => texts.Received,
        RightsState.Granted => Granted(row, texts),
        RightsState.Refused => texts.Refused,
        RightsState.Withdrawn => texts.Withdrawn,
        RightsState.Ended => texts.Ended,
    };

    private static string Granted(RightsRequestRow row, RightsMailTexts texts) => row.Kind switch
    {
        RightKind.Access or RightKind.Portability => texts.SeeFile,
        RightKind.Rectification when row.DecisionReasons.Contains(RightsDecisionReason.Done) => texts.PutRight,
        RightKind.Rectification or RightKind.Erasure or RightKind.Objection => texts.Deleted,
        RightKind.Restriction => texts.StaysRestricted,
        RightKind.HumanReview when row.DecisionReasons.Contains(RightsDecisionReason.AnswerConfirmed) => texts.ReviewConfirmed,
        RightKind.HumanReview => texts.ReviewChanged,
    };

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
