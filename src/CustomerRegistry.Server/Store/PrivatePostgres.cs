using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CustomerRegistry.Server.Store;

/// <summary>
/// A PostgreSQL of the registry's own: made, started and stopped with this process from the binaries on this machine,
/// reachable by a Unix socket only, gone when this process is gone. Not for Windows.
/// </summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    /// <summary>The role that makes roles and databases; the server itself never connects as it.</summary>
    public const string Superuser = "postgres";

    /// <summary>The role the server connects as: owner of its database, with REPLICATION and the right to make databases.</summary>
    public const string Role = "registry";

    /// <summary>The database that every cluster has.</summary>
    public const string Database = "registry";

    private const int Port = 5432;

    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(10);

    private readonly PrivatePostgresOptions options;
    private readonly ClusterFolder folder;
    private readonly PostgresBinaries binaries;
    private readonly string socketFolder;
    private readonly ILogger logger;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private PostmasterProcess? postmaster;
    private bool disposed;

    private PrivatePostgres(PrivatePostgresOptions options, ClusterFolder folder, PostgresBinaries binaries, string socketFolder, ILogger logger)
    {
        this.options = options;
        this.folder = folder;
        this.binaries = binaries;
        this.socketFolder = socketFolder;
        this.logger = logger;
    }

    /// <summary>The version that runs, such as 15.18.</summary>
    public string Version => binaries.Version;

    /// <summary>The folder of the cluster, absolute.</summary>
    public string DataFolder => options.DataFolder;

    /// <summary>The postmaster's process id; null while it is stopped or killed.</summary>
    public int? ProcessId => postmaster is { HasExited: false } running ? running.ProcessId : null;

    /// <summary>Starts the cluster, making it first if the folder is new, with the role and the database the registry uses.</summary>
    /// <exception cref="PrivatePostgresException">It cannot run; the message is one line.</exception>
    public static async Task<PrivatePostgres> StartAsync(PrivatePostgresOptions options, ILogger? logger, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PrivatePostgresException("The private PostgreSQL needs Linux or macOS: set ConnectionStrings:Registry to a server of your own.");
        }

        if (options.Fault() is { } fault)
        {
            throw new PrivatePostgresException($"The private PostgreSQL's options are wrong: {fault}");
        }

        logger ??= NullLogger.Instance;
        var folder = await ClusterFolder.HoldAsync(options, ct);
        PrivatePostgres? started = null;
        try
        {
            var major = folder.ClusterMajor();
            var binaries = await PostgresBinaries.ChooseAsync(options.BinFolder, folder.Path, major, ct);
            if (major is null)
            {
                logger.ClusterIsMade(binaries.Version, folder.Path);
                await folder.MakeClusterAsync(binaries, ct);
            }

            started = new PrivatePostgres(options with { DataFolder = folder.Path }, folder, binaries, await folder.SocketFolderAsync(ct), logger);
            await started.RequireNobodyElseAsync(ct);
            await started.LaunchAsync(ct);
            await started.EnsureDatabaseAsync(ct);
            return started;
        }
        catch
        {
            await (started?.DisposeAsync() ?? ValueTask.CompletedTask);
            folder.Dispose();
            throw;
        }
    }

    /// <summary>How to connect to a database of this cluster; stays the same over restarts.</summary>
    public string ConnectionString(string database) => ConnectionString(database, Role);

    /// <summary>
    /// Stops the cluster if it runs and starts it. Connections break: call <c>Clear()</c> on data sources afterwards, since
    /// their idle connections would fail at first use.
    /// </summary>
    public async Task RestartAsync(CancellationToken ct)
    {
        await oneAtATime.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            await StopAsync();
            await LaunchAsync(ct);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>SIGKILL for the database, as a crash would be; <see cref="RestartAsync"/> brings it back. For tests of durability.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        await oneAtATime.WaitAsync(ct);
        try
        {
            if (postmaster is { } running)
            {
                running.Kill();
                await running.WaitForExitAsync(ct);
                running.Dispose();
                postmaster = null;
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Ends when the database has ended, by whatever cause; at once if it is not running.</summary>
    public Task WaitForExitAsync(CancellationToken ct) => postmaster?.WaitForExitAsync(ct) ?? Task.CompletedTask;

    /// <summary>Stops the database (fast shutdown: everything committed is kept) and lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await oneAtATime.WaitAsync(CancellationToken.None);
        try
        {
            if (!disposed)
            {
                disposed = true;
                await StopAsync();
                folder.Dispose();
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private string ConnectionString(string database, string role) => new NpgsqlConnectionStringBuilder
    {
        Host = socketFolder,
        Port = Port,
        Username = role,
        Database = database,
        SslMode = SslMode.Disable, // a socket in a 0700 folder
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    private async Task RequireNobodyElseAsync(CancellationToken ct)
    {
        // We hold the lock, so a database that runs here belonged to a server that was killed and is stopping by itself,
        // or somebody started it by hand.
        var since = Stopwatch.GetTimestamp();
        var said = false;
        while (PostmasterFile.Read(folder.Path) is { } file)
        {
            if (!file.IsRunning())
            {
                file.MarkAsGone(folder.Path);
                return;
            }

            if (!said)
            {
                said = true;
                logger.WaitsForPredecessor(folder.Path, file.ProcessId);
            }

            if (Stopwatch.GetElapsedTime(since) >= options.PredecessorTimeout)
            {
                throw new PrivatePostgresException($"Another PostgreSQL, process {file.ProcessId}, runs in the data folder {folder.Path}: stop that one first.");
            }

            await Task.Delay(PollEvery, ct);
        }
    }

    private async Task LaunchAsync(CancellationToken ct)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            postmaster = await PostmasterProcess.StartAsync(binaries.Postgres, PostgresSettings.CommandLine(folder.Path, socketFolder, Port, options.SharedBuffersMegabytes), folder.User, folder.Path, folder.FirstLog, ct);
            while (!postmaster.HasExited)
            {
                if (PostmasterFile.Read(folder.Path) is { Ready: true } file && file.ProcessId == postmaster.ProcessId)
                {
                    logger.Started(binaries.Version, folder.Path, postmaster.ProcessId, socketFolder);
                    return;
                }

                if (Stopwatch.GetElapsedTime(since) >= options.StartTimeout)
                {
                    throw new PrivatePostgresException($"PostgreSQL in {folder.Path} was not ready within {options.StartTimeout.TotalSeconds} seconds; its log is in {Path.Combine(folder.Path, "log")}.");
                }

                await Task.Delay(PollEvery, ct);
            }

            var why = folder.LastWord();

            // After a crash the children of the killed server leave within moments; until then its memory is in use.
            if (!why.Contains("shared memory block", StringComparison.Ordinal) || Stopwatch.GetElapsedTime(since) >= options.PredecessorTimeout)
            {
                throw new PrivatePostgresException($"PostgreSQL in {folder.Path} did not start: {why}");
            }

            postmaster.Dispose();
            await Task.Delay(PollEvery, ct);
        }
    }

    private async Task EnsureDatabaseAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", Superuser) + ";Pooling=false");
        await connection.OpenAsync(ct);
        if (!await ExistsAsync($"SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '{Role}')"))
        {
            await ExecuteAsync($"CREATE ROLE {Role} LOGIN REPLICATION CREATEDB");
        }

        if (!await ExistsAsync($"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{Database}')"))
        {
            await ExecuteAsync($"CREATE DATABASE {Database} OWNER {Role}");
        }

        async Task<bool> ExistsAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return (bool)(await command.ExecuteScalarAsync(ct))!;
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task StopAsync()
    {
        if (postmaster is not { } running)
        {
            return;
        }

        postmaster = null;
        running.Interrupt();
        using var patience = new CancellationTokenSource(options.StopTimeout);
        try
        {
            await running.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            logger.StopTookTooLong(folder.Path, options.StopTimeout);
            running.Kill();
            await running.WaitForExitAsync(CancellationToken.None);
        }

        running.Dispose();
        logger.Stopped(folder.Path);
    }
}
