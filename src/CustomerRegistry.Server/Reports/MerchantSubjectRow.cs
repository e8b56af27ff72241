namespace CustomerRegistry.Server.Reports;

/// <summary>A merchant's newest statement of its orders from a customer in the last twelve months.</summary>
internal sealed class MerchantSubjectRow
{
    public byte[] SubjectKey { get; set; } = [];

    public Guid MerchantId { get; set; }

    public int OrdersLastYear { get; set; }

    public DateTimeOffset StatedAt { get; set; }
}
