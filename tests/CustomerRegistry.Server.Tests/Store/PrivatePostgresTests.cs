using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using CustomerRegistry.Server.Store;
using Npgsql;
using Xunit;

namespace CustomerRegistry.Server.Tests.Store;

[UnsupportedOSPlatform("windows")]
public sealed class PrivatePostgresTests : IDisposable
{
    // Under /tmp by name: the user postgres must get in, and TMPDIR can be private.
    private readonly string parent = Path.Combine("/tmp", "private-postgres-" + Guid.NewGuid().ToString("N")[..8]);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private PrivatePostgresOptions Options => new()
    {
        DataFolder = Path.Combine(parent, "cluster"),
        SharedBuffersMegabytes = 16,
        PredecessorTimeout = TimeSpan.FromSeconds(20),
    };

    public void Dispose()
    {
        if (Directory.Exists(parent))
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    [Fact]
    public async Task A_new_folder_becomes_a_cluster_with_the_settings_the_registry_needs()
    {
        await using var postgres = await StartAsync();
        await using var data = NpgsqlDataSource.Create(postgres.ConnectionString(PrivatePostgres.Database));

        var expected = new (string Setting, string Value, string Because)[]
        {
            ("wal_level", "logical", "the live index is fed by the log"),
            ("max_wal_senders", "10", "one for each replica of the registry"),
            ("max_replication_slots", "10", "one for each replica of the registry"),
            ("track_commit_timestamp", "on", "feeds are ordered by commits"),
            ("fsync", "on", "no acknowledged write is lost"),
            ("full_page_writes", "on", "no acknowledged write is lost"),
            ("synchronous_commit", "on", "no acknowledged write is lost"),
            ("listen_addresses", "", "no network"),
            ("unix_socket_permissions", "0700", "only the database's user gets in"),
            ("log_statement", "none", "no statement in a log"),
            ("log_min_error_statement", "panic", "no statement in a log"),
            ("log_error_verbosity", "terse", "the detail of an error quotes the row"),
            ("log_parameter_max_length", "0", "no parameter in a log"),
            ("log_parameter_max_length_on_error", "0", "no parameter in a log"),
            ("data_checksums", "on", "a damaged page is noticed"),
            ("server_encoding", "UTF8", "any text"),
        };
        foreach (var (setting, value, because) in expected)
        {
            Assert.True(value == await ScalarAsync<string>(data, $"SHOW {setting}"), $"{setting} must be {value}: {because}");
        }

        var role = await ScalarAsync<string>(data, "SELECT concat_ws(' ', rolname, rolsuper, rolreplication, rolcreatedb) FROM pg_roles WHERE rolname = current_user");
        Assert.Equal("registry f t t", role);
        Assert.Equal("registry", await ScalarAsync<string>(data, "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database()"));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(postgres.DataFolder));
    }

    [Fact]
    public async Task Data_survive_a_restart_a_kill_and_a_new_start()
    {
        string connectionString;
        await using (var postgres = await StartAsync())
        {
            connectionString = postgres.ConnectionString(PrivatePostgres.Database);
            await using var data = NpgsqlDataSource.Create(connectionString);
            await ExecuteAsync(data, "CREATE TABLE kept (n int)");
            await ExecuteAsync(data, "INSERT INTO kept VALUES (1)");
            var first = postgres.ProcessId;

            await postgres.RestartAsync(Cancelled);
            data.Clear();
            Assert.NotEqual(first, postgres.ProcessId);
            await ExecuteAsync(data, "INSERT INTO kept VALUES (2)");

            await postgres.KillAsync(Cancelled);
            Assert.Null(postgres.ProcessId);
            await postgres.WaitForExitAsync(Cancelled);
            // A backend may outlive its postmaster by a moment; a new connection finds nobody.
            data.Clear();
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => ExecuteAsync(data, "INSERT INTO kept VALUES (0)"));

            await postgres.RestartAsync(Cancelled);
            data.Clear();
            await ExecuteAsync(data, "INSERT INTO kept VALUES (3)");
        }

