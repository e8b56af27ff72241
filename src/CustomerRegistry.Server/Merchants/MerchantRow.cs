using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Server.Merchants;

/// <summary>A subscribing shop, or a fictitious one of a sandbox (then <see cref="SandboxId"/> is the owning merchant).</summary>
internal sealed class MerchantRow
{
    public Guid Id { get; set; }

    /// <summary>The real merchant whose sandbox it belongs to; all zeros for a real merchant.</summary>
    public Guid SandboxId { get; set; }

    public string DisplayName { get; set; } = "";

    public string Country { get; set; } = "";

    public Sector Sector { get; set; }

    /// <summary>Independence is between owners: merchants whose owner has the same canonical name share the id.</summary>
    public Guid OwnerId { get; set; }

    public string UltimateOwner { get; set; } = "";

    public string ContactEmailAddress { get; set; } = "";

    public string CheckoutNoticeUrl { get; set; } = "";

    public MerchantState State { get; set; }

    /// <summary>0 to 1000; weight of its reports.</summary>
    public int Standing { get; set; } = 1000;

    /// <summary>While something about it is flagged its reports weigh at most this, 0 to 1000; null otherwise.</summary>
    public int? WeightCap { get; set; }

    /// <summary>What follows from outcomes that it has not recorded; read by every check.</summary>
    public OutcomeState OutcomeState { get; set; } = OutcomeState.InOrder;

    /// <summary>Its answers come without the number, since a rule alone decided most of one level.</summary>
    public bool ReasonsOnly { get; set; }

    public DateTimeOffset EnrolledAt { get; set; }

    /// <summary>Who decided on the state, when and why; null while nobody had to.</summary>
    public DateTimeOffset? StateDecidedAt { get; set; }

    public Guid? StateDecidedBy { get; set; }

    public string? StateReason { get; set; }

    /// <summary>Offboarded: its listings are deleted at this time; null otherwise.</summary>
    public DateTimeOffset? ListingsDeletedAt { get; set; }

    /// <summary>It may not report until somebody has looked; null where it may.</summary>
    public DateTimeOffset? ReportingStoppedAt { get; set; }

    public ReportingStopReason? ReportingStopReason { get; set; }

    /// <summary>Raised by every change; part of what a disclosure verifies.</summary>
    public int Version { get; set; }
}
