using System.Text.Json;
using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Tests;

/// <summary>Runs the command line in this process, as a shell with redirected input, output and errors would.</summary>
internal sealed record CommandLineRun(int ExitCode, string Answers, string Remarks)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Answers);

    public static Task<CommandLineRun> OfAsync(params string[] words) => OfAsync(words, new Dictionary<string, string>());

    public static async Task<CommandLineRun> OfAsync(string[] words, IReadOnlyDictionary<string, string> environment, string? typed = null)
    {
        using var answers = new StringWriter();
        using var remarks = new StringWriter();
        var terminal = new Terminal(answers, remarks, new StringReader(typed ?? ""), environment.GetValueOrDefault, asks: typed is not null);
        var code = await RegistryCommand.RunAsync(words, terminal, TestContext.Current.CancellationToken);
        return new CommandLineRun(code, answers.ToString(), remarks.ToString());
    }
}
