using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CustomerRegistry.Server.Tests;

/// <summary>Everything the server logs, so that a test can look for what must not be there.</summary>
public sealed class CapturedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyCollection<string> Lines => [.. _lines.Select(x => x.Text)];

    /// <summary>What was logged as an error: a test that did not provoke one fails on it.</summary>
    public IReadOnlyCollection<string> Errors => [.. _lines.Where(x => x.Level >= LogLevel.Error).Select(x => x.Text)];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(CapturedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs._lines.Enqueue((logLevel, $"{logLevel} {category}[{eventId.Id}] {formatter(state, exception)} {exception}"));
    }
}
