using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>Log messages of retention, numbered 420 to 429. None takes a value from a row.</summary>
internal static partial class RetentionLogMessages
{
    [LoggerMessage(420, LogLevel.Error, "One of {Kind} that is past its time could not be erased and is tried again: {Fault}")]
    public static partial void ErasureFailed(this ILogger logger, RetainedKind kind, string fault);
}
