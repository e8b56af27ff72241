namespace CustomerRegistry.Server.Reports;

/// <summary>What the room Reports adds to the host.</summary>
internal static class ReportsSetup
{
    public static void AddReports(this IServiceCollection services, IConfiguration configuration)
    {
    }

    public static void MapReports(this IEndpointRouteBuilder app)
    {
    }
}
