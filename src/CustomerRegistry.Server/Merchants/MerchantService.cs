using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Merchants;

/// <summary>The gRPC front of merchants, keys, staff and sandboxes.</summary>
internal sealed class MerchantService(
    MerchantWorkflow merchants,
    MerchantStore store,
    ProviderAccountWorkflow providers,
    ConductWorkflow conduct,
    SandboxWorkflow sandboxes,
    IServiceProvider services) : Wire.MerchantService.MerchantServiceBase
{
    public override async Task<Wire.BootstrapResponse> Bootstrap(Wire.BootstrapRequest request, ServerCallContext context)
    {
        if (request.DisplayName.Length is 0 or > 100)
        {
            throw new RefusedException(new Refusal(RefusalReason.FieldOutOfRange, "It must have 1 to 100 characters.", "display_name"));
        }

        var (person, secret, refusal) = await merchants.BootstrapAsync(request.Token, request.DisplayName, context.CancellationToken);
        Throw(refusal);
        return new Wire.BootstrapResponse { Person = MerchantMapping.ToWire(person!), Secret = secret };
    }

    public override async Task<Wire.EnrolMerchantResponse> EnrolMerchant(
        Wire.EnrolMerchantRequest request, ServerCallContext context)
    {
        Form(request);
        var (merchant, refusal) = await merchants.EnrolAsync(request, context.Caller(), context.CancellationToken);
        Throw(refusal);
        return new Wire.EnrolMerchantResponse { Merchant = MerchantMapping.ToWire(merchant!) };
    }

    public override async Task<Wire.GetMerchantResponse> GetMerchant(Wire.GetMerchantRequest request, ServerCallContext context)
    {
        var (merchant, refusal) = await merchants.GetAsync(
            Id(request.MerchantId, "merchant_id"), context.Caller(), context.CancellationToken);
        Throw(refusal);
        return new Wire.GetMerchantResponse { Merchant = MerchantMapping.ToWire(merchant!) };
    }

    public override async Task<Wire.ListMerchantsResponse> ListMerchants(
        Wire.ListMerchantsRequest request, ServerCallContext context)
    {
        var size = PageTokens.Size(request.PageSize);
        var rows = await store.PageAsync(
            (context.Caller() as Caller.Merchant)?.SandboxId ?? Guid.Empty, Place(request.PageToken), size + 1, context.CancellationToken);
        var response = new Wire.ListMerchantsResponse { Merchants = { rows.Take(size).Select(MerchantMapping.ToWire) } };
        if (rows.Count > size) response.NextPageToken = PageTokens.Write(rows[size - 1].DisplayName, rows[size - 1].Id.ToString());
        return response;
    }

    public override async Task<Wire.GoLiveResponse> GoLive(Wire.GoLiveRequest request, ServerCallContext context)
    {
        Form(request);
        var (merchant, refusal) = await merchants.GoLiveAsync(request, context.Staff(), context.CancellationToken);
        Throw(refusal);
        return new Wire.GoLiveResponse { Merchant = MerchantMapping.ToWire(merchant!) };
    }

    public override async Task<Wire.ResumeReportingResponse> ResumeReporting(
        Wire.ResumeReportingRequest request, ServerCallContext context)
    {
        Form(request);
        var (merchant, refusal) = await merchants.ResumeReportingAsync(request, context.Staff(), context.CancellationToken);
        Throw(refusal);
        return new Wire.ResumeReportingResponse { Merchant = MerchantMapping.ToWire(merchant!) };
    }

    public override async Task<Wire.SuspendMerchantResponse> SuspendMerchant(
        Wire.SuspendMerchantRequest request, ServerCallContext context)
    {
        Form(request);
        var (merchant, refusal) = await merchants.SuspendAsync(request, context.Staff(), context.CancellationToken);
        Throw(refusal);
        return new Wire.SuspendMerchantResponse { Merchant = MerchantMapping.ToWire(merchant!) };
    }

    public override async Task<Wire.OffboardMerchantResponse> OffboardMerchant(
        Wire.OffboardMerchantRequest request, ServerCallContext context)
    {
        Form(request);
        var (merchant, refusal) = await merchants.OffboardAsync(request, context.Staff(), context.CancellationToken);
        Throw(refusal);
        return new Wire.OffboardMerchantResponse { Merchant = MerchantMapping.ToWire(merchant!) };
    }

    public override async Task<Wire.StopSharingResponse> StopSharing(Wire.StopSharingRequest request, ServerCallContext context)
    {
        Form(request);
        var (stop, refusal) = await merchants.StopSharingAsync(request, context.Staff(), context.CancellationToken);
        Throw(refusal);
        return new Wire.StopSharingResponse { StopId = stop.ToString() };
    }

    public override async Task<Wire.ResumeSharingResponse> ResumeSharing(
        Wire.ResumeSharingRequest request, ServerCallContext context)
    {
        Form(request);
        Throw(await merchants.ResumeSharingAsync(request, context.Staff(), context.CancellationToken));
        return new Wire.ResumeSharingResponse { StopId = request.StopId };
    }

    public override async Task<Wire.IssueApiKeyResponse> IssueApiKey(Wire.IssueApiKeyRequest request, ServerCallContext context)
    {
        Form(request);
        var (key, secret, refusal) = await merchants.IssueKeyAsync(request, context.Caller(), context.CancellationToken);
        Throw(refusal);
        return new Wire.IssueApiKeyResponse { ApiKey = MerchantMapping.ToWire(key!), Secret = secret };
    }

    public override async Task<Wire.ListApiKeysResponse> ListApiKeys(Wire.ListApiKeysRequest request, ServerCallContext context)
    {
        var size = PageTokens.Size(request.PageSize);
        var after = PageTokens.Read(request.PageToken, 1);
        var rows = await store.KeysPageAsync(
            Id(request.MerchantId, "merchant_id"), after is null ? null : TokenId(after[0]), size + 1, context.CancellationToken);
        var response = new Wire.ListApiKeysResponse { ApiKeys = { rows.Take(size).Select(MerchantMapping.ToWire) } };
        if (rows.Count > size) response.NextPageToken = PageTokens.Write(rows[size - 1].Id.ToString());
        return response;
    }

    public override async Task<Wire.RevokeApiKeyResponse> RevokeApiKey(
        Wire.RevokeApiKeyRequest request, ServerCallContext context)
    {
        Form(request);
        var (key, refusal) = await merchants.RevokeKeyAsync(request, context.Caller(), context.CancellationToken);
        Throw(refusal);
        return new Wire.RevokeApiKeyResponse { ApiKey = MerchantMapping.ToWire(key!) };
    }

    public override async Task<Wire.AddPersonResponse> AddPerson(Wire.AddPersonRequest request, ServerCallContext context)
    {
        Form(request);
        var (person, secret, refusal) = await merchants.AddPersonAsync(request, context.Staff(), context.CancellationToken);
        Throw(refusal);
        return new Wire.AddPersonResponse { Person = MerchantMapping.ToWire(person!), Secret = secret };
    }

    public override async Task<Wire.ListPersonsResponse> ListPersons(Wire.ListPersonsRequest request, ServerCallContext context)
    {
        var size = PageTokens.Size(request.PageSize);
        var rows = await store.PersonsPageAsync(Place(request.PageToken), size + 1, context.CancellationToken);
        var response = new Wire.ListPersonsResponse { Persons = { rows.Take(size).Select(MerchantMapping.ToWire) } };
        if (rows.Count > size) response.NextPageToken = PageTokens.Write(rows[size - 1].DisplayName, rows[size - 1].Id.ToString());
        return response;
    }

    public override async Task<Wire.SetProviderAccountResponse> SetProviderAccount(
        Wire.SetProviderAccountRequest request, ServerCallContext context)
    {
        Form(request);
        var (path, refusal) = await providers.SetAsync(request, context.Caller(), context.CancellationToken);
        Throw(refusal);
        return new Wire.SetProviderAccountResponse { WebhookPath = path };
    }

    public override async Task<Wire.GetConductResponse> GetConduct(Wire.GetConductRequest request, ServerCallContext context)
    {
        var caller = context.Caller();
        var id = request.MerchantId.Length == 0 && caller is Caller.Merchant own ? own.MerchantId : Id(request.MerchantId, "merchant_id");
        var (view, refusal) = await conduct.GetAsync(id, caller, context.CancellationToken);
        Throw(refusal);
        return new Wire.GetConductResponse { Conduct = ConductMapping.ToWire(view!, forStaff: caller is Caller.Staff) };
    }

    public override async Task<Wire.ListConductResponse> ListConduct(Wire.ListConductRequest request, ServerCallContext context)
    {
        var size = PageTokens.Size(request.PageSize);
        var caller = context.Caller();
        var rows = await store.PageAsync(
            (caller as Caller.Merchant)?.SandboxId ?? Guid.Empty, Place(request.PageToken), size + 1, context.CancellationToken);
        var views = await conduct.MeasuredAsync(rows.Take(size).ToList(), context.CancellationToken);
        var response = new Wire.ListConductResponse
        {
            Conducts = { views.Select(view => ConductMapping.ToWire(view, forStaff: caller is Caller.Staff)) },
        };
        if (rows.Count > size) response.NextPageToken = PageTokens.Write(rows[size - 1].DisplayName, rows[size - 1].Id.ToString());
        return response;
    }

    public override async Task<Wire.DecideConductResponse> DecideConduct(
        Wire.DecideConductRequest request, ServerCallContext context)
    {
        Form(request);
        var (view, refusal) = await conduct.DecideAsync(request, context.Staff(), context.CancellationToken);
        Throw(refusal);
        return new Wire.DecideConductResponse { Conduct = ConductMapping.ToWire(view!, forStaff: true) };
    }

    public override async Task<Wire.AdvanceTestClockResponse> AdvanceTestClock(
        Wire.AdvanceTestClockRequest request, ServerCallContext context)
    {
        Form(request);
        var (now, refusal) = await sandboxes.AdvanceAsync(request, context.Merchant(), context.CancellationToken);
        Throw(refusal);
        return new Wire.AdvanceTestClockResponse { Now = now.ToTimestamp() };
    }

    public override async Task<Wire.ListSandboxMailsResponse> ListSandboxMails(
        Wire.ListSandboxMailsRequest request, ServerCallContext context)
    {
        var mails = await sandboxes.MailsAsync(
            context.Merchant(), PageTokens.Size(request.PageSize, 100, 20), context.CancellationToken);
        return new Wire.ListSandboxMailsResponse
        {
            Mails =
            {
                mails.Select(x => new Wire.SandboxMail
                {
                    To = x.Message.To, Subject = x.Message.Subject, Text = x.Message.Text, At = x.At.ToTimestamp(),
                }),
            },
        };
    }

    public override async Task<Wire.ResetSandboxResponse> ResetSandbox(
        Wire.ResetSandboxRequest request, ServerCallContext context)
    {
        Form(request);
        var (deleted, refusal) = await sandboxes.ResetAsync(request, context.Merchant(), context.CancellationToken);
        Throw(refusal);
        return new Wire.ResetSandboxResponse { ReportsDeleted = deleted };
    }

    private void Form<T>(T request)
    {
        Throw(services.GetRequiredService<IValidator<T>>().Refuse(request));
    }

    private static void Throw(Refusal? refusal)
    {
        if (refusal is not null) throw new RefusedException(refusal);
    }

    private static Guid Id(string text, string field) => Guid.TryParse(text, out var id)
        ? id
        : throw new RefusedException(new Refusal(RefusalReason.FieldMalformed, "It must be a UUID.", field));

    private static Guid TokenId(string text) => Guid.TryParse(text, out var id) ? id : throw PageTokens.Invalid();

    private static (string, Guid)? Place(string token) =>
        PageTokens.Read(token, 2) is { } parts ? (parts[0], TokenId(parts[1])) : null;
}
