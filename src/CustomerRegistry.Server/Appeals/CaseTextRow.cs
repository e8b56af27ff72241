namespace CustomerRegistry.Server.Appeals;

internal enum CaseParty
{
    Consumer = 1,
    Merchant = 2,
    Reviewer = 3,
}

/// <summary>A text of one party, under key D with the row's id.</summary>
internal sealed class CaseTextRow
{
    public Guid Id { get; set; }

    public Guid AppealId { get; set; }

    public CaseParty Party { get; set; }

    public DateTimeOffset At { get; set; }

    public byte[] TextCipher { get; set; } = [];
}
