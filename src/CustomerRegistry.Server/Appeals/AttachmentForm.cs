using CustomerRegistry.Domain.Refusals;
using Google.Protobuf.Collections;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Appeals;

/// <summary>
/// Which files a case takes: PDF, PNG and JPEG, told by their first bytes and not by their names. What a file shows is not
/// looked at, and it is not searched for harmful content: it is kept encrypted and handed out as it came.
/// </summary>
internal static class AttachmentForm
{
    public const int MostFiles = 5;

    /// <summary>Of one party's files of a case together, so that a case can be read in one reply.</summary>
    public const int MostBytes = 900_000;

    public static readonly Refusal TooMany = new(
        RefusalReason.AttachmentRejected, $"At most {MostFiles} files of {MostBytes} bytes together are taken from each side of a case.",
        "attachments");

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>The first thing wrong with files as they came, or null.</summary>
    public static Refusal? Check(RepeatedField<Wire.Attachment> files)
    {
        if (!Fits(files.Count, files.Sum(x => (long)x.Content.Length))) return TooMany;
        for (var i = 0; i < files.Count; i++)
        {
            if (TypeOf(files[i].Content.Span) is not { } type || type != files[i].MediaType)
            {
                return new Refusal(
                    RefusalReason.AttachmentRejected,
                    "A file must be application/pdf, image/png or image/jpeg, and its content must be what its media type says.",
                    $"attachments[{i}]");
            }
        }

        return null;
    }

    public static bool Fits(int files, long bytes) => files <= MostFiles && bytes <= MostBytes;

    private static string? TypeOf(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF-"u8)) return "application/pdf";
        if (content.StartsWith(Png)) return "image/png";
        return content.StartsWith(Jpeg) ? "image/jpeg" : null;
    }
}
