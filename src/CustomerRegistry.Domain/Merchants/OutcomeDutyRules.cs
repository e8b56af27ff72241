using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Domain.Merchants;

/// <summary>
/// What a merchant owes for what it is told: to say what it did. Whoever asks and never says what for may be fishing; whoever
/// lets a rule alone decide against buyers may not have the number.
/// </summary>
public static class OutcomeDutyRules
{
    /// <summary>Days after a disclosure by which its outcome is due.</summary>
    public const int DueAfterDays = 90;

    /// <summary>
    /// The state that follows. A slowed merchant gets out by recording; a stopped one only by an operator, and after that it
    /// is stopped again only when it got worse than what they saw.
    /// </summary>
    public static OutcomeState Next(OutcomeState held, OutcomeFigures figures, OutcomesSeen seen, ConductParameters parameters)
    {
        if (held == OutcomeState.Stopped) return OutcomeState.Stopped;
        if (figures.Due < parameters.OutcomesAtLeast) return OutcomeState.InOrder;
        if (figures.Missing > parameters.StopAbove * figures.Due && IsWorse(figures, seen)) return OutcomeState.Stopped;
        return figures.Missing > parameters.SlowAbove * figures.Due ? OutcomeState.Slowed : OutcomeState.InOrder;
    }

    /// <summary>
    /// What an operator's look still covers: nothing, once everything was in order again. So a merchant cannot live for ever
    /// on one look at figures that were worse.
    /// </summary>
    public static OutcomesSeen Remembered(OutcomeState next, OutcomesSeen seen) => next == OutcomeState.InOrder ? OutcomesSeen.None : seen;

    /// <summary>After an operator lifted a stop: slowed at most, until the figures get worse.</summary>
    public static OutcomeState Lifted(OutcomeFigures figures, ConductParameters parameters) =>
        Next(OutcomeState.InOrder, figures, new OutcomesSeen(figures.Missing, figures.Due), parameters);

    /// <summary>
    /// Whether the answers come as reasons only: over nine tenths of one level ended the same way by a rule alone. That an
    /// order simply went on is no decision against anybody and is not counted as such a way.
    /// </summary>
    public static bool ReasonsOnly(OutcomeFigures figures, ConductParameters parameters) => figures.Recorded
        .GroupBy(each => each.Level)
        .Select(level => (All: level.Sum(each => each.Count), Most: level
            .Where(each => each is { DecidedBy: DecidedBy.Rule, Action: not ShopAction.Proceeded })
            .Select(each => each.Count).DefaultIfEmpty(0).Max()))
        .Any(level => level.All >= parameters.RuleAtLeast && level.Most > parameters.RuleAbove * level.All);

    /// <summary>The checker's own flags, the same whether anything is found or not.</summary>
    public static CheckerRuling Apply(CheckerRuling ruling, bool reasonsOnly) => reasonsOnly
        ? ruling with { Flags = ruling.Flags with { ScoreAllowed = false, HumanReviewRequired = true } }
        : ruling;

    private static bool IsWorse(OutcomeFigures figures, OutcomesSeen seen) =>
        figures.Missing > seen.Missing && (long)figures.Missing * seen.Due >= (long)seen.Missing * figures.Due;
}
