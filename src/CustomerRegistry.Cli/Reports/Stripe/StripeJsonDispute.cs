using System.Text.Json;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>Reads one dispute object of Stripe's API (docs.stripe.com/api/disputes/object), its charge expanded or not.</summary>
internal static class StripeJsonDispute
{
    public static ExportEntry Read(JsonElement dispute, Place place)
    {
        if (dispute.ValueKind != JsonValueKind.Object) return Broken(place, "this is not a JSON object");
        if (Text(dispute, "object") is { } kind && kind != "dispute") return Broken(place, "this is an object of Stripe, but not a dispute");

        var id = Text(dispute, "id");
        if (!ExportedDispute.IsId(id)) return Broken(place, "the dispute has no id, or one that is none of Stripe's");
        if (ExportedDispute.Word(Text(dispute, "status")) is not { } status) return Broken(place, "the dispute has no status");
        if (Number(dispute, "amount") is not { } amount) return Broken(place, "the dispute has no amount in minor units");
        if (Text(dispute, "currency") is not { Length: 3 } currency) return Broken(place, "the dispute has no currency");
        if (Time(dispute, "created") is not { } created) return Broken(place, "the dispute has no time of creation");

        var charge = Child(dispute, "charge");
        var details = Child(dispute, "payment_method_details");
        var chargeDetails = Child(charge, "payment_method_details");
        var card = Child(details, "card");
        var billing = Child(charge, "billing_details");
        return new ExportEntry.Read(new ExportedDispute(
            place,
            id!,
            Text(dispute, "charge") ?? Text(charge, "id"),
            status,
            ExportedDispute.Word(Text(dispute, "reason")),
            ExportedDispute.Word(Text(details, "type") ?? Text(chargeDetails, "type")),
            ExportedDispute.Word(Text(card, "case_type")),
            ExportedDispute.Word(Text(card, "brand") ?? Text(Child(chargeDetails, "card"), "brand")),
            Text(card, "network_reason_code") ?? Text(dispute, "network_reason_code"),
            amount,
            currency.ToUpperInvariant(),
            created,
            LatestTransaction(dispute),
            Time(charge, "created") is { } chargedAt ? DateOnly.FromDateTime(chargedAt.UtcDateTime) : null,
            Text(billing, "email") ?? Text(charge, "receipt_email") ?? Text(Child(dispute, "evidence"), "customer_email_address"),
            Text(Child(billing, "address"), "country") ?? Text(Child(Child(charge, "shipping"), "address"), "country"),
            Text(Child(charge, "metadata"), "order_id")
                ?? Text(Child(dispute, "metadata"), "order_id")
                ?? Text(Child(Child(dispute, "payment_intent"), "metadata"), "order_id"),
            Flag(dispute, "livemode")));
    }

    private static ExportEntry.Broken Broken(Place place, string why) => new(place, why);

    // The newest movement of money: for a dispute that was won after a withdrawal, the day on which it came back.
    private static DateTimeOffset? LatestTransaction(JsonElement dispute)
    {
        if (!dispute.TryGetProperty("balance_transactions", out var all) || all.ValueKind != JsonValueKind.Array) return null;
        DateTimeOffset? latest = null;
        foreach (var each in all.EnumerateArray())
        {
            if (Time(each, "created") is { } at && (latest is null || at > latest)) latest = at;
        }

        return latest;
    }

    private static JsonElement Child(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object
            ? child
            : default;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { } text
        && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;

    private static long? Number(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var number)
            ? number
            : null;

    private static bool? Flag(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    // Seconds since 1970; what lies beyond the year 9999 is no time.
    private static DateTimeOffset? Time(JsonElement parent, string name) =>
        Number(parent, name) is { } seconds and > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
