using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;

namespace CustomerRegistry.Server.Tests;

/// <summary>Messages that a real shop would send, to be changed by a test where its case differs.</summary>
public static class SampleMessages
{
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A British not-received dispute that the merchant contests (E1), with a reference at Stripe.</summary>
    public static SubmitReportRequest Report(DateTimeOffset now, string email, string? dispute = null, string? order = null) => new()
    {
        RequestId = RegistryFixture.NewId(),
        Report = new ReportSubmission
        {
            Identifiers = { RegistryFixture.EmailOf(email) },
            Category = Category.NotReceived,
            EvidenceLevel = EvidenceLevel.Contested,
            Source = EvidenceSource.Statement,
            Dispute = new DisputeReference { Provider = "stripe", Account = "acct_test", Id = dispute ?? $"dp_{Guid.NewGuid():N}"[..20] },
            CardNetwork = CardNetwork.Visa,
            NetworkReasonCode = "13.1",
            ConsumerCountry = "GB",
            OrderReference = order ?? $"O{Guid.NewGuid():N}"[..16],
            OrderedOn = Day(now.AddDays(-40)),
            OpenedOn = Day(now.AddDays(-30)),
            OutcomeAt = now.AddDays(-2).ToTimestamp(),
            Amount = new Money { Currency = "GBP", MinorUnits = 4999 },
        },
    };

    /// <summary>A check after the order, of a customer who signed in.</summary>
    public static CheckRequest Check(DateTimeOffset now, string email, string? order = null) => new()
    {
        Identifiers = { RegistryFixture.EmailOf(email) },
        Purpose = Purpose.DeliverySafeguard,
        OrderReference = order ?? $"C{Guid.NewGuid():N}"[..16],
        OrderedOn = Day(now),
        Stage = Stage.AfterOrder,
        IdentityConfirmed = true,
        NoticeVersion = "checkout-1-en",
        Language = "en",
    };
}
