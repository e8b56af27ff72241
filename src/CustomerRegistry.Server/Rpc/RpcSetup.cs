using FluentValidation;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CustomerRegistry.Server.Rpc;

/// <summary>gRPC, REST by transcoding, health and reflection.</summary>
internal static class RpcSetup
{
    private const int MessageLimit = 1024 * 1024;

    public static void AddRegistryRpc(this IServiceCollection services)
    {
        services.AddSingleton<AnonymousCallLimits>();
        services.AddSingleton<CallInterceptor>();
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MessageLimit;
            grpc.MaxSendMessageSize = MessageLimit * 4;
            grpc.EnableDetailedErrors = false;
            grpc.Interceptors.Add<CallInterceptor>();
        }).AddJsonTranscoding(json => json.TypeRegistry = TypeRegistry.FromMessages(
            // Over REST a refusal's details are written as JSON, for which their types must be known.
            ErrorInfo.Descriptor, BadRequest.Descriptor, RetryInfo.Descriptor));
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks().AddCheck<DatabaseHealth>("database");
        services.Configure<HealthCheckPublisherOptions>(health => health.Period = TimeSpan.FromSeconds(5));
        services.AddValidatorsFromAssemblyContaining<CallInterceptor>(ServiceLifetime.Singleton, includeInternalTypes: true);
    }

    public static void MapRegistryRpc(this WebApplication app)
    {
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        app.MapHealthChecks("/health", new HealthCheckOptions
        {
            ResponseWriter = static (context, report) => context.Response.WriteAsync(report.Status.ToString()),
        });
    }
}
