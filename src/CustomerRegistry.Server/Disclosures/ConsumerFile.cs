using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Reports;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>A report held under the person's address.</summary>
/// <param name="Confirmed">Its reporter states that the address was shown to be the customer's.</param>
internal sealed record HeldEntry(ReportRow Report, string MerchantName, bool Confirmed)
{
    /// <summary>Everything that belongs to it; read once it is known that it is shown.</summary>
    public HeldDetails Details { get; init; } = HeldDetails.None;
}

/// <summary>What belongs to an entry: what the person was told, who was told of it, what became of contests and requests.</summary>
internal sealed record HeldDetails(
    IReadOnlyList<ReportIdentifierRow> Identifiers, IReadOnlyList<NoticeRow> Notices, IReadOnlyList<HeldRecipient> Recipients,
    IReadOnlyList<CaseView> Appeals, IReadOnlyList<RightsRequestRow> Requests)
{
    public static readonly HeldDetails None = new([], [], [], [], []);
}

/// <summary>A shop that was told of an entry.</summary>
internal sealed record HeldRecipient(Guid CheckId, string MerchantName, DateTimeOffset At, Purpose Purpose, DateTimeOffset? CorrectedAt);

/// <summary>A disclosure of a listing held under the person's address.</summary>
/// <param name="Reports">Those of its reports that were listed under the address.</param>
internal sealed record HeldLookup(DisclosureRow Disclosure, string MerchantName, IReadOnlyList<Guid> Reports)
{
    public DateTimeOffset? CorrectedAt { get; init; }

    public IReadOnlyList<RightsRequestRow> Requests { get; init; } = [];
}

/// <summary>What a shop stated of its orders from the person.</summary>
internal sealed record HeldOrders(Guid MerchantId, string MerchantName, int OrdersLastYear, DateTimeOffset StatedAt);

/// <summary>Where the person can turn to in a country, and by when they are answered.</summary>
internal sealed record FileAuthority(string Country, string Authority, string OutsideBody, int AnswerMonths, int AnswerDays);

/// <summary>What a person's file shows, newest first.</summary>
internal sealed record ConsumerFile(
    IReadOnlyList<HeldEntry> Entries, IReadOnlyList<HeldLookup> Lookups, IReadOnlyList<HeldOrders> Orders,
    IReadOnlyList<FileAuthority> Authorities);
