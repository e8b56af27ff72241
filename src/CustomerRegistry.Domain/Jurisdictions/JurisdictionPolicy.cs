using System.Collections.Frozen;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>One country's policy with every key present, its own or inherited. Made by <see cref="PolicyBook.Build"/>.</summary>
public sealed class JurisdictionPolicy
{
    private readonly FrozenDictionary<PolicyKey, PolicyValue> _values;

    internal JurisdictionPolicy(JurisdictionPolicyFile file, IReadOnlyDictionary<PolicyKey, PolicyValue> values)
    {
        File = file;
        _values = values.ToFrozenDictionary();
    }

    /// <summary>The file, as it was read.</summary>
    public JurisdictionPolicyFile File { get; }

    /// <summary>The value of a key with its source.</summary>
    public PolicyValue<TStored> Value<TStored, TRuled>(PolicyKey<TStored, TRuled> key)
        where TRuled : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        return (PolicyValue<TStored>)_values[key];
    }

    /// <summary>The value of a key as far as every value has it: file, source, confidence, comment.</summary>
    public PolicyValue Origin(PolicyKey key) => _values[key];
}
