using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// What one bundle says that another does not: country by country as it is ruled, so that a key changed in a baseline is
/// named once with all who inherit it, and one that stands elsewhere with the same value is no difference.
/// </summary>
public static class PolicyDiffRules
{
    private const string Every = "";

    public static IReadOnlyList<PolicyDifference> Between(PolicyBundle old, PolicyBundle proposed)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(proposed);
        return [.. Files(old, proposed), .. Keys(old.Book, proposed.Book), .. Permits(old.Book, proposed.Book), .. Retention(old, proposed)];
    }

    private static IEnumerable<PolicyDifference> Keys(PolicyBook old, PolicyBook proposed)
    {
        var codes = old.Policies.Concat(proposed.Policies).Where(x => !x.File.IsBaseline).Select(x => x.File.Code)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var key in PolicyKeys.All)
        {
            var changes = codes.SelectMany(code => Changes(code, key, PolicyOf(old, code).Origin(key), PolicyOf(proposed, code).Origin(key)));
            // The same change of the same value: of every category, and in every country that inherits it.
            var ofCountry = changes
                .GroupBy(x => (x.Code, x.Old, x.New, Origin: x.Value))
                .Select(x => (x.Key, Part: Together([.. x.Select(each => each.Part)])));
            foreach (var same in ofCountry.GroupBy(x => (x.Part, x.Key.Old, x.Key.New, x.Key.Origin.File, x.Key.Origin.Source)))
            {
                string[] countries = [.. same.Select(x => x.Key.Code)];
                var ((_, before, after, value), part) = same.First();
                yield return new PolicyDifference(
                    countries,
                    key.Name,
                    part,
                    Say(key, before),
                    Say(key, after),
                    DirectionOf(key, before, after),
                    value.File,
                    value.Source,
                    PolicyWords.Of(value.Confidence),
                    PolicyDiffWords.MeaningOf(key, part, before, after, countries));
            }
        }
    }

    private static JurisdictionPolicy PolicyOf(PolicyBook book, string code) =>
        book.PolicyFor(code == JurisdictionPolicyFile.UnknownCode ? Country.Unknown : Country.Parse(code));

    private static IEnumerable<(string Code, string Part, object Old, object New, PolicyValue Value)> Changes(
        string code, PolicyKey key, PolicyValue old, PolicyValue proposed)
    {
        var before = Parts(old.Stored).ToDictionary(x => x.Part, x => x.Value, StringComparer.Ordinal);
        foreach (var (part, value) in Parts(proposed.Stored))
        {
            if (Say(key, before[part]) != Say(key, value)) yield return (code, part, before[part], value, proposed);
        }
    }

    /// <summary>A value by category and evidence level, as far as it has them.</summary>
    private static IEnumerable<(string Part, object Value)> Parts(object stored)
    {
        if (stored is not IDictionary each) return [(Every, stored)];
        return
            from object name in each.Keys
            from inner in Parts(each[name]!)
            select (inner.Part.Length == 0 ? Word(name) : $"{Word(name)} {inner.Part}", inner.Value);
    }

    private static string Word(object key) => key switch
    {
        Category category => PolicyWords.Of(category),
        EvidenceLevel level => PolicyWords.Of(level),
        _ => key.ToString()!,
    };

    private static string Together(string[] parts) =>
        parts.Length == Enum.GetValues<Category>().Length && parts.All(PolicyWords.Categories.ContainsKey) ? Every : string.Join(", ", parts);

    private static string Say(PolicyKey key, object value) => key.Say(value) ?? value switch
    {
        bool yes => yes ? "yes" : "no",
        IReadOnlyList<string> list => list.Count == 0 ? "none" : string.Join(", ", list),
        Enum word => PolicyWords.Snake(word.ToString()).Replace('_', ' '),
        _ => value.ToString()!,
    };

    private static PolicyDirection DirectionOf(PolicyKey key, object old, object proposed) => key.Stricter(old, proposed) switch
    {
        { } stricter when stricter.Equals(proposed) => PolicyDirection.Stricter,
        { } stricter when stricter.Equals(old) => PolicyDirection.Looser,
        { } => PolicyDirection.Other,
        null => (old, proposed) switch
        {
            // Whether a permit is needed: the one key whose value is ruled together with what else is held.
            (bool, bool needed) => needed ? PolicyDirection.Stricter : PolicyDirection.Looser,
            (OffenceDataRule before, OffenceDataRule after) => after > before ? PolicyDirection.Stricter : PolicyDirection.Looser,
            (CountryLanguages { Served.Count: > 0 }, CountryLanguages { Served.Count: 0 }) => PolicyDirection.Stricter,
            (CountryLanguages { Served.Count: 0 }, CountryLanguages { Served.Count: > 0 }) => PolicyDirection.Looser,
            (IReadOnlyList<string> before, IReadOnlyList<string> after) => ListDirection(before, after),
            _ => PolicyDirection.Other,
        },
    };

    private static PolicyDirection ListDirection(IReadOnlyList<string> old, IReadOnlyList<string> proposed) =>
        Holds(old, proposed) ? PolicyDirection.Stricter
        : Holds(proposed, old) ? PolicyDirection.Looser
        : PolicyDirection.Other;

    private static bool Holds(IReadOnlyList<string> wider, IReadOnlyList<string> narrower) => wider.Contains(PolicyKeys.AnyCountry)
        || narrower.All(x => wider.Contains(x)
            || (wider.Contains(PolicyKeys.EeaCountries) && Country.TryParse(x, out var country) && EuropeanEconomicArea.Contains(country)));

    private static IEnumerable<PolicyDifference> Permits(PolicyBook old, PolicyBook proposed)
    {
        foreach (var reference in old.Permits.Concat(proposed.Permits).Select(x => x.Reference).Distinct().Order(StringComparer.Ordinal))
        {
            var (before, after) = (Find(old, reference), Find(proposed, reference));
            var (said, now) = (Say(before), Say(after));
            if (said == now) continue;
            var country = (after ?? before!).Country.ToString();
            yield return new PolicyDifference(
                [country],
                "permit",
                reference,
                said,
                now,
                before is null ? PolicyDirection.Looser : after is null ? PolicyDirection.Stricter : PolicyDirection.Other,
                "permits.json",
                (after ?? before!).Authority,
                "",
                after is null
                    ? $"what the permit opened in {country} is closed at once: {said}"
                    : $"the permit opens in {country}: {now}; nothing that is held own-only");
        }
    }

    private static Permit? Find(PolicyBook book, string reference) => book.Permits.FirstOrDefault(x => x.Reference == reference);

    private static string Say(Permit? permit) => permit is null ? "none" : string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(" and ", permit.Opens.Select(x => PolicyWords.Snake(x.ToString()).Replace('_', ' ')))} of {string.Join(", ", permit.Categories.Select(PolicyWords.Of))} from {permit.ValidFrom:yyyy-MM-dd} until {permit.ValidUntil:yyyy-MM-dd}");

    private static IEnumerable<PolicyDifference> Retention(PolicyBundle old, PolicyBundle proposed)
    {
        foreach (var kept in typeof(RetentionPeriods).GetProperties().Where(x => x.PropertyType == typeof(PolicyValue<Period>)))
        {
            var (before, after) = ((PolicyValue<Period>)kept.GetValue(old.Retention)!, (PolicyValue<Period>)kept.GetValue(proposed.Retention)!);
            if (before.Value == after.Value) continue;
            var words = PolicyWords.Snake(kept.Name).Replace('_', ' ');
            yield return new PolicyDifference(
                [],
                "retention",
                PolicyWords.Snake(kept.Name),
                before.Value.ToString(),
                after.Value.ToString(),
                Period.Shorter(before.Value, after.Value) == after.Value ? PolicyDirection.Stricter : PolicyDirection.Looser,
                "retention.json",
                after.Source,
                PolicyWords.Of(after.Confidence),
                $"{words} are kept {after.Value} instead of {before.Value}");
        }
    }

    // What rules nothing by keys, and which country has a file at all.
    private static IEnumerable<PolicyDifference> Files(PolicyBundle old, PolicyBundle proposed)
    {
        foreach (var name in old.Texts.Keys.Concat(proposed.Texts.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            if (name is "permits.json" or "retention.json") continue;
            var (before, after) = (old.Text(name), proposed.Text(name));
            var isCountry = name.StartsWith("jurisdictions/", StringComparison.Ordinal);
            if (before == after || (isCountry && before is not null && after is not null)) continue;
            var code = Path.GetFileNameWithoutExtension(name);
            yield return new PolicyDifference(
                isCountry ? [code] : [],
                "file",
                name,
                before is null ? "none" : HashOf(before),
                after is null ? "none" : HashOf(after),
                PolicyDirection.Other,
                name,
                "",
                "",
                (isCountry, after) switch
                {
                    (true, null) => $"{code} has no file any more: UNKNOWN answers, which denies",
                    (true, _) => $"{code} gets a file of its own: until now UNKNOWN answered, which denies, or its country",
                    (false, null) => $"{name} is gone",
                    (false, _) => before is null ? $"{name} is new" : $"{name} has other content",
                });
        }
    }

    private static string HashOf(string text) => "SHA-256 " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
