namespace CustomerRegistry.Server.Risk;

/// <summary>What the room Risk adds to the host.</summary>
internal static class RiskSetup
{
    /// <param name="shadows">Read before anything is started.</param>
    public static void AddRisk(this IServiceCollection services, ShadowModels shadows)
    {
        services.AddSingleton(shadows);
        services.AddSingleton<ShadowAssessments>();
        services.AddSingleton<ShadowDifferenceStore>();
        services.AddSingleton<IListingSource, DatabaseListings>();
        services.AddSingleton<RiskWorkflow>();
    }

    public static void MapRisk(this IEndpointRouteBuilder app) => app.MapGrpcService<RiskService>();
}
