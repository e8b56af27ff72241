using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Domain.Disclosures;

/// <summary>
/// Everything held under the address that a consumer has proved: what is held, who looked. It holds no identifier, hash or
/// key, since it may be printed or forwarded.
/// </summary>
public sealed record ConsumerFile
{
    private ConsumerFile(IReadOnlyList<FileEntry> entries, IReadOnlyList<FileLookup> lookups)
    {
        Entries = entries;
        Lookups = lookups;
    }

    /// <summary>Newest dispute first.</summary>
    public IReadOnlyList<FileEntry> Entries { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<FileLookup> Lookups { get; }

    /// <summary>
    /// Orders and joins what was found under the shared key and every merchant's own: a report found under several of the
    /// person's keys is one entry, a check that found several is one look-up.
    /// </summary>
    public static ConsumerFile Of(IEnumerable<FileEntry> entries, IEnumerable<FileLookup> lookups) => new(
        [.. entries.DistinctBy(entry => entry.ReportId).OrderByDescending(entry => entry.OpenedOn).ThenBy(entry => entry.ReportId)],
        [.. lookups.DistinctBy(lookup => lookup.CheckId).OrderByDescending(lookup => lookup.At).ThenBy(lookup => lookup.CheckId)]);
}

/// <summary>One report held about the person.</summary>
/// <param name="MerchantName">The reporting shop, as its customers know it.</param>
/// <param name="Contested">An appeal is open, or its restriction is not lifted yet.</param>
/// <param name="ShareFrom">From when other shops may see it; null if they may not.</param>
/// <param name="LastDay">When it goes by itself.</param>
public sealed record FileEntry(
    Guid ReportId,
    string MerchantName,
    Category Category,
    EvidenceLevel Evidence,
    EvidenceSource Source,
    DateOnly OpenedOn,
    bool OwnOnly,
    bool Contested,
    DateTimeOffset? ShareFrom,
    DateOnly LastDay);

/// <summary>One disclosure about the person.</summary>
/// <param name="MerchantName">The shop that was told.</param>
/// <param name="Level">The level of the order's risk that was answered.</param>
/// <param name="Explanation">How the level came about, in sentences, as the shop was told.</param>
public sealed record FileLookup(
    Guid CheckId,
    string MerchantName,
    DateTimeOffset At,
    Purpose Purpose,
    RiskLevel Level,
    IReadOnlyList<string> Explanation);
