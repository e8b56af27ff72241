using CustomerRegistry.Server.Store;

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
        services.AddSingleton<AttestationStore>();
        services.AddSingleton<WithdrawalQuestions>();
        services.AddSingleton<WithdrawalQuestionStore>();
        services.AddSingleton<ProviderFetchSignal>();
        services.AddSingleton<DisputeStore>();
        services.AddSingleton<ProviderEventWorkflow>();
        services.AddSingleton<ProviderFetchWorkflow>();
        services.AddSingleton<StripeDisputes>();
        services.AddSingleton<IDueWork, ProviderFetchDue>();
        services.AddSingleton<ReportRetentionStore>();
        services.AddSingleton<IDueWork, ReportRetention>();
        services.AddHostedService<ProviderFetchJob>();
        services.AddOptions<StripeOptions>().Bind(configuration.GetSection(StripeOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        // No loggers: their lines carry addresses with disputes' ids. No redirects: the key goes to the configured host alone.
        services.AddHttpClient(StripeDisputes.ClientName)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false })
            .RemoveAllLoggers();
    }

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<ReportService>();
        app.MapGrpcService<NoticeService>();
        StripeWebhook.Map(app);
    }
}
