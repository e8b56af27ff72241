namespace CustomerRegistry.Server.Rpc;

/// <summary>Names of RPCs as rules and metrics use them: "RiskService/Check".</summary>
internal static class RpcName
{
    private const string Package = "/customer_registry.v1.";

    /// <summary>False for health and reflection, which need no caller.</summary>
    public static bool IsOurs(string method) => method.StartsWith(Package, StringComparison.Ordinal);

    public static string Of(string method) => IsOurs(method) ? method[Package.Length..] : method.TrimStart('/');
}
