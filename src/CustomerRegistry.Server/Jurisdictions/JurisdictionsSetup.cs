namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>What the room Jurisdictions adds to the host.</summary>
internal static class JurisdictionsSetup
{
    public static void AddJurisdictions(this IServiceCollection services)
    {
        services.AddSingleton<PolicyStore>();
        services.AddSingleton<JurisdictionWorkflow>();
    }

    public static void MapJurisdictions(this IEndpointRouteBuilder app) => app.MapGrpcService<JurisdictionService>();
}
