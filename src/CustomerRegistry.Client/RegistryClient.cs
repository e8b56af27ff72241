using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Client;

/// <summary>
/// A connection to the registry: the typed services, and <see cref="CheckAsync"/> for checkouts. Make one and keep it: it is
/// thread-safe, holds one HTTP/2 connection and connects again by itself. It does not retry.
/// </summary>
/// <example>
/// <code>
/// using var registry = new RegistryClient(new RegistryClientOptions { Address = new("https://registry.example.com"), ApiKey = key });
/// var result = await registry.CheckAsync(
///     new CustomerIdentifiers { Email = "jane@example.com", EmailConfirmed = true },
///     new OrderFacts { OrderReference = "2026-00417", OrderedOn = today, Purpose = Purpose.DeliverySafeguard, NoticeVersion = "checkout-1-en" });
/// var safeguard = result is CheckResult.Checked { Response.Assessment.Advice: not Advice.Proceed };
/// </code>
/// </example>
public sealed class RegistryClient : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly TimeSpan _checkDeadline;

    /// <summary>Makes the client; it connects with the first call.</summary>
    /// <exception cref="ArgumentException">An option is out of its bounds; the message says what to change.</exception>
    public RegistryClient(RegistryClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _checkDeadline = options.CheckDeadline;
        _channel = GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
        {
            DisposeHttpClient = true,
            HttpHandler = new SocketsHttpHandler
            {
                // A proxy for the internet knows nothing of this machine.
                UseProxy = !options.IsLoopback,
                EnableMultipleHttp2Connections = true,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            },
        });
        var calls = options.ApiKey is { } key ? WithBearer(_channel, key) : _channel.CreateCallInvoker();
        Risk = new Wire.RiskService.RiskServiceClient(calls);
        Reports = new Wire.ReportService.ReportServiceClient(calls);
        Notices = new Wire.NoticeService.NoticeServiceClient(calls);
        Appeals = new Wire.AppealService.AppealServiceClient(calls);
        Disclosures = new Wire.DisclosureService.DisclosureServiceClient(calls);
        Identifiers = new Wire.IdentifierService.IdentifierServiceClient(calls);
        Merchants = new Wire.MerchantService.MerchantServiceClient(calls);
        Jurisdictions = new Wire.JurisdictionService.JurisdictionServiceClient(calls);
    }

    /// <summary>Checks, as the protos define them; a checkout calls <see cref="CheckAsync"/> instead.</summary>
    public Wire.RiskService.RiskServiceClient Risk { get; }

    /// <summary>Reports and notices.</summary>
    public Wire.ReportService.ReportServiceClient Reports { get; }

    /// <summary>The words of notices, and questions after withdrawals.</summary>
    public Wire.NoticeService.NoticeServiceClient Notices { get; }

    /// <summary>Appeals.</summary>
    public Wire.AppealService.AppealServiceClient Appeals { get; }

    /// <summary>Disclosures, corrections, and a consumer's own file.</summary>
    public Wire.DisclosureService.DisclosureServiceClient Disclosures { get; }

    /// <summary>Blinded evaluation of identifiers.</summary>
    public Wire.IdentifierService.IdentifierServiceClient Identifiers { get; }

    /// <summary>Merchants, keys, staff and sandboxes.</summary>
    public Wire.MerchantService.MerchantServiceClient Merchants { get; }

    /// <summary>The law as data.</summary>
    public Wire.JurisdictionService.JurisdictionServiceClient Jurisdictions { get; }

    /// <summary>
    /// Asks what is held about the customer of one order. Identifiers are canonicalised and hashed here: nothing leaves in
    /// clear. It fails open and never throws: whatever goes wrong, a cancelled token included, is answered
    /// <see cref="CheckResult.NotChecked"/> within the deadline, and the sale goes on.
    /// </summary>
    public async Task<CheckResult> CheckAsync(
        CustomerIdentifiers customer, OrderFacts order, CancellationToken cancellationToken = default)
    {
        try
        {
            var hashed = customer.Hash();
            if (hashed.Identifiers.Count == 0)
                return new CheckResult.NotChecked(NotCheckedReason.NoIdentifier, "No identifier of the customer can be used.", null, hashed.LeftOut);

            var response = await Risk.CheckAsync(
                order.ToRequest(hashed.Identifiers),
                deadline: DateTime.UtcNow + _checkDeadline,
                cancellationToken: cancellationToken).ResponseAsync.ConfigureAwait(false);
            return new CheckResult.Checked(response, hashed.LeftOut);
        }
        catch (RpcException refused)
        {
            return CheckResult.NotChecked.Because(RegistryRefusal.Of(refused), cancellationToken.IsCancellationRequested);
        }
        catch (Exception unexpected)
        {
            // A checkout must go on whatever happens here; the type is enough for a developer and holds no identifier.
            return new CheckResult.NotChecked(NotCheckedReason.ClientError, $"The client failed: {unexpected.GetType().Name}.", null, []);
        }
    }

    /// <summary>Closes the connection; calls under way end with <see cref="StatusCode.Cancelled"/>.</summary>
    public void Dispose() => _channel.Dispose();

    private static CallInvoker WithBearer(GrpcChannel channel, string key) => channel.Intercept(metadata =>
    {
        metadata.Add("authorization", $"Bearer {key}");
        return metadata;
    });
}
