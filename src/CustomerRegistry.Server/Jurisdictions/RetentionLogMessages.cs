using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>Log messages of retention, numbered 420 to 429. None takes a value from a row.</summary>
internal static partial class RetentionLogMessages
{
    [LoggerMessage(420, LogLevel.Error, "{Count} of {Kind} that are past their time could not be erased and are tried again, the last because of {Fault}")]
    public static partial void ErasureFailed(this ILogger logger, int count, RetainedKind kind, string fault);
}
