using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>What the room Jurisdictions adds to the host.</summary>
internal static class JurisdictionsSetup
{
    public static void AddJurisdictions(this IServiceCollection services)
    {
        services.AddSingleton<PolicyStore>();
        services.AddSingleton<PolicyChangeStore>();
        services.AddSingleton<PolicyChangeSignal>();
        services.AddSingleton<PolicyChangeWorkflow>();
        services.AddSingleton<PolicyPreview>();
        services.AddSingleton<JurisdictionWorkflow>();
        services.AddSingleton<IDueWork, PolicyChangeDue>();
        services.AddHostedService<PolicyChangeJob>();
        services.AddSingleton<DueWorkRuns>();
        services.AddSingleton<RetentionStore>();
        services.AddSingleton<IDueWork, RecordRetention>();
        services.AddSingleton<RetentionWorkflow>();
        services.AddSingleton<RejudgementStore>();
        services.AddSingleton<RejudgementWorkflow>();
        services.AddSingleton<ComplianceQueries>();
        services.AddSingleton<ComplianceWorkflow>();
    }

    public static void MapJurisdictions(this IEndpointRouteBuilder app) => app.MapGrpcService<JurisdictionService>();
}
