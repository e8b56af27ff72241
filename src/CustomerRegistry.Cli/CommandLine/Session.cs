using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerRegistry.Client;
using Google.Protobuf;

namespace CustomerRegistry.Cli.CommandLine;

/// <summary>One run of one verb: its words, where it prints, and the registry it talks to.</summary>
internal sealed class Session(Terminal terminal, ParseResult words, Uri address, string? apiKey, bool json) : IDisposable
{
    private static readonly JsonFormatter Messages = new(
        JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(true).WithIndentation());

    private static readonly JsonFormatter Lines = new(
        JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(true));

    private static readonly JsonSerializerOptions Documents = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly List<RegistryClient> _clients = [];

    public Terminal Terminal { get; } = terminal;

    public Uri Address { get; } = address;

    /// <summary>Null if none was given.</summary>
    public string? ApiKey { get; } = apiKey;

    public bool Json { get; } = json;

    /// <summary>The verb tells its own progress, so that nobody else need say that it is at work.</summary>
    public bool ShowsProgress { get; set; }

    /// <summary>The registry with the key of the command line.</summary>
    public RegistryClient Registry => field ??= With(ApiKey);

    public T? Get<T>(Option<T> option) => words.GetValue(option);

    public T Get<T>(Argument<T> argument) => words.GetRequiredValue(argument);

    /// <summary>The option was written, not defaulted.</summary>
    public bool Has(Option option) => words.GetResult(option) is { Implicit: false };

    /// <summary>The registry with another key, or with none.</summary>
    public RegistryClient With(string? apiKey)
    {
        try
        {
            var client = new RegistryClient(new RegistryClientOptions { Address = Address, ApiKey = apiKey });
            _clients.Add(client);
            return client;
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    /// <summary>A new request_id: every run of a verb is a call of its own.</summary>
    public static string NewRequestId() => Guid.NewGuid().ToString();

    /// <summary>Prints the registry's answer: the whole message as JSON, or for people what <paramref name="page"/> shows of it.</summary>
    public ExitCode Answer(IMessage message, Action<Page> page)
    {
        if (Json) Terminal.Answers.WriteLine(Messages.Format(message));
        else page(new Page(Terminal));
        return ExitCode.Done;
    }

    /// <summary>Prints one of many messages of an answer that does not end: as one line of JSON, or as <paramref name="text"/>.</summary>
    public void Line(IMessage message, string text)
    {
        Terminal.Answers.WriteLine(Json ? Lines.Format(message) : text);
        Terminal.Answers.Flush();
    }

    /// <summary>Prints an answer that is no message of the registry.</summary>
    public ExitCode Answer(object document, Action<Page> page)
    {
        if (Json) Terminal.Answers.WriteLine(JsonSerializer.Serialize(document, Documents));
        else page(new Page(Terminal));
        return ExitCode.Done;
    }

    /// <summary>The message as a part of a larger JSON document.</summary>
    public static JsonElement AsJson(IMessage message) => JsonSerializer.Deserialize<JsonElement>(Messages.Format(message));

    /// <summary>Asks before something is stopped or destroyed.</summary>
    public void Confirm(bool yes, string whatHappens)
    {
        if (yes) return;
        if (!Terminal.Asks) throw new UsageException($"{whatHappens} Say --yes to go on: nobody can be asked, because input is redirected.");
        Terminal.Remarks.Write($"{whatHappens} Type yes to go on: ");
        if (!string.Equals(Terminal.Input.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase))
            throw new UsageException("Nothing was done.");
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());
}
