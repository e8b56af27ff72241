using System.Collections.Frozen;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Merchants;

/// <summary>
/// Whether a caller may call an RPC at all (<see cref="AccessTable"/>). That a merchant reads only its own, that a sandbox
/// stays in itself, and that a consumer's proof opens what it is for, is each call's own part.
/// </summary>
public static class AccessRules
{
    private static readonly FrozenDictionary<string, AccessRow> Rows = AccessTable.Rows.ToFrozenDictionary(row => row.Rpc, StringComparer.Ordinal);

    /// <summary>Whether a call is opened by something else than a key (a link, a code, the bootstrap token).</summary>
    public static bool IsOpen(string rpc) => Rows.TryGetValue(rpc, out var row) && row.Anonymous;

    /// <summary>Null where the call may go on.</summary>
    /// <param name="rpc">Service and method without the package, such as <c>RiskService/Check</c>.</param>
    /// <returns>
    /// CredentialsMissing, CredentialsInvalid, CredentialsExpired, ScopeMissing, RoleNotAllowed, ModeNotAllowed,
    /// MerchantObserving, MerchantSuspended, MerchantOffboarded; NotImplemented for an RPC without a row.
    /// </returns>
    public static Refusal? Authorize(string rpc, Caller caller, DateTimeOffset now)
    {
        if (!Rows.TryGetValue(rpc, out var row))
            return new Refusal(RefusalReason.NotImplemented, "There is no such call.");

        // What opens these calls is not a key, so a key that comes along neither helps nor harms.
        if (row.Anonymous) return null;
        return caller switch
        {
            Caller.Anonymous => new Refusal(RefusalReason.CredentialsMissing, "This call needs an API key."),
            Caller.Merchant merchant => ApiKeyRules.Check(merchant.Term, now) ?? Authorize(row, merchant),
            Caller.Staff staff => ApiKeyRules.Check(staff.Term, now) ?? Authorize(row, staff),
            _ => throw new ArgumentOutOfRangeException(nameof(caller)),
        };
    }

    private static Refusal? Authorize(AccessRow row, Caller.Merchant caller)
    {
        if (row.Scopes.Count == 0)
            return new Refusal(RefusalReason.RoleNotAllowed, "This call is for the operator's staff.");
        var scopes = row.Scopes.Where(caller.Scopes.Contains).ToList();
        if (scopes.Count == 0)
            return new Refusal(RefusalReason.ScopeMissing, $"This call needs a key with the scope {string.Join(" or ", row.Scopes).ToUpperInvariant()}.");

        // A live key never has the scope SANDBOX by the rules of issuing; one that had it must not enrol a live merchant.
        var live = caller.Mode == RegistryMode.Live;
        if (live && (row.TestOnly || scopes is [Scope.Sandbox]))
            return new Refusal(RefusalReason.ModeNotAllowed, "This call is for test keys.");
        if (row.States.Contains(caller.State)) return null;
        return caller.State switch
        {
            MerchantState.Observing => new Refusal(RefusalReason.MerchantObserving, "The merchant is in observe mode."),
            MerchantState.Live => new Refusal(RefusalReason.RoleNotAllowed, "This call is not for a live merchant."),
            MerchantState.Suspended => new Refusal(RefusalReason.MerchantSuspended, "The merchant is suspended: ask the operator."),
            MerchantState.Offboarded => new Refusal(RefusalReason.MerchantOffboarded, "The merchant has left the registry."),
        };
    }

    private static Refusal? Authorize(AccessRow row, Caller.Staff caller)
    {
        if (row.Roles.Overlaps(caller.Roles)) return null;
        return row.Roles.Count == 0
            ? new Refusal(RefusalReason.RoleNotAllowed, "This call is for merchants.")
            : new Refusal(RefusalReason.RoleNotAllowed, $"This call needs the role {string.Join(" or ", row.Roles).ToUpperInvariant()}.");
    }
}
