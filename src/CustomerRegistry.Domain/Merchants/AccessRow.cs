namespace CustomerRegistry.Domain.Merchants;

/// <summary>Who may call one RPC.</summary>
/// <param name="Rpc">Service and method, such as <c>RiskService/Check</c>.</param>
/// <param name="Anonymous">Needs no key: something else in the call opens it (a consumer's proof, the bootstrap token).</param>
/// <param name="Scopes">A merchant's key needs one of these; empty: no merchant may call it.</param>
/// <param name="Roles">A member of staff needs one of these; empty: no staff may call it.</param>
/// <param name="TestOnly">Only in a sandbox.</param>
/// <param name="States">The states in which a merchant may call it.</param>
public sealed record AccessRow(
    string Rpc,
    bool Anonymous,
    IReadOnlySet<Scope> Scopes,
    IReadOnlySet<StaffRole> Roles,
    bool TestOnly,
    IReadOnlySet<MerchantState> States);
