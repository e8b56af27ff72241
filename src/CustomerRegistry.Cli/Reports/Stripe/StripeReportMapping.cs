using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Identifiers;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>What an exported dispute becomes.</summary>
internal abstract record MappedDispute
{
    /// <summary>A report to be sent.</summary>
    internal sealed record Ready(Wire.SubmitReportRequest Request) : MappedDispute;

    /// <summary>It can never be listed, or not as it ended: nothing is sent, since holding it would serve nothing.</summary>
    internal sealed record NotListable(string Why) : MappedDispute;

    /// <summary>Something is missing that the shop may know; names of columns of ORDERS.csv.</summary>
    internal sealed record Lacking(OrderRow Known, IReadOnlyList<string> Missing) : MappedDispute;

    /// <summary>A value that is not known to this version: nothing is concluded from it.</summary>
    internal sealed record NotUnderstood(string Why) : MappedDispute;
}

/// <summary>What the person who imports states for all lines.</summary>
/// <param name="Account">The merchant's name for its account at Stripe.</param>
/// <param name="ConsumerCountry">For disputes that say none; null if not stated.</param>
/// <param name="EmailsConfirmed">The shop's customers showed that their addresses are theirs.</param>
/// <param name="LiveKey">The API key is a live one: disputes of Stripe's test mode are then nobody's.</param>
internal sealed record ImportStatements(string Account, string? ConsumerCountry, bool EmailsConfirmed, bool LiveKey);

/// <summary>
/// Turns an exported dispute into a report, without asking anybody: what it means is the policy's in force
/// (<see cref="StripeDisputeRules"/>), what is missing comes from the shop's own file. The same dispute with the same content
/// always gives the same request, byte by byte, so that a second run changes nothing.
/// </summary>
internal sealed class StripeReportMapping(ReasonCodes codes, EvidenceTable evidence, OrdersFile orders, ImportStatements statements)
{
    public MappedDispute Map(ExportedDispute dispute)
    {
        var reading = StripeDisputeRules.Read(
            new StripeDispute(
                dispute.Status, dispute.Reason, dispute.PaymentMethodType, dispute.CaseType, dispute.CardBrand, dispute.NetworkReasonCode),
            codes,
            evidence);
        return reading switch
        {
            StripeReading.Refused refused => new MappedDispute.NotUnderstood(refused.Refusal.Detail),
            StripeReading.Understood understood when WhyNotSent(dispute, understood) is { } why => new MappedDispute.NotListable(why),
            StripeReading.Understood understood => Complete(dispute, understood),
            _ => throw new InvalidOperationException("The hierarchy of readings is closed."),
        };
    }

    /// <summary>
    /// When the outcome at this status was reached, as far as the export tells. A Stripe dispute has no time of its outcome:
    /// for a closed one it is the newest balance transaction, if that is later; else the time of creation plus one second
    /// for each step that the dispute has gone (open, contested, won, lost). So the same export twice gives the same time
    /// and is UNCHANGED, and a later export with a later status gives a later time and counts as newer. The file's own time
    /// would not do: downloading an export again would make an old outcome new.
    /// </summary>
    public static DateTimeOffset OutcomeAt(ExportedDispute dispute)
    {
        var steps = dispute.Status switch
        {
            "needs_response" or "warning_needs_response" => 0,
            "under_review" or "warning_under_review" => 1,
            "won" => 2,
            _ => 3,
        };
        var earliest = dispute.CreatedAt.AddSeconds(steps);
        return steps >= 2 && dispute.LatestTransactionAt > earliest ? dispute.LatestTransactionAt.Value : earliest;
    }

    private string? WhyNotSent(ExportedDispute dispute, StripeReading.Understood reading)
    {
        if (statements.LiveKey && dispute.LiveMode == false) return "it is a dispute of Stripe's test mode, and the API key is a live one";
        if (reading.NeverListable is { } never) return never;

        // What ended for the customer is always sent: the registry deletes whatever it held of it.
        if (reading.Level == EvidenceLevel.CustomerRight) return null;

        // No file holds an independent finding, so an open dispute of such a category could only ever be kept for nothing.
        return evidence.ListableFrom(reading.Category, usBillingError: false) > EvidenceLevel.FinalForMerchant
            ? "this category counts only with an independent finding about the conduct, which no export holds"
            : reading.Level >= EvidenceLevel.FinalForMerchant ? reading.NotListableNow : null;
    }

