namespace CustomerRegistry.Server.Merchants;

/// <summary>A stop of sharing by the operator; neither country nor merchant stops everything.</summary>
internal sealed class SharingStopRow
{
    public Guid Id { get; set; }

    public string? Country { get; set; }

    public Guid? MerchantId { get; set; }

    public string Reason { get; set; } = "";

    public Guid StoppedBy { get; set; }

    public DateTimeOffset StoppedAt { get; set; }

    public DateTimeOffset? ResumedAt { get; set; }
}
