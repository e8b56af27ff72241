using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Server.Rpc;

/// <summary>Where a page begins: opaque to clients, positions and ids only.</summary>
internal static class PageTokens
{
    public const int DefaultSize = 50;
    public const int MostSize = 500;

    public static string Write(params ReadOnlySpan<string> parts) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', parts.ToArray())));

    /// <summary>The parts of a token; null for the first page.</summary>
    public static string[]? Read(string token, int parts)
    {
        if (token.Length == 0) return null;
        try
        {
            var read = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('\n');
            if (read.Length == parts) return read;
        }
        catch (FormatException)
        {
            // Answered below: a token that is not ours.
        }

        throw Invalid();
    }

    /// <summary>A token of <see cref="Write"/> with a time's ticks and an id; null for the first page.</summary>
    public static (DateTimeOffset At, Guid Id)? ReadPlace(string token)
    {
        if (Read(token, 2) is not { } parts) return null;
        return long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks && Guid.TryParse(parts[1], out var id)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : throw Invalid();
    }

    public static RefusedException Invalid() => new(new Refusal(
        RefusalReason.PageTokenInvalid, "The page token is not one of this list: begin again without it.", "page_token"));

    public static int Size(int asked, int most = MostSize, int byDefault = DefaultSize) => asked switch
    {
        0 => byDefault,
        < 0 => throw new RefusedException(new Refusal(
            RefusalReason.FieldOutOfRange, $"The page size is from 1 to {most}, or 0 for {byDefault}.", "page_size")),
        _ => Math.Min(asked, most),
    };
}
