using System.Globalization;
using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>The dashboard's export of disputes. Its columns are chosen by who exports, and named differently over the years.</summary>
internal static class StripeCsvExport
{
    private static readonly string[] Times =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy-MM-dd HH:mm 'UTC'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
    ];

    public static async IAsyncEnumerable<ExportEntry> ReadAsync(TextReader reader)
    {
        var records = await CsvRecords.OpenAsync(reader);
        var columns = new Columns(new CsvHeader(records.Header));
        await foreach (var record in records.ReadAsync())
        {
            yield return record.Fields is { } fields
                ? columns.Read(fields, new Place(record.Line))
                : new ExportEntry.Broken(new Place(record.Line), "this line has not the columns of the header, or a quote that is never closed");
        }
    }

    private sealed class Columns
    {
        private readonly int _id;
        private readonly int _charge;
        private readonly int _status;
        private readonly int _reason;
        private readonly int _amount;
        private readonly int _currency;
        private readonly int _created;
        private readonly int _charged;
        private readonly int _email;
        private readonly int _code;
        private readonly int _caseType;
        private readonly int _brand;
        private readonly int _paymentMethod;
        private readonly int _billing;
        private readonly int _shipping;
        private readonly int _order;
        private readonly int _liveMode;

        public Columns(CsvHeader header)
        {
            _id = Needed(header, "Dispute ID", "id");
            _status = Needed(header, "Status", "Dispute Status");
            _amount = Needed(header, "Dispute Amount", "Amount", "Disputed Amount");
            _currency = Needed(header, "Dispute Currency", "Currency");
            _created = Needed(header, "Dispute Created (UTC)", "Created (UTC)", "Created", "Dispute Created", "Dispute Date (UTC)", "Created date (UTC)");
            _charge = header.Find("Charge ID", "Charge");
            _reason = header.Find("Reason", "Dispute Reason");
            _charged = header.Find("Charge Created (UTC)", "Charge Created", "Payment Created (UTC)", "Payment Date (UTC)");
            _email = header.Find("Customer Email", "Email", "Billing Email", "Receipt Email");
            _code = header.Find("Network Reason Code", "Network Code", "Reason Code");
            _caseType = header.Find("Case Type", "Dispute Case Type", "Dispute Type");
            _brand = header.Find("Card Brand", "Card Network", "Network");
            _paymentMethod = header.Find("Payment Method Type", "Payment Method");
            _billing = header.Find("Billing Address Country", "Card Address Country", "Billing Country", "Customer Country");
            _shipping = header.Find("Shipping Address Country", "Shipping Country");
            _order = header.Find("order_id (metadata)", "Order ID", "Order", "Order Number");
            _liveMode = header.Find("Livemode", "Live mode");
        }

        public ExportEntry Read(string[] fields, Place place)
        {
            string? Field(int column) => CsvHeader.Field(fields, column);

            if (!ExportedDispute.IsId(Field(_id))) return new ExportEntry.Broken(place, "the dispute has no id, or one that is none of Stripe's");
            if (ExportedDispute.Word(Field(_status)) is not { } status) return new ExportEntry.Broken(place, "the dispute has no status");
            if (Field(_currency)?.ToUpperInvariant() is not { Length: 3 } currency) return new ExportEntry.Broken(place, "the dispute has no currency");
            if (Field(_amount) is not { } written || !Amounts.TryParseMajor(written, currency, out var amount))
                return new ExportEntry.Broken(place, $"the amount cannot be read as one in {currency}, such as 12.34");
            if (Time(Field(_created)) is not { } created)
                return new ExportEntry.Broken(place, "the time of creation cannot be read: it should be as 2026-03-01 12:00, in UTC");

            return new ExportEntry.Read(new ExportedDispute(
                place,
                Field(_id)!,
                Field(_charge),
                status,
                ExportedDispute.Word(Field(_reason)),
                ExportedDispute.Word(Field(_paymentMethod)),
                ExportedDispute.Word(Field(_caseType)),
                ExportedDispute.Word(Field(_brand)),
                Field(_code),
                amount,
                currency,
                created,
                LatestTransactionAt: null,
                Time(Field(_charged)) is { } charged ? DateOnly.FromDateTime(charged.UtcDateTime) : null,
                Field(_email),
                Field(_billing) ?? Field(_shipping),
                Field(_order),
                Field(_liveMode)?.ToUpperInvariant() switch { "TRUE" or "YES" => true, "FALSE" or "NO" => false, _ => null }));
        }

        private static int Needed(CsvHeader header, params string[] names)
        {
            var column = header.Find(names);
            if (column >= 0) return column;
            throw new UsageException(
                $"The file is neither JSON nor a CSV export of disputes: it has no column '{names[0]}' (or {string.Join(", ", names.Skip(1).Select(name => $"'{name}'"))}).");
        }

        private static DateTimeOffset? Time(string? text)
        {
            const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
            return DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, utc, out var at) ? at : null;
        }
    }
}
