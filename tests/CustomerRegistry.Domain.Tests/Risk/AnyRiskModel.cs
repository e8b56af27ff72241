using System.Text;
using CsCheck;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Domain.Tests.Risk;

/// <summary>Any model that the parser lets in: every parameter anywhere within the product's own bounds, not only model 1.</summary>
internal static class AnyRiskModel
{
    /// <summary>One of two is drawn from all bounds; else the shipped one with weights, evidence and exposure anywhere.</summary>
    public static Gen<RiskModel> Gen { get; } = CsCheck.Gen.Select(
        CsCheck.Gen.Double[0, 1].Array[RiskModelForm.All.Count], CsCheck.Gen.Int[0, 3], (at, from) => from switch
        {
            0 => RiskModelFile.Model,
            1 => Parse(form => form.Name.StartsWith("weight.", StringComparison.Ordinal)
                || form.Name.StartsWith("evidence.", StringComparison.Ordinal) || form.Name == RiskModelForm.Exposure, at)!,
            _ => Parse(_ => true, at),
        }).Where(model => model is not null)!;

    private static RiskModel? Parse(Func<RiskModelParameterForm, bool> free, double[] at)
    {
        var values = RiskModelForm.All.Select((form, i) => (form, Value: free(form) ? In(form, at[i]) : RiskModelFile.Model.Parameters[form.Name].Value))
            .ToDictionary(each => each.form.Name, each => each.Value);
        Sort(values, RiskModelForm.LowFrom, RiskModelForm.MediumFrom, RiskModelForm.HighFrom);
        Sort(values, RiskModelForm.SourceStatement, RiskModelForm.SourceProviderFile, RiskModelForm.SourceProviderConfirmed);
        Sort(values, RiskModelForm.RepeatLater, RiskModelForm.RepeatThird, RiskModelForm.RepeatSecond);
        Sort(values, RiskModelForm.OwnerRepeatLater, RiskModelForm.OwnerRepeatSecond);
        Sort(values, RiskModelForm.ConductSlowFrom, RiskModelForm.ConductStopFrom);
        values[RiskModelForm.AssumedOrders] = Math.Min(values[RiskModelForm.AssumedOrders], values[RiskModelForm.OrdersPerReport] - 1);
        var parameters = RiskModelForm.All.Select(form => FormattableString.Invariant(
            $"\"{form.Name}\": {{ \"value\": {values[form.Name]:R}, \"unit\": \"{form.Unit}\", \"min\": {form.Min}, \"max\": {form.Max}, \"meaning\": \"any\" }}"));
        var text = $"{{ \"version\": 9, \"parameters\": {{ {string.Join(", ", parameters)} }} }}";
        // Such as a prior above LOW: no model.
        return RiskModel.TryParse("any.json", Encoding.UTF8.GetBytes(text), out var model, out _) ? model : null;
    }

    private static double In(RiskModelParameterForm form, double at)
    {
        // Near the lower end as often as near the upper one: a bound such as 10,000 would hide all small values.
        var value = form.Min + (Math.Pow(at, form.Max > 100 ? 3 : 1) * (form.Max - form.Min));
        return form.Whole ? Math.Round(value) : value;
    }

    private static void Sort(Dictionary<string, double> values, params string[] ascending)
    {
        var sorted = ascending.Select(name => values[name]).Order().ToArray();
        for (var i = 0; i < ascending.Length; i++) values[ascending[i]] = sorted[i];
    }
}
