namespace CustomerRegistry.Server.Risk;

/// <summary>What the room Risk adds to the host.</summary>
internal static class RiskSetup
{
    public static void AddRisk(this IServiceCollection services)
    {
        services.AddSingleton<IListingSource, DatabaseListings>();
        services.AddSingleton<RiskWorkflow>();
    }

    public static void MapRisk(this IEndpointRouteBuilder app) => app.MapGrpcService<RiskService>();
}
