using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Risk;

/// <summary>Which draft model is computed beside the live one: that of the option, else that of the policy in force.</summary>
/// <param name="ofOption">Null where the option names none.</param>
internal sealed class ShadowModels(RiskModel? ofOption)
{
    /// <summary>Reads the option's file, as strictly as a live model.</summary>
    /// <exception cref="StartupException">It is not there or is no model: file and problem.</exception>
    public static ShadowModels Load(IConfiguration configuration)
    {
        var options = new RiskOptions();
        configuration.GetSection(RiskOptions.Section).Bind(options);
        if (options.ShadowModel.Length == 0) return new ShadowModels(null);
        byte[] content;
        try
        {
            content = File.ReadAllBytes(options.ShadowModel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StartupException($"Configuration {RiskOptions.Section}:ShadowModel: {options.ShadowModel} cannot be read.", e);
        }

        return RiskModel.TryParse(options.ShadowModel, content, out var model, out var refusal)
            ? new ShadowModels(model)
            : throw new StartupException($"Configuration {RiskOptions.Section}:ShadowModel: {refusal.Detail}");
    }

    /// <summary>The draft that is named, though it may be the live model itself; null where none is.</summary>
    public RiskModel? Named(PolicyInForce? policy) => ofOption ?? policy?.ShadowModel;

    /// <summary>The draft to compute; null where none is named, and where it is the live model: there is nothing to compare.</summary>
    public RiskModel? For(PolicyInForce policy) =>
        Named(policy) is { } named && named.Hash != policy.RiskModel.Hash ? named : null;
}
