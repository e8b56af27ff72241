namespace CustomerRegistry.Server.Rpc;

/// <summary>Log messages of the edge, numbered 100 to 199. None takes a value from a message.</summary>
internal static partial class RpcLogMessages
{
    [LoggerMessage(100, LogLevel.Error, "{Rpc} failed: {Fault}")]
    public static partial void CallFailed(this ILogger logger, string rpc, string fault);

    [LoggerMessage(101, LogLevel.Warning, "{Rpc} could not be answered: {Fault}")]
    public static partial void DatabaseUnavailable(this ILogger logger, string rpc, string fault);
}
