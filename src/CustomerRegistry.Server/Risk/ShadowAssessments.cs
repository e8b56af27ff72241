using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Telemetry;

namespace CustomerRegistry.Server.Risk;

/// <summary>
/// What the draft model would have answered, computed after the live answer is made and never part of it. Only where
/// something is disclosed: a draft that were also computed for a restricted listing would make it slower than nothing held.
/// </summary>
internal sealed class ShadowAssessments(ShadowModels models, RegistryMetrics metrics)
{
    /// <summary>Null where there is no draft, in a sandbox, and where the draft fails: that is counted, and the check goes on.</summary>
    public Assessment? Of(CheckQuestion question, HeldFacts held, CheckerFacts checker, PolicyInForce policy)
    {
        if (question.Scope.Mode != RegistryMode.Live || models.For(policy) is not { } draft) return null;
        try
        {
            return question.Answer(held, checker, policy with { RiskModel = draft }).Assessment;
        }
        catch (Exception)
        {
            // Whatever a draft does, the live answer stands.
            metrics.ShadowFailed();
            return null;
        }
    }
}
