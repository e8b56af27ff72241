using System.Text;
using Spectre.Console;

namespace CustomerRegistry.Cli.CommandLine;

/// <summary>
/// What a verb may read and write. stdout carries answers only, so that <c>--json</c> stays one document; progress, questions
/// and errors go to stderr.
/// </summary>
internal sealed class Terminal(
    TextWriter answers,
    TextWriter remarks,
    TextReader input,
    Func<string, string?> environment,
    bool showsAnswers = false,
    bool showsRemarks = false,
    bool asks = false)
{
    public TextWriter Answers { get; } = answers;

    public TextWriter Remarks { get; } = remarks;

    public TextReader Input { get; } = input;

    /// <summary>Somebody looks at stdout: colours and boxes; else plain text that survives a pipe.</summary>
    public bool ShowsAnswers { get; } = showsAnswers;

    /// <summary>Somebody looks at stderr: a bar that moves; else a line now and then.</summary>
    public bool ShowsRemarks { get; } = showsRemarks;

    /// <summary>Somebody can answer a question: input is not redirected.</summary>
    public bool Asks { get; } = asks;

    public string? Environment(string name) => environment(name) is { Length: > 0 } value ? value : null;

    public IAnsiConsole AnswerConsole() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Answers) });

    public IAnsiConsole RemarkConsole() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Remarks) });

    public static Terminal OfThisProcess()
    {
        // Names of shops hold any letter; a console code page would turn them into question marks.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal(
            Console.Out,
            Console.Error,
            Console.In,
            System.Environment.GetEnvironmentVariable,
            showsAnswers: !Console.IsOutputRedirected,
            showsRemarks: !Console.IsErrorRedirected,
            asks: !Console.IsInputRedirected);
    }
}
