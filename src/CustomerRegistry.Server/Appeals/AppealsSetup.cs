using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Appeals;

/// <summary>What the room Appeals adds to the host.</summary>
internal static class AppealsSetup
{
    public static void AddAppeals(this IServiceCollection services)
    {
        services.AddSingleton<CaseContent>();
        services.AddSingleton<AppealMails>();
        services.AddSingleton<MerchantTelling>();
        services.AddSingleton<DisputeStatementStore>();
        services.AddSingleton<AppealRulings>();
        services.AddSingleton<MerchantStandings>();
        services.AddSingleton<AppealEffects>();
        services.AddSingleton<AppealReadStore>();
        services.AddSingleton<AppealStore>();
        services.AddSingleton<AppealProofs>();
        services.AddSingleton<AppealWorkflow>();
        services.AddSingleton<AppealCaseWorkflow>();
        services.AddSingleton<AppealDueStore>();
        services.AddSingleton<IDueWork, AppealDeadlines>();
        services.AddHostedService<DueWorkJob>();
    }

    public static void MapAppeals(this IEndpointRouteBuilder app) => app.MapGrpcService<AppealService>();
}
