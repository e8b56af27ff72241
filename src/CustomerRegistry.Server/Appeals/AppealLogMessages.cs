namespace CustomerRegistry.Server.Appeals;

/// <summary>Log messages of cases, numbered 340 to 359. Ids of our own rows at most.</summary>
internal static partial class AppealLogMessages
{
    [LoggerMessage(340, LogLevel.Error, "{Step} of row {RowId} failed and is tried again at the next run: {Fault}")]
    public static partial void DueItemFailed(this ILogger logger, string step, Guid rowId, string fault);

    [LoggerMessage(341, LogLevel.Warning, "Merchant {MerchantId} was not told of case {AppealId} within the business days of its ruling: tell it by other means.")]
    public static partial void MerchantNotTold(this ILogger logger, Guid appealId, Guid merchantId);
}
