using System.Net;

namespace CustomerRegistry.Client;

/// <summary>How a shop reaches the registry.</summary>
public sealed record RegistryClientOptions
{
    /// <summary>
    /// Where the registry serves gRPC, such as <c>https://registry.example.com</c>. Plain <c>http://</c> is accepted on
    /// loopback only: an API key must not travel in clear.
    /// </summary>
    public required Uri Address { get; init; }

    /// <summary>
    /// The API key, <c>cr_live_...</c>, <c>cr_test_...</c> or <c>cr_staff_...</c>; null for the calls that need none
    /// (bootstrap, notices, appeals of consumers).
    /// </summary>
    public string? ApiKey { get; init; }

    /// <summary>
    /// How long <see cref="RegistryClient.CheckAsync"/> may hold up a checkout. The default value is 150 ms; 10 ms to 10 s.
    /// </summary>
    public TimeSpan CheckDeadline { get; init; } = TimeSpan.FromMilliseconds(150);

    internal void Validate()
    {
        if (!Address.IsAbsoluteUri || Address.Scheme is not ("http" or "https"))
            throw new ArgumentException("The registry's address must begin with https:// (or http:// on this machine).");
        if (Address.Scheme == "http" && !IsLoopback)
            throw new ArgumentException("Plain http:// is for a registry on this machine only: use https://, so that the API key is not sent in clear.");
        if (CheckDeadline < TimeSpan.FromMilliseconds(10) || CheckDeadline > TimeSpan.FromSeconds(10))
            throw new ArgumentException("The deadline of a check must be 10 ms to 10 s.");

        // A line break or a letter beyond ASCII cannot be sent in a header and would fail at the first call, at a checkout.
        if (ApiKey is not null && (ApiKey.Length == 0 || ApiKey.Any(c => c is <= ' ' or > '~')))
            throw new ArgumentException("The API key must be the text that was shown when it was issued, without spaces or line breaks.");
    }

    internal bool IsLoopback =>
        Address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
