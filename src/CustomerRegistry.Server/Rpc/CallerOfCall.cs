using CustomerRegistry.Domain.Merchants;
using Grpc.Core;

namespace CustomerRegistry.Server.Rpc;

/// <summary>The caller of a call, as the interceptor identified it.</summary>
internal static class CallerOfCall
{
    private static readonly object Key = new();

    public static void SetCaller(this ServerCallContext context, Caller caller) => context.UserState[Key] = caller;

    public static Caller Caller(this ServerCallContext context) => (Caller)context.UserState[Key];

    /// <summary>For RPCs that AccessRules opens to merchants' keys only.</summary>
    public static MerchantCaller Merchant(this ServerCallContext context) => (MerchantCaller)context.Caller();

    /// <summary>For RPCs that AccessRules opens to staff only.</summary>
    public static StaffCaller Staff(this ServerCallContext context) => (StaffCaller)context.Caller();
}
