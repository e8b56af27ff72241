using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Telemetry;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CustomerRegistry.Server.Rpc;

/// <summary>
/// Around every call, over gRPC and REST alike: who calls, whether they may, what it cost, and the one place where
/// refusals and faults become statuses. A service reads its caller with <see cref="CallerOfCall.Caller"/>.
/// </summary>
internal sealed class CallInterceptor(
    CallerDirectory callers, AnonymousCallLimits limits, RegistryMetrics metrics, TimeProvider clock, ILogger<CallInterceptor> logger)
    : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(context, () => continuation(request, context));

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(context, () => continuation(Admitted(requestStream, context), context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        context.SetReadmission(() => AdmitAsync(RpcName.Of(context.Method), context));
        return RunAsync(context, () => NothingAsync(continuation(request, responseStream, context)));
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(context, () => NothingAsync(continuation(Admitted(requestStream, context), responseStream, context)));

    private static async Task<object?> NothingAsync(Task work)
    {
        await work;
        return null;
    }

    private async Task<T> RunAsync<T>(ServerCallContext context, Func<Task<T>> call)
    {
        var started = clock.GetTimestamp();
        var rpc = RpcName.Of(context.Method);
        var status = StatusCode.OK;
        try
        {
            if (RpcName.IsOurs(context.Method)) await AdmitAsync(rpc, context);
            return await call();
        }
        catch (Exception fault)
        {
            var answer = Answer(fault, rpc, context);
            status = answer.StatusCode;
            throw answer;
        }
        finally
        {
            metrics.Call(rpc, status.ToString(), clock.GetElapsedTime(started));
        }
    }

    private AdmittedStream<T> Admitted<T>(IAsyncStreamReader<T> stream, ServerCallContext context) =>
        new(stream, () => AdmitAsync(RpcName.Of(context.Method), context));

    private async Task AdmitAsync(string rpc, ServerCallContext context)
    {
        // By address before any look-up: a key that comes along with an open call, or one that is none, lifts no limit.
        if (AccessRules.IsOpen(rpc)) LimitByAddress(context);
        var (caller, refusal) = await callers.IdentifyAsync(context.RequestHeaders.GetValue("authorization"), context.CancellationToken);
        if (refusal is not null)
        {
            LimitByAddress(context);
            throw new RefusedException(refusal);
        }

        if (AccessRules.Authorize(rpc, caller, clock.GetUtcNow()) is { } denied) throw new RefusedException(denied);
        context.SetCaller(caller);
    }

    private void LimitByAddress(ServerCallContext context)
    {
        if (limits.Refuse(context.Peer) is { } wait) throw new RefusedException(wait.Refusal, wait.RetryAfter);
    }

    private RpcException Answer(Exception fault, string rpc, ServerCallContext context)
    {
        switch (fault)
        {
            case RefusedException refused:
                metrics.Refused(RefusalStatus.NameOf(refused.Refusal.Reason));
                return RefusalStatus.ToException(refused.Refusal, refused.RetryAfter);
            case RpcException already:
                return already;
        }

        var refusal = FaultRefusal.Of(fault, context.Deadline <= clock.GetUtcNow().UtcDateTime, context.CancellationToken);
        metrics.Refused(RefusalStatus.NameOf(refusal.Reason));
        if (refusal.Reason is RefusalReason.Internal) logger.CallFailed(rpc, FaultRefusal.WithoutMessages(fault));
        else if (refusal.Reason is RefusalReason.Unavailable) logger.DatabaseUnavailable(rpc, fault.GetType().Name);
        return RefusalStatus.ToException(refusal, refusal.Reason is RefusalReason.Unavailable ? TimeSpan.FromSeconds(1) : null);
    }
}