    private MappedDispute Complete(ExportedDispute dispute, StripeReading.Understood reading)
    {
        var row = orders.Find(dispute);
        var email = new[] { dispute.Email, row?.Email }.Select(Canonical).FirstOrDefault(canonical => canonical is not null);
        var country = new[] { dispute.Country, row?.Country, statements.ConsumerCountry }.Select(CountryCode).FirstOrDefault(code => code is not null);
        var order = new[] { row?.Order, dispute.OrderReference, dispute.Charge }.Select(Reference).FirstOrDefault(reference => reference is not null);
        var confirmed = row?.EmailConfirmed ?? statements.EmailsConfirmed;

        var missing = new List<string>();
        if (email is null) missing.Add("email");

        // An address that is not confirmed never matches alone, and an export has no second identifier to go with it.
        else if (!confirmed) missing.Add("email_confirmed");
        if (country is null) missing.Add("country");
        if (order is null) missing.Add("order");
        if (missing.Count > 0)
        {
            return new MappedDispute.Lacking(
                new OrderRow(
                    dispute.Charge ?? row?.Charge,
                    row?.Order ?? dispute.OrderReference,
                    row?.Email ?? dispute.Email,
                    row?.EmailConfirmed,
                    country ?? row?.Country,
                    row?.Orders,
                    row?.OrderedOn ?? dispute.OrderedOn),
                missing);
        }

        var report = Report(dispute, reading, email!, country!, order!, row);
        return new MappedDispute.Ready(new Wire.SubmitReportRequest { RequestId = RequestId(report), Report = report });
    }

    private Wire.ReportSubmission Report(
        ExportedDispute dispute, StripeReading.Understood reading, string email, string country, string order, OrderRow? row)
    {
        var openedOn = DateOnly.FromDateTime(dispute.CreatedAt.UtcDateTime);
        var orderedOn = row?.OrderedOn ?? dispute.OrderedOn;
        var report = new Wire.ReportSubmission
        {
            Identifiers =
            {
                new Wire.Identifier
                {
                    Kind = Wire.IdentifierKind.Email,
                    Confirmed = true,
                    Hash = UnsafeByteOperations.UnsafeWrap(IdentifierHash.Of(email).ToBytes()),
                },
            },
            Category = (Wire.Category)reading.Category,
            EvidenceLevel = (Wire.EvidenceLevel)reading.Level,
            Source = Wire.EvidenceSource.ProviderFile,
            Dispute = new Wire.DisputeReference { Provider = StripeDisputeRules.Provider, Account = statements.Account, Id = dispute.Id },
            CardNetwork = reading.Code is { } code ? (Wire.CardNetwork)code.Network : Wire.CardNetwork.Unspecified,
            NetworkReasonCode = reading.Code?.Code ?? "",
            ConsumerCountry = country,
            OrderReference = order,

            // A charge of the day after would be another time zone's mistake; the day of the order is better left out.
            OrderedOn = orderedOn <= openedOn ? CommandLine.Times.Write(orderedOn) : "",
            OpenedOn = CommandLine.Times.Write(openedOn),
            OutcomeAt = OutcomeAt(dispute).ToTimestamp(),
            Amount = new Wire.Money { Currency = dispute.Currency, MinorUnits = dispute.AmountMinorUnits },
        };
        if (row?.Orders is { } count) report.OrdersLastYear = count;
        return report;
    }

    /// <summary>A UUID made of the report itself (RFC 9562, version 8 over SHA-256): the same report is the same call.</summary>
    internal static string RequestId(Wire.ReportSubmission report)
    {
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes("customer-registry/import/stripe\n"), .. report.ToByteArray()]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }

    private static string? Canonical(string? email) => EmailCanonicalForm.TryCreate(email, out var canonical, out _) ? canonical : null;

    private static string? CountryCode(string? text) =>
        text?.Trim().ToUpperInvariant() is { Length: 2 } code && code.All(char.IsAsciiLetterUpper) ? code : null;

    private static string? Reference(string? text) =>
        text is not null && OrderReference.TryCreate(text, out var canonical, out _) ? canonical : null;
}
