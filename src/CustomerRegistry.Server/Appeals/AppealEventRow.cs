using CustomerRegistry.Domain.Appeals;

namespace CustomerRegistry.Server.Appeals;

/// <summary>One line of a case's timeline.</summary>
internal sealed class AppealEventRow
{
    public Guid AppealId { get; set; }

    public int Number { get; set; }

    public DateTimeOffset At { get; set; }

    public AppealState State { get; set; }

    /// <summary>A stable code of the sentence shown, such as "received" or "merchant_asked".</summary>
    public string Code { get; set; } = "";
}
