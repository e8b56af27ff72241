using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

public sealed class RiskModelVersionRulesTests
{
    private static readonly string One = RiskModelFile.Text;
    private static readonly string OneChanged = One.Replace("\"value\": 0.005", "\"value\": 0.006", StringComparison.Ordinal);
    private static readonly string Two = OneChanged.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal);
    private static readonly string TwoChanged = One.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal);

    [Fact]
    public void A_model_changes_only_by_a_new_version()
    {
        (string? Expected, string Because, string Live, string? Draft, (string Name, string Text)[] Files, (string Name, string Text)[] Earlier)[] rows =
        [
            (null, "the first", One, null, [("risk-model-1.json", One)], []),
            (null, "the same again", One, null, [("risk-model-1.json", One)], [("risk-model-1.json", One)]),
            (null, "a new one beside the old", Two, null, [("risk-model-1.json", One), ("risk-model-2.json", Two)], [("risk-model-1.json", One)]),
            (null, "a new one without the old", Two, null, [("risk-model-2.json", Two)], [("risk-model-1.json", One)]),
            (null, "back to the old one", One, null, [("risk-model-1.json", One)], [("risk-model-1.json", One), ("risk-model-2.json", Two)]),
            ("risk-model-1.json:1: it was in force with other content", "changed in place", OneChanged, null,
                [("risk-model-1.json", OneChanged)], [("risk-model-1.json", One)]),
            ("risk-model-1.json:1: it was in force with other content", "the old one changed beside a new one", Two, null,
                [("risk-model-1.json", OneChanged), ("risk-model-2.json", Two)], [("risk-model-1.json", One)]),
            ("risk-model-2.json:1: it was in force with other content", "taken back, then another of its number", TwoChanged, null,
                [("risk-model-2.json", TwoChanged)], [("risk-model-1.json", One), ("risk-model-2.json", Two)]),
            ("risk-model-2.json:1: says that it is version 1", "a file with another's number", OneChanged, null,
                [("risk-model-2.json", OneChanged)], []),
            ("risk-model-2.json:1: says that it is version 1", "the same beside the other", OneChanged, null,
                [("risk-model-1.json", One), ("risk-model-2.json", OneChanged)], [("risk-model-1.json", One)]),
            (null, "a draft of the next version", One, Two, [("risk-model-1.json", One)], [("risk-model-1.json", One)]),
            (null, "a draft that changes while it is one", One, TwoChanged, [("risk-model-1.json", One)], [("risk-model-1.json", One)]),
            (null, "the live one as its own draft", One, One, [("risk-model-1.json", One)], [("risk-model-1.json", One)]),
            ("shadow-model.json:1: version 1 was in force with other content", "a draft with a taken number", One, OneChanged,
                [("risk-model-1.json", One)], [("risk-model-1.json", One)]),
        ];
        foreach (var row in rows)
        {
            var refusal = RiskModelVersionRules.Refuse(
                RiskModelFile.Parse(row.Live), row.Draft is null ? null : RiskModelFile.Parse(row.Draft),
                row.Files.ToDictionary(each => each.Name, each => each.Text), [.. row.Earlier.Select(each => new RiskModelText(each.Name, each.Text))]);
            if (row.Expected is null) Assert.True(refusal is null, $"{row.Because}: {refusal?.Detail}");
            else Assert.True(refusal?.Reason == RefusalReason.PolicyInvalid && refusal.Detail.StartsWith(row.Expected, StringComparison.Ordinal), $"{row.Because}: {refusal?.Detail}");
        }
    }
}
