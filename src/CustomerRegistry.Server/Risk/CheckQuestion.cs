using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Reports;

namespace CustomerRegistry.Server.Risk;

/// <summary>A check as the wire brought it, its form checked.</summary>
/// <param name="OrderReference">Canonical.</param>
internal sealed record CheckForm(
    Purpose Purpose, Stage Stage, string OrderReference, DateOnly OrderedOn, bool IdentityConfirmed, string NoticeVersion)
{
    public override string ToString() => "check";
}

/// <summary>A check with its keys: what it asks, and under what.</summary>
/// <param name="CheckId">Random, so that ids of hits and misses tell nothing.</param>
/// <param name="OrderKeys">The order reference's key under each epoch in use, LIVE first.</param>
/// <param name="Asked">Per identifier the caller's own keys.</param>
/// <param name="SharedKeys">Where others' listings can be, in byte order.</param>
internal sealed record CheckQuestion(
    Guid CheckId,
    Caller.Merchant Caller,
    CheckForm Form,
    IReadOnlyList<byte[]> OrderKeys,
    IReadOnlyList<AskedIdentifier> Asked,
    IReadOnlyList<SubjectKey> SharedKeys,
    DateTimeOffset Now)
{
    public ListingScope Scope => ListingScope.Of(Caller);

    public IReadOnlyList<SubjectKey> OwnKeys => [.. Asked.SelectMany(x => x.Keys).Distinct()];

    public override string ToString() => "check";

    /// <summary>Whether it is answered: the same decision before anything is looked up and again when it is recorded.</summary>
    public CheckDecision Decide(CheckerFacts checker, PolicyInForce policy)
    {
        // In its own sandbox a merchant is not a pilot: nothing there counts.
        var state = Caller.Mode == RegistryMode.Test && checker.State == MerchantState.Observing ? MerchantState.Live : checker.State;
        // Notices are filed by address, not by version (MerchantRow.CheckoutNoticeUrl): every version is known.
        var facts = new CheckFacts(
            state, Form.Purpose, Form.Stage, Form.OrderedOn, Form.IdentityConfirmed, CheckoutNotice.IsPublished(Form.NoticeVersion), checker.BoundTo, Asked,
            checker.Outcomes);
        return CheckRules.Decide(facts, RulingOf(checker, policy), Now);
    }

    public CheckAnswer Answer(HeldFacts held, CheckerFacts checker, PolicyInForce policy) => CheckAnswerRules.Answer(
        held, checker.Checker, RulingOf(checker, policy), Form.Purpose, policy.Book, policy.RiskModel, Now);

    /// <summary>The answer with what would change it, once it is about to be recorded.</summary>
    public CheckAnswer Explained(CheckAnswer answer, PolicyInForce policy) => CheckAnswerRules.Explain(answer, policy.RiskModel, Now);

    public CheckAnswer Nothing(CheckerFacts checker, PolicyInForce policy) =>
        CheckAnswerRules.Nothing(RulingOf(checker, policy), Form.Purpose, policy.RiskModel, Now);

    private CheckerRuling RulingOf(CheckerFacts checker, PolicyInForce policy) => OutcomeDutyRules.Apply(
        policy.Book.CheckerFor(checker.Checker.Country, policy.Operator, DateOnly.FromDateTime(Now.UtcDateTime)), checker.ReasonsOnly);
}

/// <summary>What a check is answered with, or why not.</summary>
/// <param name="CheckId">That of the first, where this is the same disclosure.</param>
internal sealed record CheckResult(Guid CheckId, CheckAnswer? Answer, PolicyInForce? Policy, Refusal? Refusal)
{
    public static CheckResult Refused(Refusal refusal) => new(default, null, null, refusal);
}
