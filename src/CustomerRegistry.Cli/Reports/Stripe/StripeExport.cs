using System.Text;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>How an export is written; told by its content, since files are renamed.</summary>
internal enum StripeExportFormat
{
    /// <summary>One JSON value over any number of lines: a list object, an array, a single dispute.</summary>
    JsonDocument,

    /// <summary>One JSON object a line, so that a broken line harms only itself.</summary>
    JsonLines,

    /// <summary>The dashboard's export.</summary>
    Csv,
}

/// <summary>Reads an export of Stripe's disputes as a stream: memory does not grow with the file.</summary>
internal static class StripeExport
{
    private const int HeadLength = 65_536;

    /// <summary>Opens a file and recognises it. The caller disposes the stream, whose position tells the progress.</summary>
    public static async Task<(FileStream File, IAsyncEnumerable<ExportEntry> Entries)> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 65_536, useAsync: true);
        using var first = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, HeadLength, leaveOpen: true);
        var head = new char[HeadLength];
        var length = await first.ReadBlockAsync(head, cancellationToken);
        file.Position = 0;
        return (file, Read(new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true), new string(head, 0, length)));
    }

    /// <summary>Reads an export whose first characters are known.</summary>
    public static IAsyncEnumerable<ExportEntry> Read(TextReader reader, string head) => Recognise(head) switch
    {
        StripeExportFormat.JsonDocument => StripeJsonExport.ReadDocumentAsync(reader),
        StripeExportFormat.JsonLines => StripeJsonExport.ReadLinesAsync(reader),
        StripeExportFormat.Csv => StripeCsvExport.ReadAsync(reader),
    };

    /// <summary>
    /// Recognises an export by its first lines. Lines that each begin an object are JSON lines, also where one of the first
    /// two is broken; a first line that leaves a bracket open at its end begins a document.
    /// </summary>
    public static StripeExportFormat Recognise(string head)
    {
        var lines = head.Split('\n').Select(line => line.Trim().TrimStart('\uFEFF')).Where(line => line.Length > 0).Take(2).ToArray();
        if (lines.Length == 0 || lines[0][0] is not ('{' or '[')) return StripeExportFormat.Csv;
        if (lines.Length == 1 || lines[0][0] == '[' || lines[0][^1] is '{' or '[' or ',') return StripeExportFormat.JsonDocument;
        return lines[0][^1] == '}' || lines[1][0] == '{' ? StripeExportFormat.JsonLines : StripeExportFormat.JsonDocument;
    }
}
