namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// The fields of a Stripe dispute that say how it stands (<c>law.md</c> section 10), as Stripe sends them. Whether the charge
/// can still be refunded is not among them: it says nothing of how the dispute ended.
/// </summary>
/// <param name="Status"><c>status</c>.</param>
/// <param name="Reason"><c>reason</c>; null where an export lacks it.</param>
/// <param name="PaymentMethodType"><c>payment_method_details.type</c>, or the charge's, such as <c>card</c>; null if unknown.</param>
/// <param name="CaseType"><c>payment_method_details.card.case_type</c>; null if none.</param>
/// <param name="CardBrand"><c>payment_method_details.card.brand</c>; null if none.</param>
/// <param name="NetworkReasonCode">The card's <c>network_reason_code</c>; null if none.</param>
public sealed record StripeDispute(
    string Status,
    string? Reason,
    string? PaymentMethodType,
    string? CaseType,
    string? CardBrand,
    string? NetworkReasonCode);
