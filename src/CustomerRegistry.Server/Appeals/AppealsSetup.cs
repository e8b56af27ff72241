namespace CustomerRegistry.Server.Appeals;

/// <summary>What the room Appeals adds to the host.</summary>
internal static class AppealsSetup
{
    public static void AddAppeals(this IServiceCollection services)
    {
    }

    public static void MapAppeals(this IEndpointRouteBuilder app)
    {
    }
}
