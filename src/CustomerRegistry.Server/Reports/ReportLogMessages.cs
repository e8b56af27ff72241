namespace CustomerRegistry.Server.Reports;

/// <summary>Log messages of reports, numbered 320 to 339. Ids of our own rows at most.</summary>
internal static partial class ReportLogMessages
{
    [LoggerMessage(320, LogLevel.Warning, "The provider gave no usable answer about dispute {DisputeRowId} in {Attempts} attempts: the next event asks again")]
    public static partial void FetchGivenUp(this ILogger logger, Guid disputeRowId, int attempts);

    [LoggerMessage(321, LogLevel.Warning, "Disputes could not be fetched: {Fault}")]
    public static partial void FetchJobFailed(this ILogger logger, string fault);
}
