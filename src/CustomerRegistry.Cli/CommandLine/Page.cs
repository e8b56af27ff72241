using Spectre.Console;

namespace CustomerRegistry.Cli.CommandLine;

/// <summary>
/// Answers for people. At a terminal with rules and tables; elsewhere as aligned plain text whose lines never wrap, because a
/// UUID broken over two lines cannot be copied or searched.
/// </summary>
internal sealed class Page
{
    private readonly TextWriter _plain;
    private readonly IAnsiConsole? _console;

    public Page(Terminal terminal)
    {
        _plain = terminal.Answers;
        _console = terminal.ShowsAnswers ? terminal.AnswerConsole() : null;
    }

    public void Heading(string text)
    {
        if (_console is not null)
        {
            _console.WriteLine();
            _console.Write(new Rule($"[bold]{Markup.Escape(text)}[/]").LeftJustified());
            return;
        }

        _plain.WriteLine();
        _plain.WriteLine($"== {text}");
    }

    public void Line(string text)
    {
        if (_console is not null) _console.WriteLine(text);
        else _plain.WriteLine(text);
    }

    /// <summary>What one thing is: names and values; those without a value are left out.</summary>
    public void Facts(params (string Name, string? Value)[] facts)
    {
        var stated = facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).ToArray();
        if (stated.Length == 0) return;
        if (_console is not null)
        {
            var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2)).AddColumn();
            foreach (var (name, value) in stated) grid.AddRow(new Text(name, new Style(Color.Grey)), new Text(value!));
            _console.Write(grid);
            return;
        }

        var width = stated.Max(fact => fact.Name.Length);
        foreach (var (name, value) in stated) _plain.WriteLine($"  {name.PadRight(width)}  {value}");
    }

    public void Table(string[] columns, IReadOnlyCollection<string[]> rows, string whenEmpty = "none")
    {
        if (rows.Count == 0)
        {
            Line($"  {whenEmpty}");
            return;
        }

        if (_console is not null)
        {
            var table = new Table().Border(TableBorder.Rounded);
            foreach (var column in columns) table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
            foreach (var row in rows) table.AddRow(row.Select(cell => new Text(cell)));
            _console.Write(table);
            return;
        }

        var widths = columns.Select((column, i) => rows.Max(row => row[i].Length) is var widest && widest > column.Length ? widest : column.Length).ToArray();
        foreach (var row in rows.Prepend(columns))
            _plain.WriteLine("  " + string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
    }
}
