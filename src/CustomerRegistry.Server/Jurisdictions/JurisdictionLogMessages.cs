namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>Log messages of the law as data, numbered 420 to 439.</summary>
internal static partial class JurisdictionLogMessages
{
    [LoggerMessage(420, LogLevel.Warning, "The policy in force could not be applied to what is held, which the due work goes on with: {Fault}")]
    public static partial void PolicyChangeFailed(this ILogger logger, string fault);
}
