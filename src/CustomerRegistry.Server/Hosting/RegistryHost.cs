using System.Net;
using System.Security.Cryptography;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Risk;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Telemetry;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CustomerRegistry.Server.Hosting;

/// <summary>
/// One running registry: the private PostgreSQL (if no connection string is set), the schema, the key file, the web
/// server. What starts first stops last. Tests start the same host on free ports.
/// </summary>
internal sealed class RegistryHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly NpgsqlDataSource _source;
    private readonly RegistryOptions _options;

    private readonly string? _policyUnreadable;

    private RegistryHost(
        WebApplication app, NpgsqlDataSource source, PrivatePostgres? postgres, RegistryOptions options, string? policyUnreadable)
    {
        _app = app;
        _source = source;
        Postgres = postgres;
        _options = options;
        _policyUnreadable = policyUnreadable;
    }

    /// <summary>Null if a connection string is set.</summary>
    public PrivatePostgres? Postgres { get; }

    public IServiceProvider Services => _app.Services;

    public string DataFolder => _options.DataFolder;

    /// <summary>Where HTTP/1.1 is served, such as http://127.0.0.1:5080.</summary>
    public Uri HttpAddress => AddressAt(0);

    /// <summary>Where gRPC is served.</summary>
    public Uri GrpcAddress => AddressAt(1);

    /// <summary>Starts everything and returns when calls are served.</summary>
    /// <param name="configure">For tests: changes services (such as the clock) and configuration before the host is built.</param>
    /// <exception cref="StartupException">It cannot run; see <see cref="StartupFault"/> for the other kinds.</exception>
    public static async Task<RegistryHost> StartAsync(
        string[] args, Action<WebApplicationBuilder>? configure, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);
        var options = RegistryOptionsSource.Read(builder.Configuration);
        var shadows = ShadowModels.Load(builder.Configuration);
        builder.Services.AddSingleton(options);
        builder.Services.AddRegistryTelemetry(builder.Configuration);
        ConfigureLogging(builder);
        ConfigureKestrel(builder, options);

        PrivatePostgres? postgres = null;
        NpgsqlDataSource? source = null;
        WebApplication? app = null;
        try
        {
            MakeDataFolder(options.DataFolder);
            var connection = builder.Configuration.GetConnectionString("Registry");
            if (string.IsNullOrEmpty(connection))
            {
                postgres = await PrivatePostgres.StartAsync(
                    new PrivatePostgresOptions { DataFolder = Path.Combine(options.DataFolder, "postgres") }, null, ct);
                connection = postgres.ConnectionString(PrivatePostgres.Database);
            }

            source = DatabaseSetup.CreateDataSource(connection);
            await DatabaseSetup.PrepareAsync(source, ct);
            var keys = await KeyEpochs.OpenAsync(source, options.KeyFile, TimeProvider.System, ct);
            await BootstrapToken.PrepareAsync(source, options.DataFolder, ct);

            AddServices(builder, source, keys, shadows);
            app = builder.Build();
            MapEndpoints(app);
            await app.StartAsync(ct);
            var policy = await app.Services.GetRequiredService<PolicyStore>().StoredAsync(ct);
            return new RegistryHost(app, source, postgres, options, policy?.UnreadableBecause);
        }
        catch
        {
            if (app is not null) await StopHalfStartedAsync(app);
            if (source is not null) await source.DisposeAsync();
            if (postgres is not null) await postgres.DisposeAsync();
            throw;
        }
    }

    public void PrintAddresses(TextWriter writer)
    {
        writer.WriteLine($"Data folder   {DataFolder}");
        writer.WriteLine($"gRPC          {GrpcAddress}");
        writer.WriteLine($"HTTP, REST    {HttpAddress}");
        if (Services.GetRequiredService<IOptions<MailOptions>>().Value.Host.Length == 0)
        {
            writer.WriteLine($"Mail          written to {Path.Combine(DataFolder, "mail")}, since no SMTP server is configured: a live notice");
            writer.WriteLine("              then counts as sent though nobody got it. Set Registry__Mail__Host before real merchants report.");
        }

        if (Services.GetRequiredService<ShadowModels>().Named(null) is { } draft)
        {
            writer.WriteLine($"Shadow model  {draft.Version}, SHA-256 {draft.Hash}: computed beside the live model, never returned;");
            writer.WriteLine("              while it is the live model itself, nothing is compared. See registry policy shadow.");
        }

        if (_policyUnreadable is { } because)
        {
            writer.WriteLine("Policy        the one in force cannot be read by this version, so checks and reports are answered UNAVAILABLE:");
            writer.WriteLine($"              {because} Apply one that it reads: registry policy apply deploy/policy.");
        }

        if (_options is { OperatorCountry: "US", DetailsKnown: false })
        {
            writer.WriteLine("US            Registry__OperatorPostalAddress and Registry__OperatorTelephone are not set: no merchant of the US can go live (FCRA §615(a)).");
        }

        writer.Flush();
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _source.DisposeAsync();
        if (Postgres is not null) await Postgres.DisposeAsync();
    }

    private Uri AddressAt(int index)
    {
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new Uri(addresses.Addresses.ElementAt(index));
    }

    // Jobs that have begun are ended before what they use goes, or each would say so beside the one line that matters.
    private static async Task StopHalfStartedAsync(WebApplication app)
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    private static void MakeDataFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {folder} cannot be made: set REGISTRY_DATA to a folder that this user may write.", e);
        }
    }

    private static void ConfigureLogging(WebApplicationBuilder builder)
    {
        // ASP.NET's own request lines carry paths; ours carry none. Failures are logged by CallInterceptor, without messages.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        // The host's own lines: addresses are printed by PrintAddresses, what stops a start is one line by StartupFault.
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Logging.AddFilter("Grpc", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        builder.Logging.AddFilter("Npgsql", LogLevel.None);
    }

    private static void ConfigureKestrel(WebApplicationBuilder builder, RegistryOptions options)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, options.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, options.GrpcPort, listen => listen.Protocols = HttpProtocols.Http2);
        });
    }

    private static void AddServices(WebApplicationBuilder builder, NpgsqlDataSource source, KeyFile keys, ShadowModels shadows)
    {
        var services = builder.Services;
        services.AddRegistryDatabase(source);
        // Tests bring a clock of their own in configure.
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(RandomNumberGenerator.Create());
        services.AddSingleton<RegistryClock>();
        services.AddSingleton<RequestKeys>();
        services.AddRegistryRpc();
        services.AddIdentifiers(keys);
        services.AddAudit();
        services.AddMail(builder.Configuration);
        services.AddMerchants();
        services.AddJurisdictions();
        services.AddReports(builder.Configuration);
        services.AddRisk(shadows);
        services.AddAppeals();
        services.AddDisclosures();
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.Use(BodyLimits.ApplyAsync);
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        app.MapRegistryRpc();
        app.MapIdentifiers();
        app.MapMerchants();
        app.MapJurisdictions();
        app.MapReports();
        app.MapRisk();
        app.MapAppeals();
        app.MapDisclosures();
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
