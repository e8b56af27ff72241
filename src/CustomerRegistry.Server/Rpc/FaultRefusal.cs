using System.Net.Sockets;
using System.Text;
using CustomerRegistry.Domain.Refusals;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CustomerRegistry.Server.Rpc;

/// <summary>What a caller is told of a fault: that we cannot answer now, or that it is our error. Never the fault's text.</summary>
internal static class FaultRefusal
{
    public static Refusal Of(Exception fault, bool deadlinePassed, CancellationToken call)
    {
        if (call.IsCancellationRequested && Chain(fault).Any(x => x is OperationCanceledException or ObjectDisposedException or IOException))
        {
            return deadlinePassed
                ? new Refusal(RefusalReason.DeadlineExceeded, "The caller's deadline passed.")
                : new Refusal(RefusalReason.Cancelled, "The caller cancelled the call.");
        }

        return Chain(fault).Any(IsOutage)
            ? new Refusal(RefusalReason.Unavailable, "The registry cannot answer now: try again later; at a checkout go on without it.")
            : new Refusal(RefusalReason.Internal, "An error of the registry; it was logged without your data.");
    }

    /// <summary>Types, SQL states and frames: messages of exceptions may hold values and are not logged.</summary>
    public static string WithoutMessages(Exception fault)
    {
        var text = new StringBuilder();
        foreach (var link in Chain(fault))
        {
            text.Append(link.GetType().FullName);
            if (link is PostgresException postgres) text.Append(' ').Append(postgres.SqlState).Append(' ').Append(postgres.ConstraintName);
            text.AppendLine().AppendLine(link.StackTrace);
        }

        return text.ToString();
    }

    private static bool IsOutage(Exception fault) => fault switch
    {
        // 08 connection, 53 resources, 57 operator intervention, 40 rolled back (a repeat may succeed), 25006 read only.
        PostgresException postgres => postgres.SqlState[..2] is "08" or "53" or "57" or "40" || postgres.SqlState == "25006",
        NpgsqlException or SocketException or TimeoutException => true,
        DbUpdateException { InnerException: null } => false,
        _ => false,
    };

    private static IEnumerable<Exception> Chain(Exception fault)
    {
        for (var link = fault; link is not null; link = link.InnerException) yield return link;
    }
}
