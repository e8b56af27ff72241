using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Merchants;

/// <summary>How long keys live, what they may carry, and whether one is good now. Secrets are made and hashed elsewhere.</summary>
public static class ApiKeyRules
{
    public const int MerchantDaysAtMost = 400;
    public const int MerchantDaysByDefault = 365;
    public const int StaffDaysAtMost = 90;
    public const int StaffDaysByDefault = 90;

    /// <summary>The term of a new merchant's key, or why there is none.</summary>
    /// <param name="validDays">1 to 400; 0 means 365.</param>
    public static (KeyTerm? Term, Refusal? Refusal) IssueToMerchant(
        RegistryMode mode, IReadOnlyCollection<Scope> scopes, MerchantState state, int validDays, DateTimeOffset now)
    {
        if (state == MerchantState.Offboarded)
            return (null, new Refusal(RefusalReason.MerchantOffboarded, "An offboarded merchant gets no new key."));
        if (scopes.Count == 0)
            return (null, new Refusal(RefusalReason.FieldRequired, "A key needs 1 to 6 scopes.", "scopes"));
        if (scopes.Distinct().Count() != scopes.Count)
            return (null, new Refusal(RefusalReason.FieldOutOfRange, "A scope is given twice.", "scopes"));
        if (mode == RegistryMode.Live && scopes.Contains(Scope.Sandbox))
            return (null, new Refusal(RefusalReason.ModeNotAllowed, "The scope SANDBOX is for test keys only.", "scopes"));
        return Term(validDays, MerchantDaysByDefault, MerchantDaysAtMost, now);
    }

    /// <summary>The term of a new member of staff's key, or why there is none.</summary>
    /// <param name="validDays">1 to 90; 0 means 90.</param>
    public static (KeyTerm? Term, Refusal? Refusal) IssueToStaff(IReadOnlyCollection<StaffRole> roles, int validDays, DateTimeOffset now)
    {
        if (roles.Count == 0)
            return (null, new Refusal(RefusalReason.FieldRequired, "A member of staff needs 1 to 3 roles.", "roles"));
        if (roles.Distinct().Count() != roles.Count)
            return (null, new Refusal(RefusalReason.FieldOutOfRange, "A role is given twice.", "roles"));
        return Term(validDays, StaffDaysByDefault, StaffDaysAtMost, now);
    }

    /// <summary>Null while the key is good. A revoked key is answered like one that never was.</summary>
    public static Refusal? Check(KeyTerm term, DateTimeOffset now)
    {
        if (term.RevokedAt <= now)
            return new Refusal(RefusalReason.CredentialsInvalid, "The key is not valid.");
        return now < term.ExpiresAt ? null : new Refusal(RefusalReason.CredentialsExpired, "The key has expired: ask for a new one.");
    }

    /// <summary>Null where two different persons act. Keys do not count: one person may have several.</summary>
    public static Refusal? FourEyes(Guid first, Guid second) => first != second
        ? null
        : new Refusal(RefusalReason.ReviewerNotIndependent, "The second decision needs another person.");

    private static (KeyTerm? Term, Refusal? Refusal) Term(int validDays, int byDefault, int atMost, DateTimeOffset now)
    {
        if (validDays < 0 || validDays > atMost)
            return (null, new Refusal(RefusalReason.FieldOutOfRange, $"A key is valid for 1 to {atMost} days; 0 means {byDefault}.", "valid_days"));
        return (new KeyTerm(now.AddDays(validDays == 0 ? byDefault : validDays), RevokedAt: null), null);
    }
}
