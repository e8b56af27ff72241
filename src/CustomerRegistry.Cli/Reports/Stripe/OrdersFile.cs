using System.Globalization;
using System.Text;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Identifiers;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>ORDERS.csv, or a completed FIXME.csv: what the shop knows, looked up by dispute, charge or order.</summary>
internal sealed class OrdersFile
{
    private readonly Dictionary<string, OrderRow> _byDispute = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderRow> _byCharge = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderRow> _byOrder = new(StringComparer.Ordinal);
    private readonly List<(OrderRow Row, string? Dispute)> _rows = [];

    public static OrdersFile None { get; } = new();

    /// <summary>All lines, in their order.</summary>
    public IReadOnlyList<(OrderRow Row, string? Dispute)> Rows => _rows;

    /// <summary>Reads the file; a line that cannot be used stops the import, because it is the shop's own to mend.</summary>
    public static async Task<OrdersFile> LoadAsync(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        return await ReadAsync(reader, Path.GetFileName(path));
    }

    public static async Task<OrdersFile> ReadAsync(TextReader reader, string name)
    {
        var records = await CsvRecords.OpenAsync(reader);
        var header = new CsvHeader(records.Header);
        var (dispute, charge, order) = (header.Find("dispute"), header.Find("charge"), header.Find("order"));
        var (email, confirmed, country) = (header.Find("email"), header.Find("email_confirmed"), header.Find("country"));
        var (orders, orderedOn) = (header.Find("orders"), header.Find("ordered_on"));
        if (charge < 0 && order < 0)
            throw new UsageException($"{name} has neither a column 'charge' nor 'order'; its columns are charge,order,email,country,orders,ordered_on and, if you like, email_confirmed.");

        var file = new OrdersFile();
        await foreach (var record in records.ReadAsync())
        {
            if (record.Fields is not { } fields) throw Wrong(name, record.Line, "it has not the columns of the header, or a quote that is never closed");
            file.Add(
                new OrderRow(
                    CsvHeader.Field(fields, charge),
                    CsvHeader.Field(fields, order),
                    CsvHeader.Field(fields, email),
                    YesOrNo(CsvHeader.Field(fields, confirmed), name, record.Line),
                    CsvHeader.Field(fields, country),
                    Count(CsvHeader.Field(fields, orders), name, record.Line),
                    Day(CsvHeader.Field(fields, orderedOn), name, record.Line)),
                CsvHeader.Field(fields, dispute));
        }

        return file;
    }

    /// <summary>The line for a dispute: by its own id (in a completed FIXME.csv), its charge, or its order number.</summary>
    public OrderRow? Find(ExportedDispute dispute) =>
        _byDispute.GetValueOrDefault(dispute.Id)
        ?? (dispute.Charge is { } charge ? _byCharge.GetValueOrDefault(charge) : null)
        ?? (Reference(dispute.OrderReference) is { } order ? _byOrder.GetValueOrDefault(order) : null);

    // The last line about one order wins: spreadsheets are mended at their end.
    private void Add(OrderRow row, string? dispute)
    {
        _rows.Add((row, dispute));
        if (dispute is not null) _byDispute[dispute] = row;
        if (row.Charge is not null) _byCharge[row.Charge] = row;
        if (Reference(row.Order) is { } order) _byOrder[order] = row;
    }

    // #2026-00417 in the shop's metadata and 2026-00417 in its list are one order.
    private static string? Reference(string? order) => OrderReference.TryCreate(order, out var canonical, out _) ? canonical : null;

    private static uint? Count(string? text, string name, int line) =>
        text is null ? null
        : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 100_000 ? count
        : throw Wrong(name, line, "'orders' is a whole number from 0 to 100000, or empty");

    private static DateOnly? Day(string? text, string name, int line) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Wrong(name, line, "'ordered_on' is a day as 2026-03-01, or empty");

    private static bool? YesOrNo(string? text, string name, int line) => text?.ToUpperInvariant() switch
    {
        null => null,
        "YES" or "Y" or "TRUE" or "1" => true,
        "NO" or "N" or "FALSE" or "0" => false,
        _ => throw Wrong(name, line, "'email_confirmed' is yes, no, or empty"),
    };

    private static UsageException Wrong(string name, int line, string what) => new($"{name}, line {line}: {what}.");
}
