using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Domain.Merchants;

/// <summary>Who calls, as far as the key tells.</summary>
public abstract record Caller
{
    private Caller()
    {
    }

    /// <summary>No key. A consumer is anonymous here: their proof is checked by the call itself.</summary>
    public sealed record Anonymous : Caller;

    /// <summary>A merchant's key.</summary>
    /// <param name="SandboxId">The sandbox of a test key; <see cref="Guid.Empty"/> for a live one.</param>
    /// <param name="State">The merchant's state now, not when the key was issued.</param>
    public sealed record Merchant(
        Guid MerchantId, Guid SandboxId, RegistryMode Mode, IReadOnlySet<Scope> Scopes, MerchantState State, KeyTerm Term) : Caller;

    /// <summary>A person's key.</summary>
    public sealed record Staff(Guid PersonId, IReadOnlySet<StaffRole> Roles, KeyTerm Term) : Caller;
}

/// <summary>How long a key is good: until and not including <paramref name="ExpiresAt"/>, or until it is revoked.</summary>
public sealed record KeyTerm(DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);
