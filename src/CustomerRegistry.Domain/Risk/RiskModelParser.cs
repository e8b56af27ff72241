using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// The strict reader of a risk model: an unknown, repeated or missing key, a number out of bounds or a parameter without a
/// meaning in words is refused with file and line. A model that half loads would weigh people by numbers nobody wrote.
/// </summary>
internal static class RiskModelParser
{
    private const string Unwritten = "The file was put in force before there was this parameter: the product's own value holds.";

    private static readonly Dictionary<string, RiskModelParameterForm> Forms = RiskModelForm.All.ToDictionary(form => form.Name);

    public static bool TryParse(
        string fileName,
        ReadOnlySpan<byte> content,
        [NotNullWhen(true)] out RiskModel? model,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        model = null;
        refusal = null;
        try
        {
            model = Read(content);
            return true;
        }
        catch (RiskModelFault fault)
        {
            refusal = Invalid(fileName, fault.Line, fault.Message);
        }
        catch (JsonException e)
        {
            refusal = Invalid(fileName, (int)(e.LineNumber ?? 0) + 1, "is not JSON as it is read here (no comments, no trailing commas).");
        }

        return false;
    }

    private static Refusal Invalid(string fileName, int line, string what) =>
        new(RefusalReason.PolicyInvalid, string.Create(CultureInfo.InvariantCulture, $"{fileName}:{line}: {what}"));

    private static RiskModel Read(ReadOnlySpan<byte> content)
    {
        var json = new StrictReader(content);
        int? version = null;
        Dictionary<string, RiskModelParameter>? parameters = null;
        var seen = new HashSet<string>();
        json.Expect(JsonTokenType.StartObject, "an object");
        while (json.NextKey(seen) is { } key)
        {
            switch (key)
            {
                case "version":
                    version = json.Whole(key);
                    break;
                case "about":
                    json.Text(key);
                    break;
                case "parameters":
                    parameters = ReadParameters(ref json);
                    break;
                default:
                    throw json.Fault($"'{key}' is not a key of a risk model.");
            }
        }

        json.ExpectEnd();
        if (version is not >= 1) throw json.Fault("'version' is missing or below 1.");
        if (parameters is null) throw json.Fault("'parameters' is missing.");
        Consistent(ref json, parameters);
        return new RiskModel(version.Value, Convert.ToHexStringLower(SHA256.HashData(content)), parameters);
    }

    private static Dictionary<string, RiskModelParameter> ReadParameters(ref StrictReader json)
    {
        var parameters = new Dictionary<string, RiskModelParameter>();
        var seen = new HashSet<string>();
        json.Expect(JsonTokenType.StartObject, "an object");
        while (json.NextKey(seen) is { } name)
        {
            if (!Forms.TryGetValue(name, out var form)) throw json.Fault($"'{name}' is not a parameter of a risk model.");
            parameters.Add(name, ReadParameter(ref json, form));
        }

        foreach (var form in RiskModelForm.All.Where(form => !parameters.ContainsKey(form.Name)))
        {
            if (form.WhenAbsent is not { } value) throw json.Fault($"parameter '{form.Name}' is missing.");
            parameters.Add(form.Name, new RiskModelParameter(form.Name, value, form.Unit, form.Min, form.Max, Unwritten));
        }

        return parameters;
    }

    private static RiskModelParameter ReadParameter(ref StrictReader json, RiskModelParameterForm form)
    {
        double? value = null, min = null, max = null;
        string? unit = null, meaning = null;
        var seen = new HashSet<string>();
        json.Expect(JsonTokenType.StartObject, "an object");
        while (json.NextKey(seen) is { } key)
        {
            switch (key)
            {
                case "value": value = json.Number(key); break;
                case "min": min = json.Number(key); break;
                case "max": max = json.Number(key); break;
                case "unit": unit = json.Text(key); break;
                case "meaning": meaning = json.Text(key); break;
                default: throw json.Fault($"'{key}' is not a key of a parameter.");
            }
        }

        if (value is null || min is null || max is null || unit is null || meaning is null)
        {
            throw json.Fault($"parameter '{form.Name}' needs value, unit, min, max and meaning.");
        }

        if (unit != form.Unit) throw json.Fault($"parameter '{form.Name}' is counted in '{form.Unit}'.");
        if (min < form.Min || max > form.Max || min > max)
        {
            throw json.Fault($"the bounds of parameter '{form.Name}' must lie within {Text(form.Min)} to {Text(form.Max)}.");
        }

        if (value < min || value > max) throw json.Fault($"parameter '{form.Name}' must lie within {Text(min.Value)} to {Text(max.Value)}.");
        if (form.Whole && value != Math.Floor(value.Value)) throw json.Fault($"parameter '{form.Name}' must be a whole number.");
        return new RiskModelParameter(form.Name, value.Value, unit, min.Value, max.Value, meaning);
    }

    private static void Consistent(ref StrictReader json, Dictionary<string, RiskModelParameter> parameters)
    {
        string[][] orders =
        [
            [RiskModelForm.LowFrom, RiskModelForm.MediumFrom, RiskModelForm.HighFrom],
            [RiskModelForm.SourceStatement, RiskModelForm.SourceProviderFile, RiskModelForm.SourceProviderConfirmed],
            [RiskModelForm.RepeatLater, RiskModelForm.RepeatThird, RiskModelForm.RepeatSecond],
            [RiskModelForm.ConductSlowFrom, RiskModelForm.ConductStopFrom],
            [RiskModelForm.OwnerRepeatLater, RiskModelForm.OwnerRepeatSecond],
        ];
        foreach (var (lower, upper) in orders.SelectMany(order => order.Zip(order.Skip(1))))
        {
            var strict = IsLevel(lower);
            if (parameters[lower].Value > parameters[upper].Value || (strict && parameters[lower].Value == parameters[upper].Value))
            {
                throw json.Fault($"parameter '{lower}' must be {(strict ? "below" : "at most")} '{upper}'.");
            }
        }

        // Otherwise the report of a merchant that does not know its orders could hold a level down that goes up without it.
        if (parameters[RiskModelForm.AssumedOrders].Value >= parameters[RiskModelForm.OrdersPerReport].Value)
        {
            throw json.Fault($"parameter '{RiskModelForm.AssumedOrders}' must be below '{RiskModelForm.OrdersPerReport}'.");
        }

        // Otherwise a customer of whom nothing is held would have a level.
        if (1000 * parameters[RiskModelForm.Prior].Value >= parameters[RiskModelForm.LowFrom].Value - 1)
        {
            throw json.Fault($"parameter '{RiskModelForm.LowFrom}' must lie above the prior's own score.");
        }

        static bool IsLevel(string name) => name.StartsWith("level.", StringComparison.Ordinal);
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
