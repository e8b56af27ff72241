using Grpc.Core;

namespace CustomerRegistry.Server.Rpc;

/// <summary>
/// A stream whose every message is admitted anew: a key that was revoked, or a merchant that was suspended, stops in the
/// middle of a call as it does between calls. Messages come one at a time, so this is never called twice at once.
/// </summary>
internal sealed class AdmittedStream<T>(IAsyncStreamReader<T> stream, Func<Task> admit) : IAsyncStreamReader<T>
{
    private bool _first = true;

    public T Current => stream.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await stream.MoveNext(cancellationToken)) return false;
        // The call itself was admitted a moment ago.
        if (!_first) await admit();
        _first = false;
        return true;
    }
}
