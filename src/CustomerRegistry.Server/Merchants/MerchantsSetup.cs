namespace CustomerRegistry.Server.Merchants;

/// <summary>What the room Merchants adds to the host.</summary>
internal static class MerchantsSetup
{
    public static void AddMerchants(this IServiceCollection services)
    {
    }

    public static void MapMerchants(this IEndpointRouteBuilder app)
    {
    }
}
