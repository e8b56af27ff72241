using System.ComponentModel;
using System.Diagnostics;

namespace CustomerRegistry.Server.Store;

/// <summary>Runs a program of this machine for the private PostgreSQL, as another user where asked.</summary>
internal static class LocalCommand
{
    /// <summary>Runs a program to its end. A program that cannot be started is exit code 127, as in a shell.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(
        string file, IEnumerable<string> arguments, string? user, string folder, CancellationToken ct)
    {
        var start = Start(file, arguments, user, folder);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            try
            {
                await process.WaitForExitAsync(ct);
                return (process.ExitCode, (await output).Trim(), (await error).Trim());
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Win32Exception cause)
        {
            return (127, "", cause.Message);
        }
    }

    /// <summary>How a program of PostgreSQL is started: nothing of the caller's own PostgreSQL settings reaches it, and it speaks English.</summary>
    public static ProcessStartInfo Start(string file, IEnumerable<string> arguments, string? user, string folder)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        if (user is not null)
        {
            start.UserName = user;
        }

        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
