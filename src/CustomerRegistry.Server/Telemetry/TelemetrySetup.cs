using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CustomerRegistry.Server.Telemetry;

/// <summary>
/// OpenTelemetry: OTLP by the standard environment variables (OTEL_EXPORTER_OTLP_ENDPOINT), Prometheus at /metrics. URLs
/// of consumers' and providers' calls carry no secrets by design; query strings and statement texts are not recorded.
/// </summary>
internal static class TelemetrySetup
{
    public static void AddRegistryTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var otlp = !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        services.AddSingleton<RegistryMetrics>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("customer-registry"))
            .WithTracing(tracing =>
            {
                tracing.AddAspNetCoreInstrumentation().AddNpgsql();
                if (otlp) tracing.AddOtlpExporter();
            })
            .WithMetrics(metrics =>
            {
                metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter(RegistryMetrics.MeterName, "Npgsql")
                    .AddPrometheusExporter();
                if (otlp) metrics.AddOtlpExporter();
            });
    }
}
