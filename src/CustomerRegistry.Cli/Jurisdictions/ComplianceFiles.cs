using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Jurisdictions;

/// <summary>
/// An export as files: one JSON document, a CSV file for each section, and a report to read. The same figures always make the
/// same bytes, so that two exports can be compared.
/// </summary>
internal static class ComplianceFiles
{
    public const string ReportName = "report.md";
    private const string JsonName = "compliance.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>The names of what was written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string folder, ExportComplianceRequest request, IReadOnlyList<ComplianceTable> tables, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var files = new List<(string Name, string Text)>
        {
            (JsonName, JsonOf(request, tables)),
            (ReportName, ReportOf(request, tables)),
        };
        files.AddRange(tables.Select(table => ($"{table.Name}.csv", CsvOf(table))));
        foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellationToken);
        return files.ConvertAll(x => x.Name);
    }

    private static string JsonOf(ExportComplianceRequest request, IReadOnlyList<ComplianceTable> tables) => JsonSerializer.Serialize(
        new
        {
            From = request.FromDay,
            To = request.ToDay,
            request.Exact,
            Sections = tables.Select(x => new { x.Name, x.Title, x.Note, x.Columns, Rows = x.Rows.Select(row => row.Cells) }),
        },
        Json) + "\n";

    private static string CsvOf(ComplianceTable table)
    {
        var text = new StringBuilder();
        foreach (var row in table.Rows.Select(x => x.Cells).Prepend(table.Columns)) text.Append(string.Join(',', row.Select(Quoted))).Append('\n');
        return text.ToString();
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string ReportOf(ExportComplianceRequest request, IReadOnlyList<ComplianceTable> tables)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# CustomerRegistry: figures from {request.FromDay} to {request.ToDay}\n\n");
        text.Append("They hold no identifier, hash or id of a person. ");
        text.Append(request.Exact
            ? "Counts are exact, also small ones: this report is for the data protection officer and not to be passed on.\n"
            : "Counts of 1 to 4 read <5, so that nobody can be recognised; * stands for a count from which a hidden one could be worked out.\n");
        foreach (var table in tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {table.Title}\n\n{table.Note}\n\n");
            if (table.Rows.Count == 0)
            {
                text.Append("Nothing in this span.\n");
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table.Columns)} |\n|{string.Concat(table.Columns.Select(_ => "---|"))}\n");
            foreach (var row in table.Rows) text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Cells.Select(Escaped))} |\n");
        }

        return text.ToString();
    }

    private static string Escaped(string cell) => cell
        .Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
