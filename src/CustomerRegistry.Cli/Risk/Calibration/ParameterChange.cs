using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>A parameter before and after.</summary>
/// <param name="How"><c>fitted</c>, <c>fixed</c> on the command line, or <c>not fitted</c> by design.</param>
/// <param name="AtBound">It was stopped by a bound of its file: look whether the bound or the fit is wrong.</param>
internal sealed record ParameterChange(
    string Name, string Unit, double Before, double After, double Min, double Max, string How, bool AtBound)
{
    public static IReadOnlyList<ParameterChange> Of(
        RiskModel before, RiskModel after, IReadOnlyCollection<string> fitted, IReadOnlyCollection<string> held) =>
    [
        .. RiskModelForm.All.Select(form =>
        {
            var (was, value) = (before.Parameters[form.Name], after.Parameters[form.Name].Value);
            var how = fitted.Contains(form.Name) ? "fitted" : FittedParameters.IsHeld(form.Name, held) ? "fixed" : "not fitted";
            return new ParameterChange(
                form.Name, form.Unit, was.Value, value, was.Min, was.Max, how, how == "fitted" && (value <= was.Min || value >= was.Max));
        }),
    ];
}
