namespace CustomerRegistry.Server.Hosting;

/// <summary>Log messages of due work, numbered 400 to 419. None takes a value from a row.</summary>
internal static partial class DueWorkLogMessages
{
    [LoggerMessage(400, LogLevel.Error, "{Work} failed and is tried again: {Fault}, caused by {Cause}")]
    public static partial void DueWorkFailed(this ILogger logger, string work, string fault, string cause);
}
