using System.Diagnostics;
using CustomerRegistry.Server.Store;
using Npgsql;

namespace CustomerRegistry.Server.Tests.Faults;

/// <summary>pg_dump and psql, as an operator runs them.</summary>
internal static class DatabaseDump
{
    /// <summary>A whole plain-text dump of a database.</summary>
    public static async Task<string> TakeAsync(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        return await RunAsync(
            "pg_dump", ["-h", connection.Host!, "-p", $"{connection.Port}", "-U", connection.Username!, connection.Database!], null);
    }

    /// <summary>Restores a dump into an empty database.</summary>
    public static Task RestoreAsync(string connectionString, string dump)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        return RunAsync(
            "psql",
            ["-q", "-v", "ON_ERROR_STOP=1", "-h", connection.Host!, "-p", $"{connection.Port}", "-U", connection.Username!, connection.Database!],
            dump);
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string? input)
    {
        var binaries = await PostgresBinaries.ChooseAsync(
            Environment.GetEnvironmentVariable("REGISTRY_POSTGRES_BIN"), "", null, CancellationToken.None);
        // A folder on the PATH may hold links to postgres alone; the others stand where those point to.
        var postgres = new FileInfo(binaries.Postgres);
        var folder = Path.GetDirectoryName((postgres.ResolveLinkTarget(returnFinalTarget: true) ?? postgres).FullName)!;
        var start = new ProcessStartInfo(Path.Combine(folder, program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The private cluster lets in its own operating-system user.
        if (Environment.UserName == "root") start.UserName = "postgres";
        start.WorkingDirectory = "/";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {await error}");
        return await output;
    }
}