        Assert.False(File.Exists(Path.Combine(Options.DataFolder, "postmaster.pid")), "the database stops with its owner");
        await using var again = await StartAsync();
        Assert.Equal(connectionString, again.ConnectionString(PrivatePostgres.Database));
        await using var kept = NpgsqlDataSource.Create(connectionString);
        Assert.Equal(6L, await ScalarAsync<long>(kept, "SELECT sum(n) FROM kept"));
    }

    [Fact]
    public async Task A_long_path_gets_a_short_private_socket_folder()
    {
        var options = Options with { DataFolder = Path.Combine(parent, new string('a', 90), "cluster") };
        await using var postgres = await PrivatePostgres.StartAsync(options, logger: null, Cancelled);
        var socketFolder = new NpgsqlConnectionStringBuilder(postgres.ConnectionString(PrivatePostgres.Database)).Host!;
        await using var data = NpgsqlDataSource.Create(postgres.ConnectionString(PrivatePostgres.Database));

        Assert.Equal(1, await ScalarAsync<int>(data, "SELECT 1"));
        Assert.StartsWith("/tmp/customer-registry-", socketFolder, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(socketFolder));
        await postgres.DisposeAsync();
        Directory.Delete(socketFolder, recursive: true);
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused()
    {
        await using var postgres = await StartAsync();
        await RefusedAsync(Options, "in use by another server");
    }

    [Fact]
    public async Task A_folder_is_free_again_after_a_start_that_failed()
    {
        await RefusedAsync(Options with { BinFolder = "/nowhere" }, "REGISTRY_POSTGRES_BIN names /nowhere");
        await using var postgres = await StartAsync();
        Assert.NotNull(postgres.ProcessId);
    }

    [Theory]
    [InlineData("14", "made by PostgreSQL 14")] // older than any we run on
    [InlineData("99", "made by PostgreSQL 99")] // newer than any there is
    [InlineData("9.6", "made by PostgreSQL 9")] // the old way of counting
    [InlineData("what", "does not name a version")]
    public async Task A_folder_of_another_version_is_refused(string version, string because)
    {
        Directory.CreateDirectory(Options.DataFolder);
        await File.WriteAllTextAsync(Path.Combine(Options.DataFolder, "PG_VERSION"), version + "\n", Cancelled);
        await RefusedAsync(Options, because);
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_refused()
    {
        Directory.CreateDirectory(Options.DataFolder);
        await File.WriteAllTextAsync(Path.Combine(Options.DataFolder, "letters.txt"), "keep me", Cancelled);
        await RefusedAsync(Options, "not empty and holds no PostgreSQL cluster");
        Assert.True(File.Exists(Path.Combine(Options.DataFolder, "letters.txt")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        Directory.CreateDirectory(parent);
        await File.WriteAllTextAsync(Path.Combine(parent, "file"), "", Cancelled);
        await RefusedAsync(Options with { DataFolder = Path.Combine(parent, "file", "cluster") }, "cannot be made");
    }

    [Fact]
    public async Task Options_out_of_range_are_refused() =>
        await RefusedAsync(Options with { SharedBuffersMegabytes = 1 }, "SharedBuffersMegabytes");

    [Fact]
    public async Task A_damaged_cluster_says_why_it_does_not_start()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(Options.DataFolder, "global", "pg_control"));
        await RefusedAsync(Options, "pg_control");
    }

    [Fact]
    public async Task A_start_that_was_killed_while_making_the_cluster_is_no_obstacle()
    {
        Directory.CreateDirectory(Options.DataFolder + ".new");
        await File.WriteAllTextAsync(Path.Combine(Options.DataFolder + ".new", "PG_VERSION"), "15\n", Cancelled);
        await using var postgres = await StartAsync();
        Assert.NotNull(postgres.ProcessId);
    }

    [Fact]
    public async Task A_process_that_got_the_number_of_a_dead_database_is_no_obstacle()
    {
        await using (var postgres = await StartAsync())
        {
            await postgres.KillAsync(Cancelled);
        }

        // Of the database's own user: PostgreSQL takes only such a process for another server.
        var user = Environment.IsPrivilegedProcess ? Options.UserWhenRoot : null;
        using var somebody = Process.Start(LocalCommand.Start("sleep", ["60"], user, "/"))!;
        try
        {
            var file = Path.Combine(Options.DataFolder, "postmaster.pid");
            var lines = await File.ReadAllLinesAsync(file, Cancelled);
            lines[0] = somebody.Id.ToString(CultureInfo.InvariantCulture);
            await File.WriteAllLinesAsync(file, lines, Cancelled);

            await using var again = await StartAsync();
            Assert.NotNull(again.ProcessId);
            Assert.False(somebody.HasExited);
        }
        finally
        {
            somebody.Kill();
        }
    }

    [Fact]
    public async Task The_database_goes_down_when_its_owner_is_killed_and_the_next_owner_finds_its_data()
    {
        using var owner = PrivatePostgresOwner.Start(Options.DataFolder);
        var said = await owner.StandardOutput.ReadLineAsync(Cancelled);
        using var postmaster = Process.GetProcessById(int.Parse(said!, CultureInfo.InvariantCulture));
        await RefusedAsync(Options, "in use by another server");

        owner.Kill(); // SIGKILL, to the owner alone
        await owner.WaitForExitAsync(Cancelled);
        await postmaster.WaitForExitAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(15), Cancelled);

        await using var next = await StartAsync();
        await using var data = NpgsqlDataSource.Create(next.ConnectionString(PrivatePostgres.Database));
        Assert.Equal(1, await ScalarAsync<int>(data, "SELECT 1"));
    }

    [Fact]
    public async Task A_start_right_after_the_owner_was_killed_waits_for_the_old_database()
    {
        using var owner = PrivatePostgresOwner.Start(Options.DataFolder);
        var said = await owner.StandardOutput.ReadLineAsync(Cancelled);
        owner.Kill();
        await owner.WaitForExitAsync(Cancelled);

        await using var next = await StartAsync();
        Assert.NotEqual(said, next.ProcessId?.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Errors_leave_nothing_of_a_row_or_a_statement_in_the_log()
    {
        const string Planted = "planted@example.com";
        await using (var postgres = await StartAsync())
        {
            await using var data = NpgsqlDataSource.Create(postgres.ConnectionString(PrivatePostgres.Database));
            await ExecuteAsync(data, "CREATE TABLE unique_text (value text PRIMARY KEY)");
            await ExecuteAsync(data, $"INSERT INTO unique_text VALUES ('{Planted}')");
            foreach (var (sql, error) in new[]
                     {
                         ("INSERT INTO unique_text VALUES ($1)", PostgresErrorCodes.UniqueViolation), // the detail names the key
                         ("SELECT $1::int", PostgresErrorCodes.InvalidTextRepresentation), // the message itself quotes the value
                         ($"SELECT nothing('{Planted}', $1)", PostgresErrorCodes.UndefinedFunction), // the statement holds it
                     })
            {
                await using var command = data.CreateCommand(sql);
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Planted });
                var thrown = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancelled));
                Assert.Equal(error, thrown.SqlState);
            }
        }

        var logs = Directory.GetFiles(Path.Combine(Options.DataFolder, "log")).Append(Path.Combine(Options.DataFolder, "start.log")).ToList();
        var text = string.Concat(logs.Select(File.ReadAllText));
        Assert.Contains("ready to accept connections", text, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("unique_text", text, StringComparison.Ordinal);
    }

    private Task<PrivatePostgres> StartAsync() => PrivatePostgres.StartAsync(Options, logger: null, Cancelled);

    private static async Task RefusedAsync(PrivatePostgresOptions options, string because)
    {
        var refused = await Assert.ThrowsAsync<PrivatePostgresException>(() => PrivatePostgres.StartAsync(options, logger: null, Cancelled));
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlDataSource data, string sql)
    {
        await using var command = data.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource data, string sql)
    {
        await using var command = data.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancelled);
    }
}
