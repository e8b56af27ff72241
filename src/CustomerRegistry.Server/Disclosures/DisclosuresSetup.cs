using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>What the room Disclosures adds to the host.</summary>
internal static class DisclosuresSetup
{
    public static void AddDisclosures(this IServiceCollection services)
    {
        services.AddSingleton<DisclosureStore>();
        services.AddSingleton<DisclosureListStore>();
        services.AddSingleton<ShopOutcomeStore>();
        services.AddSingleton<CorrectionFeed>();
        services.AddSingleton<StoppedSharing>();
        services.AddSingleton<IDueWork>(x => x.GetRequiredService<StoppedSharing>());
        services.AddSingleton<AddressLimits>();
        services.AddSingleton<ConsumerProofStore>();
        services.AddSingleton<ConsumerFileStore>();
        services.AddSingleton<ConsumerFileWorkflow>();
        services.AddSingleton<ConsumerFileMapping>();
        services.AddSingleton<RightsContent>();
        services.AddSingleton<RightsMails>();
        services.AddSingleton<RightsEffects>();
        services.AddSingleton<RightsReadStore>();
        services.AddSingleton<RightsStore>();
        services.AddSingleton<RightsProofs>();
        services.AddSingleton<RightsWorkflow>();
        services.AddSingleton<RightsCaseWorkflow>();
        services.AddSingleton<RightsDueStore>();
        services.AddSingleton<IDueWork, RightsDue>();
    }

    public static void MapDisclosures(this IEndpointRouteBuilder app) => app.MapGrpcService<DisclosureService>();
}
