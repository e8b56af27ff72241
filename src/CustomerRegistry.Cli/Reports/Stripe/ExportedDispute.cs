using System.Globalization;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>Where something stands in a file: lines from 1; an item where one line holds several.</summary>
internal readonly record struct Place(int Line, int Item = 0)
{
    public override string ToString() => Item == 0
        ? Line.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Line} (item {Item})");
}

/// <summary>What a file has at one place.</summary>
internal abstract record ExportEntry(Place Place)
{
    /// <summary>A dispute that could be read; what it means is not decided yet.</summary>
    internal sealed record Read(ExportedDispute Dispute) : ExportEntry(Dispute.Place);

    /// <summary>Something that is no dispute. The sentence repeats nothing of the line: it may hold an e-mail address.</summary>
    internal sealed record Broken(Place Where, string Why) : ExportEntry(Where);
}

/// <summary>A dispute as an export of Stripe gives it, from JSON or CSV; absent is null.</summary>
/// <param name="Status">Lower case with underscores.</param>
/// <param name="AmountMinorUnits">Stripe's minor units.</param>
/// <param name="Currency">Upper case.</param>
/// <param name="LatestTransactionAt">The newest of the dispute's balance transactions: money that moved because of it.</param>
/// <param name="Email">In clear; it goes no further than the hash, and FIXME.csv on this machine.</param>
/// <param name="Country">Of the billing, else the shipping address.</param>
/// <param name="LiveMode">Null where the export does not say.</param>
internal sealed record ExportedDispute(
    Place Place,
    string Id,
    string? Charge,
    string Status,
    string? Reason,
    string? PaymentMethodType,
    string? CaseType,
    string? CardBrand,
    string? NetworkReasonCode,
    long AmountMinorUnits,
    string Currency,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LatestTransactionAt,
    DateOnly? OrderedOn,
    string? Email,
    string? Country,
    string? OrderReference,
    bool? LiveMode)
{
    /// <summary>The dashboard writes "Needs response" where the API writes "needs_response".</summary>
    public static string? Word(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_').Replace("cancelled", "canceled", StringComparison.Ordinal);

    /// <summary>Ids are 1 to 64 characters [A-Za-z0-9_.-] on the wire.</summary>
    public static bool IsId(string? text) =>
        text is { Length: > 0 and <= 64 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    public override string ToString() => $"dispute {Id}";
}
