namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>What the room Jurisdictions adds to the host.</summary>
internal static class JurisdictionsSetup
{
    public static void AddJurisdictions(this IServiceCollection services)
    {
    }

    public static void MapJurisdictions(this IEndpointRouteBuilder app)
    {
    }
}
