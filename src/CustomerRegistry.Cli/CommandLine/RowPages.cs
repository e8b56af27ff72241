namespace CustomerRegistry.Cli.CommandLine;

/// <summary>Reads lists page by page until there is no more or enough.</summary>
internal static class RowPages
{
    /// <summary>The registry serves at most this many rows a page.</summary>
    private const int LargestPage = 500;

    public static async Task<List<TRow>> ReadAsync<TReply, TRow>(
        int limit,
        Func<int, string, Task<TReply>> call,
        Func<TReply, IEnumerable<TRow>> rowsOf,
        Func<TReply, string> nextOf)
    {
        var rows = new List<TRow>();
        var token = "";
        do
        {
            var reply = await call(Math.Min(LargestPage, limit - rows.Count), token);
            rows.AddRange(rowsOf(reply));
            token = nextOf(reply);
        }
        while (token.Length > 0 && rows.Count < limit);
        return rows;
    }
}
