namespace CustomerRegistry.Server.Identifiers;

/// <summary>What the room Identifiers adds to the host.</summary>
internal static class IdentifiersSetup
{
    public static void AddIdentifiers(this IServiceCollection services, KeyFile keys)
    {
        services.AddSingleton(keys);
        services.AddSingleton<SubjectKeys>();
        services.AddSingleton<ContentCipher>();
        services.AddSingleton<LinkSecrets>();
        services.AddSingleton<EpochsInUse>();
        services.AddSingleton<Rations>();
        services.AddSingleton<IdentifierWorkflow>();
    }

    public static void MapIdentifiers(this IEndpointRouteBuilder app) => app.MapGrpcService<IdentifierService>();
}
