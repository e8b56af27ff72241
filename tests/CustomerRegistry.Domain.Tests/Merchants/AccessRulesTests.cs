using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Merchants;

public sealed class AccessRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly KeyTerm Good = new(Now.AddDays(1), null);

    private static readonly (string Column, Caller Caller)[] Callers =
    [
        ("anonymous", new Caller.Anonymous()),
        ("check", Merchant(scopes: Scope.Check)),
        ("report", Merchant(scopes: Scope.Report)),
        ("appeals", Merchant(scopes: Scope.Appeals)),
        ("disclosures", Merchant(scopes: Scope.Disclosures)),
        ("identifiers", Merchant(scopes: Scope.Identifiers)),
        ("live-sandbox", Merchant(scopes: Scope.Sandbox)),
        ("test-sandbox", Merchant(RegistryMode.Test, scopes: Scope.Sandbox)),
        ("observing", Merchant(state: MerchantState.Observing, scopes: Enum.GetValues<Scope>())),
        ("suspended", Merchant(state: MerchantState.Suspended, scopes: Enum.GetValues<Scope>())),
        ("offboarded", Merchant(state: MerchantState.Offboarded, scopes: Enum.GetValues<Scope>())),
        ("test-all", Merchant(RegistryMode.Test, scopes: Enum.GetValues<Scope>())),
        ("operator", Staff(StaffRole.Operator)),
        ("reviewer", Staff(StaffRole.Reviewer)),
        ("auditor", Staff(StaffRole.Auditor)),
        ("all-roles", Staff(Enum.GetValues<StaffRole>())),
    ];

    [Fact]
    public void Every_rpc_meets_every_caller_as_the_golden_file_says()
    {
        var width = AccessTable.Rows.Max(row => row.Rpc.Length);
        var lines = new List<string>
        {
            "Who may call what. Columns check to identifiers: a live merchant's key with that one scope; observing, suspended,",
            "offboarded: a live key with all scopes of a merchant in that state; test-all: a test key with all scopes.",
            "",
            string.Join("  ", [new string(' ', width), .. Callers.Select(caller => caller.Column.PadRight(12))]).TrimEnd(),
        };
        lines.AddRange(AccessTable.Rows.Select(row => string.Join("  ",
            [row.Rpc.PadRight(width), .. Callers.Select(caller => Cell(AccessRules.Authorize(row.Rpc, caller.Caller, Now)).PadRight(12))]).TrimEnd()));

        GoldenFile.Matches("Merchants/access.txt", string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void Every_rpc_of_the_protos_has_a_row_and_every_row_an_rpc()
    {
        var rpcs = new List<string>();
        foreach (var file in Directory.GetFiles(GoldenFile.InRepository("protos/customer_registry/v1"), "*.proto"))
        {
            var service = "";
            foreach (var line in File.ReadLines(file).Select(line => line.Trim()))
            {
                if (line.StartsWith("service ", StringComparison.Ordinal)) service = line.Split(' ')[1];
                if (line.StartsWith("rpc ", StringComparison.Ordinal)) rpcs.Add($"{service}/{line[4..line.IndexOf('(', StringComparison.Ordinal)]}");
            }
        }

        Assert.NotEmpty(rpcs);
        Assert.Equal(rpcs.Order(StringComparer.Ordinal), AccessTable.Rows.Select(row => row.Rpc).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_rpc_without_a_row_is_for_nobody() => Assert.All(Callers, caller =>
        Assert.Equal(RefusalReason.NotImplemented, AccessRules.Authorize("RiskService/Dump", caller.Caller, Now)!.Reason));

    [Fact]
    public void No_key_is_needed_where_a_consumer_proves_who_they_are_and_none_helps_elsewhere()
    {
        foreach (var row in AccessTable.Rows)
        {
            var anonymous = AccessRules.Authorize(row.Rpc, new Caller.Anonymous(), Now);
            Assert.Equal(row.Anonymous ? null : RefusalReason.CredentialsMissing, anonymous?.Reason);
            if (row.Anonymous) Assert.Empty(row.Scopes.Select(scope => scope.ToString()).Concat(row.Roles.Select(role => role.ToString())));
        }
    }

    [Fact]
    public void No_role_and_no_pair_of_roles_opens_a_check_or_a_report()
    {
        // What a draft model would have answered names no merchant and no customer; who has seen a finding's document reads nothing back.
        string[] tellNothing = ["RiskService/ListShadowDifferences", "ReportService/ConfirmFinding"];
        foreach (var row in AccessTable.Rows.Where(row => !tellNothing.Contains(row.Rpc)).Where(row => row.Rpc.StartsWith("RiskService/", StringComparison.Ordinal) || row.Rpc.StartsWith("ReportService/", StringComparison.Ordinal)))
            Assert.Equal(RefusalReason.RoleNotAllowed, AccessRules.Authorize(row.Rpc, Staff(Enum.GetValues<StaffRole>()), Now)?.Reason);
    }

    [Fact]
    public void An_offboarded_merchant_may_only_hear_what_it_must_stop_using()
    {
        var open = AccessTable.Rows.Where(row => !row.Anonymous && row.States.Contains(MerchantState.Offboarded)).Select(row => row.Rpc);
        Assert.Equal(["DisclosureService/ListCorrections", "DisclosureService/WatchCorrections"], open);
    }

    [Theory]
    [InlineData("AppealService/AnswerAppeal", null)]
    [InlineData("AppealService/ListAppeals", null)]
    [InlineData("DisclosureService/ListCorrections", null)]
    [InlineData("DisclosureService/ListDisclosures", null)]
    [InlineData("ReportService/WithdrawReport", null)]
    [InlineData("RiskService/Check", RefusalReason.MerchantSuspended)]
    [InlineData("ReportService/SubmitReport", RefusalReason.MerchantSuspended)]
    [InlineData("ReportService/SubmitReports", RefusalReason.MerchantSuspended)]
    [InlineData("ReportService/UpdateOutcome", RefusalReason.MerchantSuspended)]
    [InlineData("IdentifierService/Evaluate", RefusalReason.MerchantSuspended)]
    public void A_suspended_merchant_answers_for_what_it_reported_and_does_nothing_new(string rpc, RefusalReason? reason) =>
        Assert.Equal(reason, AccessRules.Authorize(rpc, Merchant(state: MerchantState.Suspended, scopes: Enum.GetValues<Scope>()), Now)?.Reason);

    [Fact]
    public void A_key_is_compared_with_the_time_of_the_call()
    {
        var merchant = Merchant(scopes: Scope.Check);
        var staff = Staff(StaffRole.Operator);
        (KeyTerm Term, RefusalReason? Reason)[] cases =
        [
            (new KeyTerm(Now.AddTicks(1), null), null),
            (new KeyTerm(Now, null), RefusalReason.CredentialsExpired),
            (new KeyTerm(Now.AddDays(1), Now), RefusalReason.CredentialsInvalid),
            (new KeyTerm(Now.AddDays(1), Now.AddTicks(1)), null),
            (new KeyTerm(Now.AddDays(-1), Now.AddDays(-2)), RefusalReason.CredentialsInvalid),
        ];

        foreach (var (term, reason) in cases)
        {
            Assert.Equal(reason, AccessRules.Authorize("RiskService/Check", merchant with { Term = term }, Now)?.Reason);
            Assert.Equal(reason, AccessRules.Authorize("MerchantService/GoLive", staff with { Term = term }, Now)?.Reason);
        }
    }

    private static Caller.Merchant Merchant(RegistryMode mode = RegistryMode.Live, MerchantState state = MerchantState.Live, params Scope[] scopes) =>
        new Caller.Merchant(Guid.NewGuid(), mode == RegistryMode.Test ? Guid.NewGuid() : Guid.Empty, mode, scopes.ToHashSet(), state, Good);

    private static Caller.Staff Staff(params StaffRole[] roles) => new Caller.Staff(Guid.NewGuid(), roles.ToHashSet(), Good);

    private static string Cell(Refusal? refusal) => refusal?.Reason switch
    {
        null => "yes",
        RefusalReason.CredentialsMissing => "no key",
        RefusalReason.ScopeMissing => "no scope",
        RefusalReason.RoleNotAllowed => "no role",
        RefusalReason.ModeNotAllowed => "test only",
        RefusalReason.MerchantObserving => "observing",
        RefusalReason.MerchantSuspended => "suspended",
        RefusalReason.MerchantOffboarded => "offboarded",
        _ => refusal.Reason.ToString(),
    };
}
