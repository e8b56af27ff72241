using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.V1;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Xunit;
using DomainReason = CustomerRegistry.Domain.Refusals.RefusalReason;
using Status = Google.Rpc.Status;

namespace CustomerRegistry.Server.Tests.Rpc;

/// <summary>
/// Every RPC of the protos, called by every kind of caller, on the running server. Who may call is in AccessTable, whose
/// own golden file is for people; here it is shown that the server keeps to it, and that an RPC without a row fails.
/// </summary>
public sealed class AccessMatrixTests(RegistryFixture registry)
{
    private static readonly string[] Denials =
    [
        .. new[]
        {
            DomainReason.CredentialsMissing, DomainReason.CredentialsInvalid, DomainReason.CredentialsExpired,
            DomainReason.ScopeMissing, DomainReason.RoleNotAllowed, DomainReason.MerchantObserving,
            DomainReason.MerchantSuspended, DomainReason.MerchantOffboarded, DomainReason.ModeNotAllowed,
        }.Select(RefusalStatus.NameOf),
    ];

    public static IReadOnlyList<MethodDescriptor> Rpcs { get; } =
    [
        .. new[]
        {
            AppealsReflection.Descriptor, DisclosuresReflection.Descriptor, IdentifiersReflection.Descriptor,
            JurisdictionsReflection.Descriptor, MerchantsReflection.Descriptor, ReportsReflection.Descriptor,
            NoticesReflection.Descriptor,
            RiskReflection.Descriptor,
        }.SelectMany(file => file.Services).SelectMany(service => service.Methods),
    ];

