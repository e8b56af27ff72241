using CustomerRegistry.Server.Reports;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>A report held under the person's address.</summary>
/// <param name="Confirmed">Its reporter states that the address was shown to be the customer's.</param>
internal sealed record HeldEntry(ReportRow Report, string MerchantName, bool Confirmed);

/// <summary>A disclosure of a listing held under the person's address.</summary>
/// <param name="Reports">Those of its reports that were listed under the address.</param>
internal sealed record HeldLookup(DisclosureRow Disclosure, string MerchantName, IReadOnlyList<Guid> Reports);

/// <summary>What a person's file shows, newest first.</summary>
internal sealed record ConsumerFile(IReadOnlyList<HeldEntry> Entries, IReadOnlyList<HeldLookup> Lookups);
