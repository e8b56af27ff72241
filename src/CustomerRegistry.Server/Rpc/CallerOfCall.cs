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
    public static Caller.Merchant Merchant(this ServerCallContext context) => (Caller.Merchant)context.Caller();

    /// <summary>For RPCs that AccessRules opens to staff only.</summary>
    public static Caller.Staff Staff(this ServerCallContext context) => (Caller.Staff)context.Caller();
}
