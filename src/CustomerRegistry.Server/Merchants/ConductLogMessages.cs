namespace CustomerRegistry.Server.Merchants;

/// <summary>Log messages of conduct, numbered 360 to 379. Ids of merchants and words of closed lists at most.</summary>
internal static partial class ConductLogMessages
{
    [LoggerMessage(360, LogLevel.Warning, "Merchant {MerchantId} needs an operator's look: {Why}. See: registry merchants conduct --merchant {MerchantId}")]
    public static partial void LookNeeded(this ILogger logger, Guid merchantId, string why);

    [LoggerMessage(361, LogLevel.Error, "The conduct of merchant {MerchantId} could not be measured, which the next run tries again: {Fault}")]
    public static partial void MeasuringFailed(this ILogger logger, Guid merchantId, string fault);
}
