using System.Globalization;

namespace CustomerRegistry.Server.Store;

/// <summary>
/// The settings of a private cluster. They are given on the command line, so that they hold whatever the folder's own
/// files say; everything else can be set with ALTER SYSTEM.
/// </summary>
internal static class PostgresSettings
{
    private static readonly string[] Fixed =
    [
        "listen_addresses=",
        "unix_socket_permissions=0700",
        "wal_level=logical",
        "max_wal_senders=10",
        "max_replication_slots=10",
        "max_connections=200",
        "track_commit_timestamp=on",
        "fsync=on",
        "full_page_writes=on",
        "synchronous_commit=on",
        "max_wal_size=2GB",
        "jit=off",
        "timezone=UTC",

        // A forgotten transaction would hold up every new replication slot, a forgotten slot would fill the disk.
        "idle_in_transaction_session_timeout=60s",
        "max_slot_wal_keep_size=4GB",

        // Seven files, one a weekday, overwritten a week later.
        "logging_collector=on",
        "log_directory=log",
        "log_filename=postgresql-%a.log",
        "log_truncate_on_rotation=on",
        "log_rotation_age=1d",
        "log_rotation_size=0",
        "log_file_mode=0600",
        "log_timezone=UTC",
        "log_checkpoints=off",

        // Privacy: an error's text, detail and statement can quote a row. Such errors reach the server, which knows what
        // to strip; the log gets what the database says of itself, and nothing of any statement.
        "log_statement=none",
        "log_min_messages=log",
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        "log_min_duration_statement=-1",
        "log_min_duration_sample=-1",
        "log_transaction_sample_rate=0",
        "log_duration=off",
        "log_replication_commands=off",
        "log_parameter_max_length=0",
        "log_parameter_max_length_on_error=0",
        "debug_print_parse=off",
        "debug_print_rewritten=off",
        "debug_print_plan=off",
    ];

    public static IEnumerable<string> CommandLine(string dataFolder, string socketFolder, int port, int sharedBuffersMegabytes) =>
    [
        "-D", dataFolder,
        "-p", port.ToString(CultureInfo.InvariantCulture),
        "-c", $"unix_socket_directories={socketFolder}",
        "-c", $"shared_buffers={sharedBuffersMegabytes.ToString(CultureInfo.InvariantCulture)}MB",
        .. Fixed.SelectMany(setting => (string[])["-c", setting]),
    ];
}
