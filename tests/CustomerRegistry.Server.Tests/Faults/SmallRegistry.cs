using CustomerRegistry.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace CustomerRegistry.Server.Tests.Faults;

/// <summary>A server process with its operator, the shipped policy and one live merchant.</summary>
internal sealed class SmallRegistry(string merchantKey)
{
    public CallInvoker As(GrpcChannel channel) => With(channel, merchantKey);

    public static async Task<SmallRegistry> PrepareAsync(ServerProcess server, string folder)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var token = await File.ReadAllTextAsync(Path.Combine(folder, "bootstrap.token"));
        var bootstrapped = await new MerchantService.MerchantServiceClient(channel).BootstrapAsync(
            new BootstrapRequest { Token = token, DisplayName = "Operator" });
        var operatorCalls = With(channel, bootstrapped.Secret);
        var policy = new ApplyPolicyRequest { RequestId = RegistryFixture.NewId() };
        foreach (var (name, text) in await RegistryFixture.PolicyFilesAsync()) policy.Files.Add(name, text);
        await new JurisdictionService.JurisdictionServiceClient(operatorCalls).ApplyPolicyAsync(policy);

        var merchants = new MerchantService.MerchantServiceClient(operatorCalls);
        var merchant = (await merchants.EnrolMerchantAsync(new EnrolMerchantRequest
        {
            RequestId = RegistryFixture.NewId(),
            DisplayName = "Shop",
            Country = "GB",
            Sector = Sector.GeneralRetail,
            UltimateOwner = "Shop",
            ContactEmailAddress = "shop@shop.example",
            CheckoutNoticeUrl = "https://shop.example/notice",
        })).Merchant;
        await merchants.GoLiveAsync(new GoLiveRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = merchant.MerchantId,
            Reason = "The pilot went as agreed.",
        });
        var issued = await merchants.IssueApiKeyAsync(new IssueApiKeyRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = merchant.MerchantId,
            Scopes = { Scope.Check, Scope.Report, Scope.Appeals, Scope.Disclosures, Scope.Identifiers },
        });
        return new SmallRegistry(issued.Secret);
    }

    private static CallInvoker With(GrpcChannel channel, string key) => channel.Intercept(metadata =>
    {
        metadata.Add("authorization", $"Bearer {key}");
        return metadata;
    });
}
