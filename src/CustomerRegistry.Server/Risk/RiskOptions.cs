namespace CustomerRegistry.Server.Risk;

/// <summary>Section <c>Registry:Risk</c>. Read and checked at start: a wrong value is one clear line and exit code 1.</summary>
internal sealed class RiskOptions
{
    public const string Section = "Registry:Risk";

    /// <summary>
    /// Path of a draft model, computed beside the live one on every real check that discloses; only the live one is
    /// returned. It wins over <c>shadow-model.json</c> of the policy in force. Empty for none, the default value.
    /// </summary>
    public string ShadowModel { get; set; } = "";
}
