using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Merchants;

/// <summary>What the room Merchants adds to the host.</summary>
internal static class MerchantsSetup
{
    public static void AddMerchants(this IServiceCollection services)
    {
        services.AddSingleton<CallerDirectory>();
        services.AddSingleton<MerchantStore>();
        services.AddSingleton<MerchantWorkflow>();
        services.AddSingleton<ProviderAccountWorkflow>();
        services.AddSingleton<ConductStore>();
        services.AddSingleton<ConductTelling>();
        services.AddSingleton<ReportingStops>();
        services.AddSingleton<ConductWorkflow>();
        services.AddSingleton<CheckCounts>();
        services.AddSingleton<IDueWork>(provider => provider.GetRequiredService<CheckCounts>());
        services.AddSingleton<IDueWork, ConductJob>();
        services.AddSingleton<SandboxStore>();
        services.AddSingleton<SandboxWorkflow>();
    }

    public static void MapMerchants(this IEndpointRouteBuilder app) => app.MapGrpcService<MerchantService>();
}
