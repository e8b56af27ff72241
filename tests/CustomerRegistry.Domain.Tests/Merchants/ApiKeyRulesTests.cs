using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Merchants;

public sealed class ApiKeyRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, RegistryMode, Scope[], MerchantState, int, int, RefusalReason?> MerchantKeys => new()
    {
        { "0 means 365", RegistryMode.Live, [Scope.Check], MerchantState.Live, 0, 365, null },
        { "the shortest", RegistryMode.Live, [Scope.Check], MerchantState.Live, 1, 1, null },
        { "the longest", RegistryMode.Live, [Scope.Check, Scope.Report], MerchantState.Observing, 400, 400, null },
        { "too long", RegistryMode.Live, [Scope.Check], MerchantState.Live, 401, 0, RefusalReason.FieldOutOfRange },
        { "below nothing", RegistryMode.Live, [Scope.Check], MerchantState.Live, -1, 0, RefusalReason.FieldOutOfRange },
        { "too long, also for a test key", RegistryMode.Test, [Scope.Check], MerchantState.Live, 401, 0, RefusalReason.FieldOutOfRange },
        { "no scope", RegistryMode.Live, [], MerchantState.Live, 0, 0, RefusalReason.FieldRequired },
        { "a scope twice", RegistryMode.Live, [Scope.Check, Scope.Check], MerchantState.Live, 0, 0, RefusalReason.FieldOutOfRange },
        { "SANDBOX in live mode", RegistryMode.Live, [Scope.Check, Scope.Sandbox], MerchantState.Live, 0, 0, RefusalReason.ModeNotAllowed },
        { "SANDBOX in test mode", RegistryMode.Test, [Scope.Sandbox], MerchantState.Live, 0, 365, null },
        { "a suspended merchant answers appeals with it", RegistryMode.Live, [Scope.Appeals], MerchantState.Suspended, 0, 365, null },
        { "it has left", RegistryMode.Live, [Scope.Disclosures], MerchantState.Offboarded, 0, 0, RefusalReason.MerchantOffboarded },
    };

    [Theory, MemberData(nameof(MerchantKeys))]
    public void A_merchants_key(string why, RegistryMode mode, Scope[] scopes, MerchantState state, int days, int lasts, RefusalReason? refused)
    {
        var (term, refusal) = ApiKeyRules.IssueToMerchant(mode, scopes, state, days, Now);

        Assert.True(refused == refusal?.Reason, why);
        Assert.Equal(refused is null ? new KeyTerm(Now.AddDays(lasts), null) : null, term);
    }

    public static TheoryData<string, StaffRole[], int, int, RefusalReason?> StaffKeys => new()
    {
        { "0 means 90", [StaffRole.Operator], 0, 90, null },
        { "the longest", [StaffRole.Operator, StaffRole.Auditor], 90, 90, null },
        { "too long", [StaffRole.Operator], 91, 0, RefusalReason.FieldOutOfRange },
        { "below nothing", [StaffRole.Operator], -1, 0, RefusalReason.FieldOutOfRange },
        { "no role", [], 0, 0, RefusalReason.FieldRequired },
        { "a role twice", [StaffRole.Auditor, StaffRole.Auditor], 0, 0, RefusalReason.FieldOutOfRange },
    };

    [Theory, MemberData(nameof(StaffKeys))]
    public void A_member_of_staffs_key(string why, StaffRole[] roles, int days, int lasts, RefusalReason? refused)
    {
        var (term, refusal) = ApiKeyRules.IssueToStaff(roles, days, Now);

        Assert.True(refused == refusal?.Reason, why);
        Assert.Equal(refused is null ? new KeyTerm(Now.AddDays(lasts), null) : null, term);
    }

    [Fact]
    public void Four_eyes_are_two_persons()
    {
        var person = Guid.NewGuid();
        Assert.Null(ApiKeyRules.FourEyes(person, Guid.NewGuid()));
        Assert.Equal(RefusalReason.ReviewerNotIndependent, ApiKeyRules.FourEyes(person, person)?.Reason);
    }
}
