using CustomerRegistry.Domain.Merchants;
using Grpc.Core;

namespace CustomerRegistry.Server.Rpc;

/// <summary>The caller of a call, as the interceptor identified it.</summary>
internal static class CallerOfCall
{
    private static readonly object Key = new();

    private static readonly object Readmission = new();

    public static void SetCaller(this ServerCallContext context, Caller caller) => context.UserState[Key] = caller;

    public static Caller Caller(this ServerCallContext context) => (Caller)context.UserState[Key];

    public static void SetReadmission(this ServerCallContext context, Func<Task> admit) => context.UserState[Readmission] = admit;

    /// <summary>
    /// Asks again whether the caller may go on: for calls that stay open, so that a revoked key or a merchant that left ends
    /// them as it does between calls. Throws what the call is to be refused with.
    /// </summary>
    public static Task ReadmitAsync(this ServerCallContext context) => ((Func<Task>)context.UserState[Readmission])();

    /// <summary>For RPCs that AccessRules opens to merchants' keys only.</summary>
    public static Caller.Merchant Merchant(this ServerCallContext context) => (Caller.Merchant)context.Caller();

    /// <summary>For RPCs that AccessRules opens to staff only.</summary>
    public static Caller.Staff Staff(this ServerCallContext context) => (Caller.Staff)context.Caller();
}
