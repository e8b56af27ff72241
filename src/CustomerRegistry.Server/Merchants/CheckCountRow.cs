namespace CustomerRegistry.Server.Merchants;

/// <summary>How many checks of a merchant were answered on a day (UTC). All that a check leaves which found nothing.</summary>
internal sealed class CheckCountRow
{
    public Guid MerchantId { get; set; }

    public DateOnly Day { get; set; }

    public int Count { get; set; }
}
