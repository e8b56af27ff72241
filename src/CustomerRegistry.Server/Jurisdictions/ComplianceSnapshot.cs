using System.Globalization;
using System.Runtime.CompilerServices;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Server.Audit;
using Npgsql;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>The registry at one moment. Reads are one after another.</summary>
internal sealed class ComplianceSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    /// <summary>A section of the days from the first to before the second.</summary>
    public async Task<ComplianceTable> ReadAsync(
        ComplianceQuery query, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, bool exact, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(query.Sql, connection, transaction);
        command.Parameters.AddWithValue("from", from);
        command.Parameters.AddWithValue("to", to);
        command.Parameters.AddWithValue("now", now);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var words = query.Words.ToDictionary(x => x.Column, x => x.Word, StringComparer.Ordinal);
        var rows = new List<IReadOnlyList<string>>();
        while (await reader.ReadAsync(ct)) rows.Add(Cells(reader, words, exact));
        return new ComplianceTable(
            query.Name, query.Title, query.Note, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows);
    }

    /// <summary>Entries of a span of time, one by one; null where the content was erased.</summary>
    public async IAsyncEnumerable<AuditEntry?> EntriesAsync(
        DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "SELECT canonical_bytes FROM audit_entry WHERE id >= @from AND id < @to", connection, transaction);
        command.Parameters.AddWithValue("from", AuditPlaces.First(from));
        command.Parameters.AddWithValue("to", AuditPlaces.First(to));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return reader.IsDBNull(0) ? null : AuditCanonicalForm.Read(reader.GetFieldValue<byte[]>(0));
        }
    }

    /// <summary>Samples judged again, oldest first: when drawn, how many, judged, wrong.</summary>
    public async Task<List<(DateTimeOffset DrawnAt, int Drawn, int Judged, int Wrong)>> SamplesAsync(
        DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT min(drawn_at), count(*)::int, count(found_wrong)::int, count(*) FILTER (WHERE found_wrong)::int FROM rejudgement
            WHERE drawn_at >= @from AND drawn_at < @to GROUP BY sample_id ORDER BY 1, sample_id
            """, connection, transaction);
        command.Parameters.AddWithValue("from", from);
        command.Parameters.AddWithValue("to", to);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var samples = new List<(DateTimeOffset, int, int, int)>();
        while (await reader.ReadAsync(ct))
            samples.Add((reader.GetFieldValue<DateTimeOffset>(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)));
        return samples;
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static List<string> Cells(NpgsqlDataReader reader, Dictionary<string, Func<short, string>> words, bool exact)
    {
        var values = Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i)).ToArray();
        var counts = values.OfType<long>().ToArray();
        var shown = new Queue<string>(SmallCells.ShowRow(counts, exact));
        return [.. values.Select((value, i) => value switch
        {
            null => "",
            short number => words[reader.GetName(i)](number),
            int number => words[reader.GetName(i)]((short)number),
            long => shown.Dequeue(),
            // What a share or a time is of stands first among the row's counts.
            double when SmallCells.Hides(counts[0], exact) => "",
            double figure => figure.ToString("0.###", CultureInfo.InvariantCulture),
            string text => text,
            var other => throw new InvalidOperationException($"A column of {other.GetType().Name} has no form."),
        })];
    }
}
