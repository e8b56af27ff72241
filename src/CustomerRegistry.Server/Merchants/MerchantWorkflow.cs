using System.Security.Cryptography;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Store;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Merchants;

/// <summary>Merchants, their keys and the operator's staff: load, decide, record, reply.</summary>
internal sealed class MerchantWorkflow(
    MerchantStore store, RequestKeys requests, RandomNumberGenerator random, RegistryOptions options, TimeProvider clock)
{
    private const int MostSandboxMerchants = 5;

    public static readonly Refusal Unknown = new(RefusalReason.MerchantUnknown, "There is no such merchant.", "merchant_id");
    public static readonly Refusal KeyUnknown = new(RefusalReason.MerchantUnknown, "There is no such key.", "api_key_id");

    private static readonly Refusal AlreadyIssued = new(
        RefusalReason.AlreadyIssued,
        "The key of this request_id was shown already: revoke it and issue another with a new request_id.", "request_id");

    public async Task<(PersonRow? Person, string Secret, Refusal? Refusal)> BootstrapAsync(
        string token, string displayName, CancellationToken ct)
    {
        var refused = new Refusal(
            RefusalReason.BootstrapNotAllowed, "The registry has an operator, or this is not the token in the data folder.");
        if (!BootstrapToken.Matches(options.DataFolder, token)) return (null, "", refused);
        var now = clock.GetUtcNow();
        var person = new PersonRow
        {
            Id = Guid.CreateVersion7(now),
            DisplayName = displayName,
            Roles = [StaffRole.Operator],
            CreatedAt = now,
        };
        var (term, _) = ApiKeyRules.IssueToStaff([StaffRole.Operator], ApiKeyRules.StaffDaysAtMost, now);
        var (key, secret) = StaffKey(person.Id, term!, now);
        var entry = AuditEntries.Of(
            AuditActorKind.Bootstrap, null, RegistryMode.Live, Guid.Empty, AuditAction.PersonAdded, AuditSubject.StaffMember, person.Id, now);
        if (!await store.AddFirstPersonAsync(person, key, entry, ct)) return (null, "", refused);
        BootstrapToken.Delete(options.DataFolder);
        return (person, secret.Text, null);
    }

    public async Task<(MerchantRow? Merchant, Refusal? Refusal)> EnrolAsync(
        Wire.EnrolMerchantRequest request, Caller caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sandbox = (caller as Caller.Merchant)?.SandboxId ?? Guid.Empty;
        if (sandbox != Guid.Empty && await store.CountAsync(sandbox, ct) >= MostSandboxMerchants)
        {
            return (null, new Refusal(RefusalReason.SandboxFull, $"A sandbox holds up to {MostSandboxMerchants} fictitious merchants."));
        }

        var id = Guid.CreateVersion7(now);
        var row = new MerchantRow
        {
            Id = id,
            SandboxId = sandbox,
            DisplayName = request.DisplayName.Trim(),
            Country = request.Country.ToUpperInvariant(),
            Sector = (Sector)request.Sector,
            OwnerId = OwnerIds.Of(sandbox, request.UltimateOwner),
            UltimateOwner = request.UltimateOwner.Trim(),
            ContactEmailAddress = request.ContactEmailAddress.Trim(),
            CheckoutNoticeUrl = request.CheckoutNoticeUrl,
            State = MerchantRules.StateWhenEnrolled(sandbox),
            EnrolledAt = now,
            Version = 1,
        };
        var entry = AuditEntries.Of(caller, AuditAction.MerchantEnrolled, AuditSubject.Merchant, id, now);
        var key = requests.Of(caller, "MerchantService/EnrolMerchant", request.RequestId, request);
        var (earlier, refusal) = await store.AddOnceAsync(key, id, now, entry, ct, row);
        if (refusal is not null) return (null, refusal);
        return (earlier is { } first ? await store.FindAsync(first, ct) : row, null);
    }

    /// <summary>A merchant that the caller may see: its own, one of its sandbox, or any for staff.</summary>
    public async Task<(MerchantRow? Merchant, Refusal? Refusal)> GetAsync(Guid id, Caller caller, CancellationToken ct)
    {
        var row = await store.FindAsync(id, ct);
        return row is not null && MaySee(row, caller) ? (row, null) : (null, Unknown);
    }

    public Task<(MerchantRow? Merchant, Refusal? Refusal)> GoLiveAsync(
        Wire.GoLiveRequest request, Caller.Staff caller, CancellationToken ct) => ChangeAsync(
        request.MerchantId, "MerchantService/GoLive", request.RequestId, request, caller, AuditAction.MerchantWentLive,
        (state, now) => MerchantRules.GoLive(state, caller.PersonId, request.Reason, now), ct);

    public Task<(MerchantRow? Merchant, Refusal? Refusal)> SuspendAsync(
        Wire.SuspendMerchantRequest request, Caller.Staff caller, CancellationToken ct) => ChangeAsync(
        request.MerchantId, "MerchantService/SuspendMerchant", request.RequestId, request, caller, AuditAction.MerchantSuspended,
        (state, now) => MerchantRules.Suspend(state, caller.PersonId, request.Reason, now), ct);

    public Task<(MerchantRow? Merchant, Refusal? Refusal)> OffboardAsync(
        Wire.OffboardMerchantRequest request, Caller.Staff caller, CancellationToken ct) => ChangeAsync(
        request.MerchantId, "MerchantService/OffboardMerchant", request.RequestId, request, caller, AuditAction.MerchantOffboarded,
        (state, now) => MerchantRules.Offboard(state, caller.PersonId, request.Reason, request.Confirm, now), ct);

    /// <summary>Ends a stop of a merchant's reporting; who decided, when and why is kept with the merchant.</summary>
    public async Task<(MerchantRow? Merchant, Refusal? Refusal)> ResumeReportingAsync(
        Wire.ResumeReportingRequest request, Caller.Staff caller, CancellationToken ct)
    {
        if (MerchantRules.CheckWhy(request.Reason) is { } noReason) return (null, noReason);
        var now = clock.GetUtcNow();
        var id = Guid.Parse(request.MerchantId);
        return await store.ChangeAsync(
            id, requests.Of(caller, "MerchantService/ResumeReporting", request.RequestId, request), now,
            row =>
            {
                if (row.ReportingStopReason is not { } stopped) return (null, null);
                (row.ReportingStoppedAt, row.ReportingStopReason) = (null, null);
                (row.StateDecidedAt, row.StateDecidedBy, row.StateReason) = (now, caller.PersonId, request.Reason.Trim());
                return (AuditEntries.Of(
                    caller, AuditAction.ReportingResumed, AuditSubject.Merchant, id, now, (AuditDetail.Reason, stopped.ToString())), null);
            },
            ct);
    }

    public async Task<(Guid StopId, Refusal? Refusal)> StopSharingAsync(
        Wire.StopSharingRequest request, Caller.Staff caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (stop, refused) = SharingStop.Make(
            Guid.CreateVersion7(now), request.Country.Length == 0 ? null : Country.Parse(request.Country),
            request.MerchantId.Length == 0 ? null : Guid.Parse(request.MerchantId), request.Reason, request.Confirm, caller.PersonId, now);
        if (stop is null) return (default, refused);
        var row = new SharingStopRow
        {
            Id = stop.Id,
            Country = stop.Country?.ToString(),
            MerchantId = stop.MerchantId,
            Reason = stop.Why,
            StoppedBy = stop.StoppedBy,
            StoppedAt = stop.StoppedAt,
        };
        if (row.MerchantId is { } merchant && await store.FindAsync(merchant, ct) is null) return (default, Unknown);
        var entry = AuditEntries.Of(caller, AuditAction.SharingStopped, AuditSubject.SharingStop, row.Id, now);
        var key = requests.Of(caller, "MerchantService/StopSharing", request.RequestId, request);
        var (earlier, refusal) = await store.AddOnceAsync(key, row.Id, now, entry, ct, row);
        return (earlier ?? row.Id, refusal);
    }

    public Task<Refusal?> ResumeSharingAsync(Wire.ResumeSharingRequest request, Caller.Staff caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Guid.Parse(request.StopId);
        var entry = AuditEntries.Of(caller, AuditAction.SharingResumed, AuditSubject.SharingStop, id, now);
        return store.ResumeSharingAsync(
            id, requests.Of(caller, "MerchantService/ResumeSharing", request.RequestId, request), entry, now, ct);
    }

    public async Task<(ApiKeyRow? Key, string Secret, Refusal? Refusal)> IssueKeyAsync(
        Wire.IssueApiKeyRequest request, Caller caller, CancellationToken ct)
    {
        var merchant = await store.FindAsync(Guid.Parse(request.MerchantId), ct);
        if (merchant is null || !MayManage(merchant, caller)) return (null, "", Unknown);
        if (merchant.SandboxId != Guid.Empty && !request.Test)
        {
            return (null, "", new Refusal(RefusalReason.ModeNotAllowed, "A fictitious merchant has test keys only: set test.", "test"));
        }

        var now = clock.GetUtcNow();
        var mode = request.Test ? RegistryMode.Test : RegistryMode.Live;
        var scopes = request.Scopes.Select(x => (Scope)x).ToArray();
        var (term, refused) = ApiKeyRules.IssueToMerchant(mode, scopes, merchant.State, request.ValidDays, now);
        if (term is null) return (null, "", refused);
        var secret = ApiKeySecret.Create(request.Test ? ApiKeyKind.Test : ApiKeyKind.Live, random);
        var row = new ApiKeyRow
        {
            Id = Guid.CreateVersion7(now),
            KeyHash = secret.Hash(),
            Mode = mode,
            SandboxId = !request.Test ? Guid.Empty : merchant.SandboxId != Guid.Empty ? merchant.SandboxId : merchant.Id,
            MerchantId = merchant.Id,
            Scopes = scopes,
            CreatedAt = now,
            ExpiresAt = term.ExpiresAt,
        };
        var entry = AuditEntries.Of(caller, AuditAction.ApiKeyIssued, AuditSubject.ApiKey, row.Id, now);
        var key = requests.Of(caller, "MerchantService/IssueApiKey", request.RequestId, request);
        var (earlier, refusal) = await store.AddOnceAsync(key, row.Id, now, entry, ct, row);
        if (refusal is not null) return (null, "", refusal);
        return earlier is null ? (row, secret.Text, null) : (null, "", AlreadyIssued);
    }

    public async Task<(ApiKeyRow? Key, Refusal? Refusal)> RevokeKeyAsync(
        Wire.RevokeApiKeyRequest request, Caller caller, CancellationToken ct)
    {
        var id = Guid.Parse(request.ApiKeyId);
        var held = await store.FindKeyAsync(id, ct);
        if (held is null) return (null, KeyUnknown);
        var merchant = held.MerchantId is { } owner ? await store.FindAsync(owner, ct) : null;
        if (merchant is null ? caller is not Caller.Staff : !MayManage(merchant, caller)) return (null, KeyUnknown);
        var now = clock.GetUtcNow();
        var entry = AuditEntries.Of(caller, AuditAction.ApiKeyRevoked, AuditSubject.ApiKey, id, now);
        return await store.RevokeAsync(
            id, requests.Of(caller, "MerchantService/RevokeApiKey", request.RequestId, request), entry, now, ct);
    }

    public async Task<(PersonRow? Person, string Secret, Refusal? Refusal)> AddPersonAsync(
        Wire.AddPersonRequest request, Caller.Staff caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var person = new PersonRow
        {
            Id = Guid.CreateVersion7(now),
            DisplayName = request.DisplayName.Trim(),
            Roles = [.. request.Roles.Select(x => (StaffRole)x).Distinct()],
            CreatedAt = now,
        };
        var (term, refused) = ApiKeyRules.IssueToStaff([.. request.Roles.Select(x => (StaffRole)x)], request.ValidDays, now);
        if (term is null) return (null, "", refused);
        var (apiKey, secret) = StaffKey(person.Id, term, now);
        var entry = AuditEntries.Of(caller, AuditAction.PersonAdded, AuditSubject.StaffMember, person.Id, now);
        var key = requests.Of(caller, "MerchantService/AddPerson", request.RequestId, request);
        var (earlier, refusal) = await store.AddOnceAsync(key, person.Id, now, entry, ct, person, apiKey);
        if (refusal is not null) return (null, "", refusal);
        return earlier is null ? (person, secret.Text, null) : (null, "", AlreadyIssued);
    }

    private async Task<(MerchantRow? Merchant, Refusal? Refusal)> ChangeAsync(
        string merchantId, string method, string requestId, Google.Protobuf.IMessage request, Caller.Staff caller,
        AuditAction action, Func<MerchantState, DateTimeOffset, MerchantStep> decide, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Guid.Parse(merchantId);
        return await store.ChangeAsync(id, requests.Of(caller, method, requestId, request), now, row =>
        {
            switch (decide(row.State, now))
            {
                case MerchantStep.Refused refused:
                    return (null, refused.Refusal);
                case MerchantStep.Taken taken:
                    var entry = AuditEntries.Of(
                        caller, action, AuditSubject.Merchant, id, now,
                        (AuditDetail.FromState, row.State.ToString()), (AuditDetail.ToState, taken.State.ToString()));
                    Take(row, taken);
                    return (entry, null);
                default:
                    return (null, null);
            }
        }, ct);
    }

    /// <summary>Writes a decision on the merchant's row.</summary>
    public static void Take(MerchantRow row, MerchantStep.Taken step)
    {
        row.State = step.State;
        row.StateDecidedAt = step.At;
        row.StateDecidedBy = step.DecidedBy;
        row.StateReason = step.Why;
        row.ListingsDeletedAt = step.ListingsDeletedAt;
    }

    private (ApiKeyRow Key, ApiKeySecret Secret) StaffKey(Guid personId, KeyTerm term, DateTimeOffset now)
    {
        var secret = ApiKeySecret.Create(ApiKeyKind.Staff, random);
        return (new ApiKeyRow
        {
            Id = Guid.CreateVersion7(now),
            KeyHash = secret.Hash(),
            Mode = RegistryMode.Live,
            PersonId = personId,
            CreatedAt = now,
            ExpiresAt = term.ExpiresAt,
        }, secret);
    }

    private static bool MaySee(MerchantRow row, Caller caller) => caller switch
    {
        Caller.Staff => true,
        Caller.Merchant merchant => row.Id == merchant.MerchantId || (row.SandboxId != Guid.Empty && row.SandboxId == merchant.SandboxId),
        _ => false,
    };

    private static bool MayManage(MerchantRow row, Caller caller) => caller switch
    {
        Caller.Staff => true,
        Caller.Merchant merchant => row.SandboxId != Guid.Empty && row.SandboxId == merchant.SandboxId,
        _ => false,
    };
}
