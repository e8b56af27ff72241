namespace CustomerRegistry.Server.Appeals;

/// <summary>A file of one party, under key D with the row's id.</summary>
internal sealed class AttachmentRow
{
    public Guid Id { get; set; }

    public Guid AppealId { get; set; }

    /// <summary>The text that it came with.</summary>
    public Guid CaseTextId { get; set; }

    public CaseParty Party { get; set; }

    public string MediaType { get; set; } = "";

    public byte[] ContentCipher { get; set; } = [];
}
