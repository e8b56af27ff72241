namespace CustomerRegistry.Server.Disclosures;

/// <summary>STOP_USING for one check; it never says why. Ordered by transaction, so that a cursor misses nothing.</summary>
internal sealed class CorrectionRow
{
    public Guid Id { get; set; }

    /// <summary>Set by the database: the writing transaction.</summary>
    public ulong Txid { get; set; }

    public Guid MerchantId { get; set; }

    public Guid CheckId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>When its merchant went on from it, and so has it; null before. 72 hours without stop its checks.</summary>
    public DateTimeOffset? FetchedAt { get; set; }
}
