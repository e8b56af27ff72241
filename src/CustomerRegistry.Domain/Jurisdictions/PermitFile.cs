namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>Reads <c>permits.json</c>: a list, empty where the operator holds no permit.</summary>
public static class PermitFile
{
    private static readonly string[] Required =
        ["reference", "authority", "country", "opens", "categories", "valid_from", "valid_until"];

    private static readonly IReadOnlyDictionary<string, PermitScope> Scopes = PolicyWords.Small<PermitScope>();

    public static PolicyResult<IReadOnlyList<Permit>> Parse(string fileName, string json)
    {
        var problems = new List<PolicyProblem>();
        var reading = new PolicyReading(fileName, problems);
        var root = PolicyJson.Read(json, reading);
        var permits = new List<Permit>();
        if (root is not null && reading.Is(root, "", PolicyNodeKind.Array, "a list of permits"))
        {
            foreach (var node in root.Items)
            {
                if (!reading.IsObject(node, "", Required, ["comment"])) continue;
                var permit = Read(node, reading);
                if (permits.Exists(p => p.Reference == permit.Reference))
                {
                    reading.Add(node.Line, "reference", "stands there twice");
                }

                permits.Add(permit);
            }
        }

        return problems.Count == 0 ? new(permits.AsReadOnly(), []) : new(null, problems);
    }

    private static Permit Read(PolicyNode node, PolicyReading reading)
    {
        T Property<T>(string name, Func<PolicyNode, string, T> read) => read(node.Property(name)!, name);

        var code = Property("country", reading.Text);
        if (!Country.TryParse(code, out var country) || country.IsSubdivision || country.ToString() != code)
        {
            reading.Add(node.Property("country")!.Line, "country", "must be a two-letter country code in capitals");
        }

        if (node.Property("comment") is { } comment) reading.Text(comment, "comment");
        var permit = new Permit(
            Property("reference", reading.Text),
            Property("authority", reading.Text),
            country,
            Property("opens", (n, key) => reading.List(n, key, (item, k) => reading.Word(item, k, Scopes))),
            Property("categories", (n, key) => reading.List(n, key, (item, k) => reading.Word(item, k, PolicyWords.Categories))),
            Property("valid_from", reading.Date),
            Property("valid_until", reading.Date))
        { Line = node.Line };
        if (permit.Opens.Count == 0) reading.Add(node.Line, "opens", "must name what the permit opens");
        if (permit.Categories.Count == 0) reading.Add(node.Line, "categories", "must name the categories of the permit");
        if (permit.ValidUntil < permit.ValidFrom)
        {
            reading.Add(node.Property("valid_until")!.Line, "valid_until", "must not be before valid_from");
        }

        return permit;
    }
}
