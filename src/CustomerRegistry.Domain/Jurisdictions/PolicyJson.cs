using System.Text;
using System.Text.Json;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// Reads JSON strictly: no comments, no trailing commas, no content after the value, no key twice (the framework's
/// reader lets the last one win, so that a second <c>reply_window_days</c> would silently replace the first).
/// </summary>
internal static class PolicyJson
{
    private const int MaxDepth = 12;

    public static PolicyNode? Read(string text, PolicyReading reading)
    {
        if (PolicyText.OddAt(text) is { } odd)
        {
            reading.Add(odd, "", PolicyText.NotPlain);
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var lines = new Lines(bytes);
        var json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            json.Read();
            var root = ReadValue(ref json, lines, reading);
            json.Read(); // throws where anything follows
            return root;
        }
        catch (JsonException e)
        {
            reading.Add((int)(e.LineNumber ?? 0) + 1, "", "is not JSON: " + FirstSentence(e.Message));
        }
        catch (InvalidOperationException)
        {
            // A string with half a surrogate pair passes the tokenizer and fails when it is decoded.
            reading.Add(lines.At(json.TokenStartIndex), "", "holds a string that is not valid text");
        }

        return null;
    }

    private static PolicyNode ReadValue(ref Utf8JsonReader json, Lines lines, PolicyReading reading)
    {
        var line = lines.At(json.TokenStartIndex);
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref json, line, lines, reading);
            case JsonTokenType.StartArray:
                var items = new List<PolicyNode>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(ref json, lines, reading));
                return new PolicyNode(PolicyNodeKind.Array, line, "", [], items);
            case JsonTokenType.String:
                return PolicyNode.Scalar(PolicyNodeKind.Text, line, json.GetString() ?? "");
            case JsonTokenType.Number:
                return PolicyNode.Scalar(PolicyNodeKind.Number, line, Encoding.UTF8.GetString(json.ValueSpan));
            case JsonTokenType.True or JsonTokenType.False:
                return PolicyNode.Scalar(PolicyNodeKind.Boolean, line, json.GetBoolean() ? "true" : "false");
            default:
                return PolicyNode.Scalar(PolicyNodeKind.Null, line, "null");
        }
    }

    private static PolicyNode ReadObject(ref Utf8JsonReader json, int line, Lines lines, PolicyReading reading)
    {
        var properties = new List<KeyValuePair<string, PolicyNode>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var nameLine = lines.At(json.TokenStartIndex);
            var name = json.GetString() ?? "";
            if (!seen.Add(name)) reading.Add(nameLine, name, "stands there twice");
            json.Read();
            properties.Add(new(name, ReadValue(ref json, lines, reading)));
        }

        return new PolicyNode(PolicyNodeKind.Object, line, "", properties, []);
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    /// <summary>Line numbers by byte position; positions are asked for in ascending order, so each byte is looked at once.</summary>
    private sealed class Lines(byte[] bytes)
    {
        private long _position;
        private int _line = 1;

        public int At(long position)
        {
            for (; _position < position; _position++)
            {
                if (bytes[_position] == (byte)'\n') _line++;
            }

            return _line;
        }
    }
}
