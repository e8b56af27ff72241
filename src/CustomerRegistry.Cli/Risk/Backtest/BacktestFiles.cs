using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>The files of a backtest, read and found sound.</summary>
/// <param name="Truth">Null where none was given.</param>
internal sealed record BacktestFiles(History History, Labels Labels, Truth? Truth)
{
    private const int BufferSize = 1 << 16;

    /// <summary>Null where a file has a malformed line; what is wrong was told on stderr.</summary>
    public static async Task<BacktestFiles?> ReadAsync(
        Terminal terminal, FileInfo events, FileInfo labels, FileInfo? truth, CancellationToken cancellationToken)
    {
        var problems = new List<FileProblems>();
        var history = await ReadAsync(
            events, "events", (stream, found, progress) => EventsFile.Read(stream, found, progress, cancellationToken));
        var known = await ReadAsync(
            labels, "labels", (stream, found, progress) => LabelsFile.Read(stream, history.Subjects, found, progress, cancellationToken));
        var persons = truth is null
            ? null
            : await ReadAsync(
                truth, "lines of truth", (stream, found, progress) => TruthFile.Read(stream, found, progress, cancellationToken));
        if (problems.Sum(found => found.Count) is var count and > 0)
        {
            await terminal.Remarks.WriteLineAsync($"registry: {count} malformed {(count == 1 ? "line" : "lines")}; nothing was replayed.");
            foreach (var line in problems.SelectMany(found => found.Lines)) await terminal.Remarks.WriteLineAsync($"  {line}");
            return null;
        }

        if (history.Events.Count == 0) throw new UsageException($"{events.Name} has no events.");
        if (persons?.FirstMissing(history) is { } missing)
            throw new UsageException($"{truth!.Name} has no line for line {missing} of {events.Name}.");
        return new BacktestFiles(history, known, persons);

        async Task<T> ReadAsync<T>(FileInfo file, string what, Func<Stream, FileProblems, Action<double, int>, T> read)
            where T : class
        {
            var found = new FileProblems(file.Name);
            problems.Add(found);
            await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
            T? result = null;
            await WorkProgress.ShowAsync(
                terminal, what, progress => Task.Run(() => result = read(stream, found, progress), cancellationToken));
            return result!;
        }
    }
}
