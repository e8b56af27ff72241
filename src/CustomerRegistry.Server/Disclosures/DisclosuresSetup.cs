namespace CustomerRegistry.Server.Disclosures;

/// <summary>What the room Disclosures adds to the host.</summary>
internal static class DisclosuresSetup
{
    public static void AddDisclosures(this IServiceCollection services)
    {
    }

    public static void MapDisclosures(this IEndpointRouteBuilder app)
    {
    }
}
