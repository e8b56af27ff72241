using System.Globalization;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// Reads the values of one file and gathers what is wrong with them. A reader that meets a problem notes it and returns
/// the default of its type; whoever started the reading drops everything once there is any problem.
/// </summary>
internal sealed class PolicyReading(string file, List<PolicyProblem> problems)
{
    private const int LongestText = 2000;

    public string File => file;

    public void Add(int line, string key, string what) => problems.Add(new PolicyProblem(file, line, key, what));

    /// <summary>True for an object that holds nothing but the named keys and all the required ones.</summary>
    public bool IsObject(PolicyNode node, string key, string[] required, string[] optional)
    {
        if (!Is(node, key, PolicyNodeKind.Object, "an object")) return false;
        var fine = true;
        foreach (var (name, value) in node.Properties)
        {
            if (required.Contains(name) || optional.Contains(name)) continue;
            Add(value.Line, Path(key, name), $"is not a key here; known are {string.Join(", ", required.Concat(optional))}");
            fine = false;
        }

        foreach (var name in required)
        {
            if (node.Property(name) is not null) continue;
            Add(node.Line, Path(key, name), "is missing");
            fine = false;
        }

        return fine;
    }

    public string Text(PolicyNode node, string key)
    {
        if (!Is(node, key, PolicyNodeKind.Text, "a text")) return "";
        if (string.IsNullOrWhiteSpace(node.Text)) Add(node.Line, key, "must not be empty");
        if (node.Text.Length > LongestText) Add(node.Line, key, $"must have at most {LongestText} characters");
        return node.Text;
    }

    public bool Boolean(PolicyNode node, string key) =>
        Is(node, key, PolicyNodeKind.Boolean, "true or false") && node.Text == "true";

    public int Integer(PolicyNode node, string key, int least, int most)
    {
        if (!Is(node, key, PolicyNodeKind.Number, "a whole number")) return 0;
        if (!int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Add(node.Line, key, "must be a whole number");
            return 0;
        }

        if (number < least || number > most) Add(node.Line, key, $"must be from {least} to {most}, not {number}");
        return number;
    }

    public T Word<T>(PolicyNode node, string key, IReadOnlyDictionary<string, T> words)
    {
        if (!Is(node, key, PolicyNodeKind.Text, "a word")) return default!;
        if (words.TryGetValue(node.Text, out var value)) return value;
        Add(node.Line, key, $"'{node.Text}' is not one of {string.Join(", ", words.Keys)}");
        return default!;
    }

    public DateOnly Date(PolicyNode node, string key)
    {
        if (!Is(node, key, PolicyNodeKind.Text, "a date")) return default;
        if (DateOnly.TryParseExact(node.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Add(node.Line, key, "must be a date written as 2026-11-24");
        return default;
    }

    public IReadOnlyList<T> List<T>(PolicyNode node, string key, Func<PolicyNode, string, T> item)
    {
        if (!Is(node, key, PolicyNodeKind.Array, "a list")) return [];
        var items = new List<T>(node.Items.Count);
        foreach (var each in node.Items)
        {
            var value = item(each, key);
            if (items.Contains(value)) Add(each.Line, key, "names something twice");
            items.Add(value);
        }

        return items.AsReadOnly();
    }

    /// <summary>
    /// A value for each name: an object with <c>default</c> and exceptions by name. Without a default all must be named, so
    /// that a category added later cannot fall through.
    /// </summary>
    public IReadOnlyDictionary<TName, T> Each<TName, T>(
        PolicyNode node, string key, IReadOnlyDictionary<string, TName> names, Func<PolicyNode, string, T> item)
        where TName : struct, Enum
    {
        var values = new Dictionary<TName, T>();
        if (!Is(node, key, PolicyNodeKind.Object, "an object")) return values;
        foreach (var (name, value) in node.Properties)
        {
            if (name == "default") continue;
            if (names.TryGetValue(name, out var named)) values[named] = item(value, Path(key, name));
            else Add(value.Line, Path(key, name), $"'{name}' is not one of default, {string.Join(", ", names.Keys)}");
        }

        var rest = node.Property("default");
        if (rest is null && values.Count < names.Count) Add(node.Line, Path(key, "default"), "is missing");
        if (rest is null) return values;
        var standard = item(rest, Path(key, "default"));
        foreach (var name in names.Values) values.TryAdd(name, standard);
        return values;
    }

    /// <summary>Either months or days; 0, where allowed, is none.</summary>
    public Period Period(PolicyNode node, string key, int least)
    {
        if (!IsObject(node, key, [], ["months", "days"])) return default;
        if (node.Properties.Count != 1) Add(node.Line, key, "must have either months or days");
        return new Period(
            node.Property("months") is { } months ? Integer(months, Path(key, "months"), least, 120) : 0,
            node.Property("days") is { } days ? Integer(days, Path(key, "days"), least, 3650) : 0);
    }

    public static string Path(string key, string name) => key.Length == 0 ? name : $"{key}.{name}";

    public bool Is(PolicyNode node, string key, PolicyNodeKind kind, string words)
    {
        if (node.Kind == kind) return true;
        Add(node.Line, key, $"must be {words}");
        return false;
    }
}
