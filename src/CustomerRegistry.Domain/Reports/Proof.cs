namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// A document that the merchant states to hold and can be asked for. Numbers are those of the proto enum <c>Proof</c>.
/// </summary>
public enum Proof
{
    /// <summary>The carrier's confirmation of delivery to the address of the order.</summary>
    CarrierDeliveryConfirmation = 1,

    /// <summary>A signature or delivery code.</summary>
    DeliverySignatureOrCode = 2,

    /// <summary>A log of the use of digital goods.</summary>
    UsageLog = 3,

    /// <summary>The decision of the card scheme or provider.</summary>
    ProviderDecision = 4,

    /// <summary>A decision of a dispute board.</summary>
    BoardDecision = 5,

    /// <summary>A decision of a court.</summary>
    CourtDecision = 6,

    /// <summary>A written admission.</summary>
    Admission = 7,

    /// <summary>Correspondence with the customer.</summary>
    Correspondence = 8,

    /// <summary>The record of the refund.</summary>
    RefundRecord = 9,

    /// <summary>The terms that the customer accepted.</summary>
    AcceptedTerms = 10,

    /// <summary>The carrier's record that a delivery was not collected.</summary>
    CarrierNonCollection = 11,
}
