using System.ComponentModel.DataAnnotations;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Hosting;

/// <summary>Reads and checks <see cref="RegistryOptions"/> before anything is started.</summary>
internal static class RegistryOptionsSource
{
    public static RegistryOptions Read(IConfiguration configuration)
    {
        var options = new RegistryOptions();
        configuration.GetSection(RegistryOptions.Section).Bind(options);
        if (configuration["REGISTRY_DATA"] is { Length: > 0 } data) options.DataFolder = data;
        options.HttpPort = PortOf(configuration, "REGISTRY_HTTP_PORT") ?? options.HttpPort;
        options.GrpcPort = PortOf(configuration, "REGISTRY_GRPC_PORT") ?? options.GrpcPort;
        if (options.DataFolder.Length == 0) options.DataFolder = DefaultDataFolder();
        options.DataFolder = Path.GetFullPath(options.DataFolder);
        if (options.KeyFile.Length == 0) options.KeyFile = Path.Combine(options.DataFolder, "registry.keys");
        if (options.PublicAddress.Length == 0) options.PublicAddress = $"http://localhost:{options.HttpPort}";

        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true))
        {
            throw new StartupException($"Configuration Registry: {string.Join(" ", faults.Select(x => x.ErrorMessage))}");
        }

        if (options.HttpPort != 0 && options.HttpPort == options.GrpcPort)
        {
            throw new StartupException("REGISTRY_HTTP_PORT and REGISTRY_GRPC_PORT must differ: plain text has one protocol a port.");
        }

        return options;
    }

    private static int? PortOf(IConfiguration configuration, string name)
    {
        if (configuration[name] is not { Length: > 0 } text) return null;
        return int.TryParse(text, out var port) && port is >= 0 and <= 65535
            ? port
            : throw new StartupException($"{name} is '{text}': it must be a port from 0 to 65535.");
    }

    // PostgreSQL refuses to be root and then runs as the user postgres, which cannot reach /root.
    private static string DefaultDataFolder() => Environment.UserName == "root"
        ? "/var/lib/customer-registry"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "customer-registry");
}
