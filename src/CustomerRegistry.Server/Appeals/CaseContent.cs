using System.Text;
using CustomerRegistry.Server.Identifiers;

namespace CustomerRegistry.Server.Appeals;

/// <summary>A file as it came. Its ToString shows nothing of it.</summary>
internal sealed record CaseFile(string MediaType, byte[] Content)
{
    public override string ToString() => "file";
}

/// <summary>What one party brings with one call. Its ToString shows nothing of it.</summary>
internal sealed record Contribution(CaseParty Party, string Text, IReadOnlyList<CaseFile> Files)
{
    public override string ToString() => "contribution";
}

/// <summary>
/// Texts, files and answer addresses of cases, encrypted under key D with the id of their row: the database alone shows
/// nobody what people wrote.
/// </summary>
internal sealed class CaseContent(ContentCipher cipher)
{
    private const string TextPurpose = "case_text.text";
    private const string FilePurpose = "attachment.content";
    private const string AddressPurpose = "appeal.answer_address";

    /// <summary>The rows of a contribution; none where there is neither text nor file.</summary>
    public (CaseTextRow? Text, IReadOnlyList<AttachmentRow> Files) Rows(Guid appealId, Contribution brought, DateTimeOffset now)
    {
        if (brought.Text.Length == 0 && brought.Files.Count == 0) return (null, []);
        var textId = Guid.CreateVersion7(now);
        var text = new CaseTextRow
        {
            Id = textId,
            AppealId = appealId,
            Party = brought.Party,
            At = now,
            TextCipher = cipher.Encrypt(textId, TextPurpose, Encoding.UTF8.GetBytes(brought.Text)),
        };
        return (text, [.. brought.Files.Select(file => Row(appealId, textId, brought.Party, file, now))]);
    }

    public string Text(CaseTextRow row) => Encoding.UTF8.GetString(cipher.Decrypt(row.Id, TextPurpose, row.TextCipher));

    public CaseFile File(AttachmentRow row) => new(row.MediaType, cipher.Decrypt(row.Id, FilePurpose, row.ContentCipher));

    public byte[]? SealAddress(Guid appealId, string address) =>
        address.Length == 0 ? null : cipher.Encrypt(appealId, AddressPurpose, Encoding.UTF8.GetBytes(address));

    /// <summary>The address that was left for answers, or null.</summary>
    public string? Address(AppealRow row) =>
        row.AnswerAddressCipher is { } held ? Encoding.UTF8.GetString(cipher.Decrypt(row.Id, AddressPurpose, held)) : null;

    private AttachmentRow Row(Guid appealId, Guid textId, CaseParty party, CaseFile file, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new AttachmentRow
        {
            Id = id,
            AppealId = appealId,
            CaseTextId = textId,
            Party = party,
            MediaType = file.MediaType,
            ContentCipher = cipher.Encrypt(id, FilePurpose, file.Content),
        };
    }
}
