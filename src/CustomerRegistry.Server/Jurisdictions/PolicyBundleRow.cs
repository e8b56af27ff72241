namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>A bundle that is or was in force: the row with the highest id is in force.</summary>
internal sealed class PolicyBundleRow
{
    public long Id { get; set; }

    public string Hash { get; set; } = "";

    /// <summary>File name to text, as JSON.</summary>
    public string FilesJson { get; set; } = "{}";

    public string OperatorCountry { get; set; } = "";

    public DateTimeOffset AppliedAt { get; set; }

    /// <summary>The operator; null for the bundle that came with an empty database.</summary>
    public Guid? AppliedBy { get; set; }
}
