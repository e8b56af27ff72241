namespace CustomerRegistry.Server.Merchants;

/// <summary>How far a sandbox's clock is ahead of the registry's. It only grows.</summary>
internal sealed class TestClockRow
{
    public Guid SandboxId { get; set; }

    public TimeSpan Ahead { get; set; }
}
