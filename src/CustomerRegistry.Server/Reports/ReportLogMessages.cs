namespace CustomerRegistry.Server.Reports;

/// <summary>Log messages of reports, numbered 320 to 339. Ids of our own rows at most.</summary>
internal static partial class ReportLogMessages
{
    [LoggerMessage(320, LogLevel.Warning, "The provider gave no usable answer about dispute {DisputeRowId} in {Attempts} attempts: the next event asks again")]
    public static partial void FetchGivenUp(this ILogger logger, Guid disputeRowId, int attempts);

    [LoggerMessage(321, LogLevel.Warning, "Disputes could not be fetched: {Fault}")]
    public static partial void FetchJobFailed(this ILogger logger, string fault);

    [LoggerMessage(322, LogLevel.Warning, "Dispute {DisputeRowId} could not be taken up and is asked about again later: {Fault}")]
    public static partial void FetchFailed(this ILogger logger, Guid disputeRowId, string fault);

    [LoggerMessage(323, LogLevel.Warning, "Report {ReportId} could not be deleted, which the next run tries again: {Fault}")]
    public static partial void RetentionFailed(this ILogger logger, Guid reportId, string fault);
}
