namespace CustomerRegistry.Server.Reports;

/// <summary>What the room Reports adds to the host.</summary>
internal static class ReportsSetup
{
    public static void AddReports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ReportKeys>();
        services.AddSingleton<NoticeStaging>();
        services.AddSingleton<ReportRecordingStore>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<ReportWorkflow>();
        services.AddSingleton<OutcomeWorkflow>();
        services.AddSingleton<NoticeWorkflow>();
        services.AddSingleton<ProviderFetchSignal>();
    }

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<ReportService>();
    }
}
