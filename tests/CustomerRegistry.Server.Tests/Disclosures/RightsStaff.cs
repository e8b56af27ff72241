using CustomerRegistry.V1;
using StaffClient = CustomerRegistry.V1.DisclosureService.DisclosureServiceClient;

namespace CustomerRegistry.Server.Tests.Disclosures;

/// <summary>A person at the operator who answers requests.</summary>
internal sealed class RightsStaff(StaffClient client)
{
    public StaffClient Client { get; } = client;

    public static async Task<RightsStaff> AddAsync(RegistryFixture registry, StaffRole role = StaffRole.Reviewer) =>
        new(new StaffClient(registry.As(await registry.AddStaffAsync(role))));

    public async Task<GetRightsCaseResponse> CaseAsync(RightsRequest request) =>
        await Client.GetRightsCaseAsync(new GetRightsCaseRequest { RightsRequestId = request.RightsRequestId });

    public async Task<RightsRequest> DecideAsync(RightsRequest request, RightsDecision decision, params RightsDecisionReason[] reasons) =>
        (await Client.DecideRightsRequestAsync(new DecideRightsRequestRequest
        {
            RequestId = RegistryFixture.NewId(),
            RightsRequestId = request.RightsRequestId,
            Decision = decision,
            Reasons = { reasons },
            Text = "We looked at what the shop sent.",
            Etag = request.Etag,
        })).Request;

    public async Task<RightsRequest> ExtendAsync(RightsRequest request) => (await Client.ExtendRightsRequestAsync(
        new ExtendRightsRequestRequest
        {
            RequestId = RegistryFixture.NewId(),
            RightsRequestId = request.RightsRequestId,
            Reason = "The shop {due} has to find its papers.",
            Etag = request.Etag,
        })).Request;
}