    [Fact]
    public void Every_rpc_has_a_row_and_every_row_an_rpc() => Assert.Equal(
        Rpcs.Select(rpc => $"{rpc.Service.Name}/{rpc.Name}").Order(StringComparer.Ordinal),
        AccessTable.Rows.Select(row => row.Rpc).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_rpc_lets_in_who_its_row_says_and_nobody_else()
    {
        var callers = await CallersAsync();
        var wrong = new List<string>();
        foreach (var rpc in Rpcs)
        {
            foreach (var (name, key, caller) in callers)
            {
                var expected = AccessRules.Authorize($"{rpc.Service.Name}/{rpc.Name}", caller, registry.Clock.GetUtcNow());
                var answered = await ReasonOfAsync(rpc, key);
                var denied = Denials.Contains(answered);
                if (expected is null ? denied : answered != RefusalStatus.NameOf(expected.Reason))
                {
                    wrong.Add($"{rpc.Service.Name}/{rpc.Name} as {name}: expected {expected?.Reason.ToString() ?? "let in"}, got {answered}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Equal(AccessTable.Rows.Count, Rpcs.Count);
    }

    [Fact]
    public async Task A_revoked_an_unknown_and_a_malformed_key_open_nothing()
    {
        foreach (var key in new[] { "cr_live_" + new string('A', 43), "cr_live_short", "something else" })
        {
            Assert.Equal("CREDENTIALS_INVALID", await ReasonOfAsync(Rpcs.Single(x => x.Name == "Check"), key));
        }
    }

    private async Task<IReadOnlyList<(string Name, string? Key, Caller Caller)>> CallersAsync()
    {
        var term = new KeyTerm(registry.Clock.GetUtcNow().AddDays(30), null);
        var callers = new List<(string, string?, Caller)> { ("nobody", null, new Caller.Anonymous()) };
        foreach (var role in Enum.GetValues<Domain.Merchants.StaffRole>())
        {
            callers.Add(($"{role}", await registry.AddStaffAsync((V1.StaffRole)role),
                new Caller.Staff(Guid.NewGuid(), new HashSet<Domain.Merchants.StaffRole> { role }, term)));
        }

        var live = await registry.EnrolAsync();
        foreach (var scope in Enum.GetValues<Domain.Merchants.Scope>())
        {
            if (scope != Domain.Merchants.Scope.Sandbox)
            {
                callers.Add(($"live merchant with {scope}", await registry.IssueKeyAsync(live.Merchant.MerchantId, false, (V1.Scope)scope),
                    MerchantOf(live.Id, Guid.Empty, Domain.Identifiers.RegistryMode.Live, Domain.Merchants.MerchantState.Live, term, scope)));
            }

            callers.Add(($"test key with {scope}", await registry.IssueKeyAsync(live.Merchant.MerchantId, true, (V1.Scope)scope),
                MerchantOf(live.Id, live.Id, Domain.Identifiers.RegistryMode.Test, Domain.Merchants.MerchantState.Live, term, scope)));
        }

        var all = Enum.GetValues<Domain.Merchants.Scope>().Where(x => x != Domain.Merchants.Scope.Sandbox).ToArray();
        foreach (var state in Enum.GetValues<Domain.Merchants.MerchantState>())
        {
            var merchant = await InStateAsync(state);
            callers.Add(($"{state} merchant", merchant.Key,
                MerchantOf(merchant.Id, Guid.Empty, Domain.Identifiers.RegistryMode.Live, state, term, all)));
        }

        return callers;
    }

    private static Caller.Merchant MerchantOf(
        Guid id, Guid sandbox, Domain.Identifiers.RegistryMode mode, Domain.Merchants.MerchantState state, KeyTerm term,
        params Domain.Merchants.Scope[] scopes) => new(id, sandbox, mode, scopes.ToHashSet(), state, term);

    private async Task<TestMerchant> InStateAsync(Domain.Merchants.MerchantState state)
    {
        var merchant = await registry.EnrolAsync(live: state != Domain.Merchants.MerchantState.Observing);
        var staff = new MerchantService.MerchantServiceClient(registry.As(registry.OperatorKey));
        if (state == Domain.Merchants.MerchantState.Suspended)
        {
            await staff.SuspendMerchantAsync(new SuspendMerchantRequest
            {
                RequestId = RegistryFixture.NewId(),
                MerchantId = merchant.Merchant.MerchantId,
                Reason = "To be looked at first.",
            });
        }
        else if (state == Domain.Merchants.MerchantState.Offboarded)
        {
            await staff.OffboardMerchantAsync(new OffboardMerchantRequest
            {
                RequestId = RegistryFixture.NewId(),
                MerchantId = merchant.Merchant.MerchantId,
                Confirm = true,
                Reason = "The contract ended.",
            });
        }

        return merchant;
    }

    /// <summary>Calls with an empty message, or an empty stream; the reason it was refused for, or OK.</summary>
    private async Task<string> ReasonOfAsync(MethodDescriptor rpc, string? key)
    {
        var bytes = Marshallers.Create(static x => x, static x => x);
        var type = (rpc.IsClientStreaming, rpc.IsServerStreaming) switch
        {
            (false, false) => MethodType.Unary,
            (true, false) => MethodType.ClientStreaming,
            (false, true) => MethodType.ServerStreaming,
            (true, true) => MethodType.DuplexStreaming,
        };
        var method = new Method<byte[], byte[]>(type, rpc.Service.FullName, rpc.Name, bytes, bytes);
        var options = new CallOptions(deadline: DateTime.UtcNow.AddSeconds(20));
        try
        {
            if (type == MethodType.Unary)
            {
                await registry.As(key).AsyncUnaryCall(method, null, options, []);
            }
            else if (type == MethodType.ServerStreaming)
            {
                using var call = registry.As(key).AsyncServerStreamingCall(method, null, options, []);
                await call.ResponseStream.MoveNext(CancellationToken.None);
            }
            else
            {
                using var call = registry.As(key).AsyncDuplexStreamingCall(method, null, options);
                await call.RequestStream.CompleteAsync();
                await call.ResponseStream.MoveNext(CancellationToken.None);
            }

            return "OK";
        }
        catch (RpcException refused)
        {
            Status? status = refused.GetRpcStatus();
            return status?.GetDetail<ErrorInfo>()?.Reason ?? refused.StatusCode.ToString();
        }
    }
}
