namespace CustomerRegistry.Server.Audit;

/// <summary>What the room Audit adds to the host.</summary>
internal static class AuditSetup
{
    public static void AddAudit(this IServiceCollection services) => services.AddSingleton<AuditStore>();
}
