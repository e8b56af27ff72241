using System.Net.Sockets;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Store;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace CustomerRegistry.Server.Hosting;

/// <summary>Turns what can go wrong at start into the one line that the operator sees.</summary>
internal static class StartupFault
{
    /// <summary>The line, or null for a fault of the program itself, which keeps its stack trace.</summary>
    public static string? LineOf(Exception fault) => fault switch
    {
        StartupException or PrivatePostgresException or KeyFileException => fault.Message,
        OptionsValidationException options => $"Configuration: {string.Join(" ", options.Failures)}",
        AddressInUseException => $"{fault.Message} Another server runs there: stop it, or set REGISTRY_HTTP_PORT and REGISTRY_GRPC_PORT.",
        IOException { InnerException: AddressInUseException } =>
            $"{fault.Message} Another program uses this port: stop it, or set REGISTRY_HTTP_PORT and REGISTRY_GRPC_PORT.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "A port may not be opened by this user: set REGISTRY_HTTP_PORT and REGISTRY_GRPC_PORT above 1023.",
        UnauthorizedAccessException => $"Missing rights: {fault.Message} Set REGISTRY_DATA to a folder that this user may write.",
        _ => null,
    };
}
