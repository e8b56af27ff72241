using System.Text.Json;

namespace CustomerRegistry.Domain.Risk;

/// <summary>Why a risk model could not be read, and where. Never leaves the parser.</summary>
internal sealed class RiskModelFault(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}

/// <summary>A JSON reader that knows its line and refuses what a lenient reader would pass over.</summary>
internal ref struct StrictReader(ReadOnlySpan<byte> content)
{
    private readonly ReadOnlySpan<byte> _content = content;
    private Utf8JsonReader _json = new(content);

    public readonly RiskModelFault Fault(string what) => new(Line(), what);

    public void Expect(JsonTokenType token, string what)
    {
        if (!_json.Read() || _json.TokenType != token) throw Fault($"expected {what}.");
    }

    /// <summary>The next key of the object being read; null at its end.</summary>
    public string? NextKey(HashSet<string> seen)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject) return null;
        var key = Decoded();
        return seen.Add(key) ? key : throw Fault($"'{key}' stands twice.");
    }

    public string Text(string key)
    {
        Expect(JsonTokenType.String, $"text for '{key}'");
        var text = Decoded();
        return string.IsNullOrWhiteSpace(text) ? throw Fault($"'{key}' must not be empty.") : text;
    }

    public double Number(string key)
    {
        Expect(JsonTokenType.Number, $"a number for '{key}'");
        return _json.GetDouble();
    }

    public int Whole(string key)
    {
        Expect(JsonTokenType.Number, $"a whole number for '{key}'");
        return _json.TryGetInt32(out var number) ? number : throw Fault($"expected a whole number for '{key}'.");
    }

    /// <summary>Anything after the last brace throws <see cref="JsonException"/>.</summary>
    public void ExpectEnd() => _json.Read();

    // Bytes that are not UTF-8, or half a surrogate pair, are found only when the text is decoded.
    private readonly string Decoded()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Fault("is not valid text.");
        }
    }

    private readonly int Line() => 1 + _content[..(int)_json.TokenStartIndex].Count((byte)'\n');
}
