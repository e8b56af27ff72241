using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace CustomerRegistry.Cli.CommandLine;

/// <summary>How far a long run is, on stderr: a bar for somebody who looks, a line every few seconds for a log.</summary>
internal static class WorkProgress
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <param name="work">Gets what to call after each of <paramref name="total"/> steps.</param>
    public static Task ShowAsync(Terminal terminal, string what, int total, Func<Action, Task> work) =>
        ShowAsync(terminal, what, report =>
        {
            var done = 0;
            return work(() => report((double)++done / total, done));
        });

    /// <param name="what">In the plural, such as disputes.</param>
    /// <param name="work">Gets what to call after each step, with the share done (0 to 1) and the number done.</param>
    public static Task ShowAsync(Terminal terminal, string what, Func<Action<double, int>, Task> work) =>
        terminal.ShowsRemarks ? ShowBarAsync(terminal, what, work) : ShowLinesAsync(terminal, what, work);

    private static Task ShowBarAsync(Terminal terminal, string what, Func<Action<double, int>, Task> work) => terminal.RemarkConsole()
        .Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async bar =>
        {
            var task = bar.AddTask(what, maxValue: 1);
            await work((share, done) =>
            {
                task.Value = share;
                task.Description = $"{Number(done)} {what}";
            });
        });

    private static async Task ShowLinesAsync(Terminal terminal, string what, Func<Action<double, int>, Task> work)
    {
        var last = Stopwatch.StartNew();
        await work((share, done) =>
        {
            if (last.Elapsed < BetweenLines) return;
            last.Restart();
            terminal.Remarks.WriteLine($"{Number(done)} {what}, {share.ToString("P0", CultureInfo.InvariantCulture)} done");
        });
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
