using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// Reads a Stripe dispute (<c>law.md</c> sections 8 and 10; design section 6): the same for the server's fetch and for an
/// export. The network reason code decides category and fault class where there is one; Stripe's reason is coarser.
/// </summary>
public static class StripeDisputeRules
{
    /// <summary>The name of this provider in a <see cref="DisputeReference"/>.</summary>
    public const string Provider = "stripe";

    public static StripeReading Read(StripeDispute dispute, ReasonCodes codes, EvidenceTable evidence)
    {
        if (LevelOf(dispute.Status) is not { } level)
        {
            return Refuse("This status of a Stripe dispute is not known: nothing is concluded from it.", "status");
        }

        var caseType = Word(dispute.CaseType);
        if (caseType is not ("" or "chargeback" or "inquiry" or "compliance" or "resolution" or "block"))
        {
            return Refuse("This case type of a Stripe dispute is not known: nothing is concluded from it.", "case_type");
        }

        // An inquiry is a question of the issuer before any chargeback: winning it decides nothing finally.
        if (caseType == "inquiry" && level == EvidenceLevel.FinalForMerchant) level = EvidenceLevel.NotFinal;

        var hasCode = !string.IsNullOrWhiteSpace(dispute.NetworkReasonCode);
        var code = hasCode ? codes.Find(NetworkOf(dispute.CardBrand), dispute.NetworkReasonCode!) : null;
        var category = code?.Category ?? CategoryOf(dispute.Reason);
        var never = NeverListable(dispute, caseType, hasCode, code, evidence.For(category));
        return new StripeReading.Understood(level, category, code, never, NotListableNow(level, evidence.For(category)));
    }

    /// <summary>
    /// Stripe's status as evidence. <c>lost</c> is E- even where the merchant let it lapse: the dispute is over, and E- holds
    /// less about the customer than E2 would. <c>charge_refunded</c> comes from old SDKs. Null for an unknown status.
    /// </summary>
    private static EvidenceLevel? LevelOf(string status) => Word(status) switch
    {
        "won" => EvidenceLevel.FinalForMerchant,
        "lost" or "warning_closed" or "prevented" or "charge_refunded" => EvidenceLevel.CustomerRight,
        "needs_response" or "warning_needs_response" => EvidenceLevel.Claimed,
        "under_review" or "warning_under_review" => EvidenceLevel.Contested,
        _ => null,
    };

    private static Category CategoryOf(string? reason) => Word(reason) switch
    {
        "fraudulent" or "unrecognized" or "debit_not_authorized" => Category.Unauthorised,
        "product_not_received" => Category.NotReceived,
        "product_unacceptable" => Category.NotAsDescribed,
        "credit_not_processed" => Category.CreditNotProcessed,
        "duplicate" => Category.Duplicate,
        "subscription_canceled" => Category.RecurringCancelled,

        // bank_cannot_process, check_returned, customer_initiated, general, incorrect_account_details,
        // insufficient_funds, noncompliant, and whatever Stripe adds: no signal.
        _ => Category.Other,
    };

    private static string? NeverListable(
        StripeDispute dispute, string caseType, bool hasCode, ReasonCode? code, EvidenceRequirement requirement)
    {
        if (caseType is "compliance" or "resolution" or "block")
        {
            return $"a case of type {caseType} is between banks and merchant and says nothing about the customer";
        }

        // SEPA and other direct debits are refunded on request, no questions asked (law.md section 8).
        if (Word(dispute.Reason) == "debit_not_authorized" || Word(dispute.PaymentMethodType).EndsWith("_debit", StringComparison.Ordinal))
        {
            return "a refund of a direct debit is the customer's right";
        }

        if (hasCode && code is null) return "the network reason code is not on the list";
        if (code?.WhyNeverListed is { } why) return why;
        return requirement.ListableFrom is null ? "this reason says too little about what was disputed" : null;
    }

    private static string? NotListableNow(EvidenceLevel level, EvidenceRequirement requirement) => level switch
    {
        EvidenceLevel.CustomerRight => "the dispute ended for the customer",
        EvidenceLevel.Claimed or EvidenceLevel.Contested => "the dispute is open",
        EvidenceLevel.NotFinal => "the outcome is not final",
        EvidenceLevel.FinalForMerchant => requirement.ListableFrom > level
            ? "this category counts only with an independent finding about the conduct"
            : null,
        EvidenceLevel.IndependentFinding => null,
    };

    private static CardNetwork? NetworkOf(string? brand) => Word(brand) switch
    {
        "visa" => CardNetwork.Visa,
        "mastercard" => CardNetwork.Mastercard,
        "amex" or "american_express" or "american express" => CardNetwork.Amex,
        "discover" => CardNetwork.Discover,
        _ => null,
    };

    private static string Word(string? text) => text?.Trim().ToLowerInvariant() ?? "";

    private static StripeReading.Refused Refuse(string detail, string field) =>
        new(new Refusal(RefusalReason.EnumValueUnknown, detail, field));
}
