using System.Globalization;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Client;

/// <summary>The order that a check is about. What each part means and its bounds are those of the proto's CheckRequest.</summary>
public sealed record OrderFacts
{
    /// <summary>The order number printed for the buyer, 1 to 64 letters and digits.</summary>
    public required string OrderReference { get; init; }

    /// <summary>The day of the order (UTC); not in the future, not older than 7 days.</summary>
    public required DateOnly OrderedOn { get; init; }

    /// <summary>What the answer is used for: a closed list. Never to grant credit or invoice, or to take card payment away.</summary>
    public required Wire.Purpose Purpose { get; init; }

    /// <summary>The version of the shop's checkout notice that the buyer saw, 1 to 32 characters [A-Za-z0-9._-].</summary>
    public required string NoticeVersion { get; init; }

    /// <summary>Before or after the order was placed. The default value is before.</summary>
    public Wire.Stage Stage { get; init; } = Wire.Stage.BeforeOrder;

    /// <summary>The customer signed in or otherwise proved who they are.</summary>
    public bool IdentityConfirmed { get; init; }

    /// <summary>The buyer's language for the fixed sentence, ISO 639-1. The default value is en.</summary>
    public string Language { get; init; } = "en";

    internal Wire.CheckRequest ToRequest(IEnumerable<Wire.Identifier> identifiers) => new()
    {
        Identifiers = { identifiers },
        Purpose = Purpose,
        OrderReference = OrderReference,
        OrderedOn = OrderedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Stage = Stage,
        IdentityConfirmed = IdentityConfirmed,
        NoticeVersion = NoticeVersion,
        Language = Language,
    };
}
