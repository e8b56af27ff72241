namespace CustomerRegistry.Server.Store;

internal static partial class PrivatePostgresLogMessages
{
    [LoggerMessage(1101, LogLevel.Information, "A new private PostgreSQL {Version} cluster is made in {Folder}")]
    public static partial void ClusterIsMade(this ILogger logger, string version, string folder);

    [LoggerMessage(1102, LogLevel.Information, "The private PostgreSQL {Version} runs in {Folder}, process {ProcessId}, socket folder {SocketFolder}")]
    public static partial void Started(this ILogger logger, string version, string folder, int processId, string socketFolder);

    [LoggerMessage(1103, LogLevel.Information, "The private PostgreSQL in {Folder} has stopped")]
    public static partial void Stopped(this ILogger logger, string folder);

    [LoggerMessage(1104, LogLevel.Warning, "The private PostgreSQL in {Folder} did not stop within {Timeout} and is killed; it recovers at its next start")]
    public static partial void StopTookTooLong(this ILogger logger, string folder, TimeSpan timeout);

    [LoggerMessage(1105, LogLevel.Information, "The database of a killed server is still stopping in {Folder}, process {ProcessId}; waiting for it")]
    public static partial void WaitsForPredecessor(this ILogger logger, string folder, int processId);
}
