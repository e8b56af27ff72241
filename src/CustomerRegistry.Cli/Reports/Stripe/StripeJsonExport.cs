using System.Text.Json;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>Disputes as Stripe's API returns them.</summary>
internal static class StripeJsonExport
{
    public static async IAsyncEnumerable<ExportEntry> ReadDocumentAsync(TextReader reader)
    {
        var splitter = new JsonObjectSplitter();
        var buffer = new char[16_384];
        int length;
        while ((length = await reader.ReadAsync(buffer.AsMemory())) > 0)
        {
            splitter.Feed(buffer.AsSpan(0, length));
            while (splitter.TryTake(out var cut)) yield return ReadObject(cut);
        }

        splitter.End();
        while (splitter.TryTake(out var cut)) yield return ReadObject(cut);
    }

    public static async IAsyncEnumerable<ExportEntry> ReadLinesAsync(TextReader reader)
    {
        for (var line = 1; await reader.ReadLineAsync() is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            foreach (var entry in ReadText(new Place(line), text.Trim().TrimStart('\uFEFF'))) yield return entry;
        }
    }

    private static ExportEntry ReadObject(CutObject cut) => cut.Text is { } text
        ? ReadText(cut.Place, text).First()
        : new ExportEntry.Broken(cut.Place, "the file ends inside this object, or the object is too large to be a dispute");

    // A line may be a page of a list: Stripe's command line prints one a line.
    private static List<ExportEntry> ReadText(Place place, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
            {
                return [.. data.EnumerateArray().Select((each, i) => StripeJsonDispute.Read(each, place with { Item = i + 1 }))];
            }

            return [StripeJsonDispute.Read(root, place)];
        }
        catch (JsonException)
        {
            return [new ExportEntry.Broken(place, "this is not JSON")];
        }
    }
}
