using System.Globalization;
using CsvHelper;
using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>
/// FIXME.csv: one line for each dispute that lacks something, in the columns of ORDERS.csv, to be completed and passed again
/// as --orders. It appears only if a line was written, and never overwrites somebody's work: another file of this name stays
/// and the next free name is taken. Where it was itself the --orders file, its other lines are kept.
/// </summary>
internal sealed class FixmeFile : IAsyncDisposable
{
    private static readonly string[] Columns = ["charge", "order", "email", "email_confirmed", "country", "orders", "ordered_on", "dispute", "missing"];

    private readonly string _wanted;
    private readonly bool _replaces;
    private readonly OrdersFile _orders;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private string? _unfinished;
    private CsvWriter? _csv;

    public FixmeFile(string path, string? ordersPath, OrdersFile orders)
    {
        _wanted = Path.GetFullPath(path);
        _replaces = ordersPath is not null && Path.GetFullPath(ordersPath) == _wanted;
        _orders = orders;
    }

    /// <summary>Where the lines are, after <see cref="FinishAsync"/>; null if there were none.</summary>
    public string? WrittenTo { get; private set; }

    public async Task AddAsync(ExportedDispute dispute, MappedDispute.Lacking lacking)
    {
        _csv ??= Open();
        _written.Add(dispute.Id);
        if (lacking.Known.Charge is { } charge) _written.Add(charge);
        await WriteAsync(lacking.Known, dispute.Id, string.Join(' ', lacking.Missing));
    }

    /// <summary>Puts the file in its place.</summary>
    public async Task FinishAsync()
    {
        if (_csv is null || _unfinished is null) return;
        if (_replaces)
        {
            foreach (var (row, dispute) in _orders.Rows)
            {
                if ((dispute is null || !_written.Contains(dispute)) && (row.Charge is null || !_written.Contains(row.Charge)))
                    await WriteAsync(row, dispute, "");
            }
        }

        await _csv.DisposeAsync();
        _csv = null;
        WrittenTo = _replaces ? _wanted : FreeName();
        File.Move(_unfinished, WrittenTo, overwrite: _replaces);
        _unfinished = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_csv is not null) await _csv.DisposeAsync();
        if (_unfinished is not null) File.Delete(_unfinished);
    }

    private CsvWriter Open()
    {
        _unfinished = $"{_wanted}.{Guid.NewGuid():N}.unfinished";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };

        // It holds e-mail addresses in clear: for its owner alone.
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            var csv = CsvWriter.Create(new FileStream(_unfinished, options), new CsvWriterOptions { NewLine = "\n" }, leaveOpen: false);
            csv.WriteRecord(Columns);
            return csv;
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{_wanted} cannot be written: name another place with --fixme. ({cannot.Message})");
        }
    }

    private async Task WriteAsync(OrderRow row, string? dispute, string missing)
    {
        string?[] fields =
        [
            row.Charge,
            row.Order,
            row.Email,
            row.EmailConfirmed switch { true => "yes", false => "no", null => "" },
            row.Country,
            row.Orders?.ToString(CultureInfo.InvariantCulture),
            Times.Write(row.OrderedOn),
            dispute,
            missing,
        ];
        await _csv!.WriteRecordAsync([.. fields.Select(field => field ?? "")]);
    }

    private string FreeName()
    {
        var name = _wanted;
        for (var i = 2; File.Exists(name); i++)
            name = Path.Combine(Path.GetDirectoryName(_wanted)!, $"{Path.GetFileNameWithoutExtension(_wanted)}-{i}{Path.GetExtension(_wanted)}");
        return name;
    }
}
