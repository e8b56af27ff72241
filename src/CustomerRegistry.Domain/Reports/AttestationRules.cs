using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// Notices that merchants say they gave: some are drawn at random to be shown, since otherwise nothing would speak against
/// attesting what was never sent.
/// </summary>
public static class AttestationRules
{
    /// <summary>One of a thousand faces.</summary>
    public const int Faces = 1000;

    /// <param name="random">0 to 999, each as likely; not to be foreseen by the merchant.</param>
    /// <param name="perMille">How many of a thousand are drawn, 0 to 1000.</param>
    public static bool IsDrawn(int random, int perMille) => random < perMille;

    /// <summary>Whether a finding can be recorded; null where it can, and where the same one is recorded already.</summary>
    /// <param name="drawnAt">Null where the notice was not drawn, or was given anew since.</param>
    /// <param name="held">The finding that is recorded; null while none is.</param>
    public static Refusal? RefuseFinding(DateTimeOffset? drawnAt, bool? held, bool proven)
    {
        if (drawnAt is null)
        {
            return new(RefusalReason.AttestationUnknown, "There is no drawn attestation of this report and number.", "report_id");
        }

        return held is { } found && found != proven
            ? new(RefusalReason.FindingAlreadyRecorded, "Another finding was recorded for this attestation: it stands.", "proven")
            : null;
    }
}
