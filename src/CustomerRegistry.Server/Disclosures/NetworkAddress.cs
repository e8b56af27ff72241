using System.Net;
using System.Net.Sockets;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// Who is behind a call without a key, as far as its network address says: the IPv4 address, or the first 64 bits of the
/// IPv6 address, since one household or server has all addresses that begin so.
/// </summary>
internal static class NetworkAddress
{
    private const int PrefixBytes = 8;

    /// <param name="peer">As gRPC names it: "ipv4:127.0.0.1:4711" or "ipv6:[::1]:4711".</param>
    /// <returns>The same text for the same network; what is no network address is its own.</returns>
    public static string Of(string peer)
    {
        var scheme = peer.IndexOf(':', StringComparison.Ordinal);
        if (!IPEndPoint.TryParse(peer[(scheme + 1)..], out var end)) return peer;
        var address = end.Address.IsIPv4MappedToIPv6 ? end.Address.MapToIPv4() : end.Address;
        if (address.AddressFamily == AddressFamily.InterNetwork) return address.ToString();
        return $"{Convert.ToHexString(address.GetAddressBytes().AsSpan(0, PrefixBytes))}/64";
    }
}
