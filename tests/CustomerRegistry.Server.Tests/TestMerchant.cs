using CustomerRegistry.V1;
using Grpc.Core;

namespace CustomerRegistry.Server.Tests;

/// <summary>A merchant of a test with its key and clients.</summary>
public sealed class TestMerchant(RegistryFixture registry, Merchant merchant, string key)
{
    public Guid Id { get; } = Guid.Parse(merchant.MerchantId);

    public Merchant Merchant { get; } = merchant;

    public string Key { get; } = key;

    public string Address => registry.GrpcAddress.ToString();

    public CallInvoker Calls => registry.As(Key);

    public RiskService.RiskServiceClient Risk => new(Calls);

    public ReportService.ReportServiceClient Reports => new(Calls);

    public AppealService.AppealServiceClient Appeals => new(Calls);

    public DisclosureService.DisclosureServiceClient Disclosures => new(Calls);

    public IdentifierService.IdentifierServiceClient Identifiers => new(Calls);

    public MerchantService.MerchantServiceClient Merchants => new(Calls);
}
