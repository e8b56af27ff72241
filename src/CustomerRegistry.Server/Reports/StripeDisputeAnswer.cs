using System.Text.Json;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

/// <summary>What of a Stripe dispute object is needed, read strictly: a field of another form makes the whole answer unusable.</summary>
/// <param name="OutcomeAt">
/// The newest time that the object names for a movement of money after it opened (its balance transactions); null where it
/// names none. Stripe has no field for the time of the outcome itself.
/// </param>
/// <param name="EmailAddresses">
/// The customer's, of the charge and of the evidence; empty where none is named. The merchant writes the evidence, so that it
/// never stands in for the charge: where both name one, both must be the customer's.
/// </param>
internal sealed record StripeDisputeAnswer(
    bool LiveMode, long AmountMinorUnits, string Currency, StripeDispute Dispute, DateTimeOffset? OutcomeAt,
    IReadOnlyList<string> EmailAddresses)
{
    public override string ToString() => "dispute";

    /// <summary>Null where it is not the dispute that was asked for.</summary>
    public static StripeDisputeAnswer? Read(ReadOnlyMemory<byte> body, string disputeId)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (Text(root, "object") != "dispute" || Text(root, "id") != disputeId) return null;
            var created = DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("created").GetInt64());
            var method = Member(root, "payment_method_details");
            var card = Member(method, "card");
            return new StripeDisputeAnswer(
                root.GetProperty("livemode").GetBoolean(),
                root.GetProperty("amount").GetInt64(),
                (Text(root, "currency") ?? "").ToUpperInvariant(),
                new StripeDispute(
                    Text(root, "status") ?? "",
                    Text(root, "reason"),
                    Text(method, "type"),
                    Text(card, "case_type"),
                    Text(card, "brand"),
                    Text(card, "network_reason_code")),
                MovedAfter(root, created),
                EmailsOf(root));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static DateTimeOffset? MovedAfter(JsonElement root, DateTimeOffset created)
    {
        if (Member(root, "balance_transactions") is not { ValueKind: JsonValueKind.Array } moves) return null;
        var newest = moves.EnumerateArray()
            .Select(x => (DateTimeOffset?)DateTimeOffset.FromUnixTimeSeconds(x.GetProperty("created").GetInt64())).Max();
        // The first movement is the withdrawal when the dispute opened.
        return moves.GetArrayLength() > 1 && newest > created ? newest : null;
    }

    private static List<string> EmailsOf(JsonElement root)
    {
        // Not expanded, the charge is its id alone, which has no members.
        var charge = Member(root, "charge");
        var paidWith = Text(Member(charge, "billing_details"), "email") ?? Text(charge, "receipt_email");
        return [.. new[] { paidWith, Text(Member(root, "evidence"), "customer_email_address") }.OfType<string>()];
    }

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } held && held.TryGetProperty(name, out var member)
        && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    private static string? Text(JsonElement? element, string name) =>
        Member(element, name)?.GetString() is { Length: > 0 } text ? text : null;
}
