using System.Collections.Concurrent;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Store;
using CustomerRegistry.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

[assembly: AssemblyFixture(typeof(CustomerRegistry.Server.Tests.RegistryFixture))]

namespace CustomerRegistry.Server.Tests;

/// <summary>
/// One registry for the whole run: the real host on free ports, its private PostgreSQL in a temporary folder, the shipped
/// policy, an operator. Tests share it, so each enrols merchants of its own and looks at their rows only. Tests that move
/// the clock or break the server start a host of their own with <see cref="StartAsync"/>.
/// </summary>
public sealed class RegistryFixture : IAsyncLifetime
{
    private readonly ConcurrentBag<GrpcChannel> _channels = [];
    private RegistryHost? _host;
    private GrpcChannel? _channel;

    public string Folder { get; private set; } = "";

    internal RegistryHost Host => _host!;

    public MovableClock Clock { get; private init; } = new();

    /// <summary>Lines that the server logged.</summary>
    public CapturedLogs Logs { get; } = new();

    public Uri HttpAddress => Host.HttpAddress;

    public Uri GrpcAddress => Host.GrpcAddress;

    /// <summary>The first operator's key.</summary>
    public string OperatorKey { get; private set; } = "";

    /// <summary>Settings on top of the fixture's, such as a provider's address; set before InitializeAsync.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public static async Task<RegistryFixture> StartAsync(params (string Key, string Value)[] settings)
    {
        var fixture = new RegistryFixture();
        foreach (var (key, value) in settings) fixture.Settings[key] = value;
        await fixture.InitializeAsync();
        return fixture;
    }

    /// <summary>The same at a time of its own, where days of the calendar are written down.</summary>
    public static async Task<RegistryFixture> StartAtAsync(DateTimeOffset start, params (string Key, string Value)[] settings)
    {
        var fixture = new RegistryFixture { Clock = new MovableClock(start) };
        foreach (var (key, value) in settings) fixture.Settings[key] = value;
        await fixture.InitializeAsync();
        return fixture;
    }

    public async ValueTask InitializeAsync()
    {
        Folder = Path.Combine(Path.GetTempPath(), $"cr-{Guid.NewGuid():N}"[..11]);
        Directory.CreateDirectory(Folder);
        // PostgreSQL runs as another user when the tests are root.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        await StartHostAsync();
        OperatorKey = await BootstrapAsync();
        await ApplyPolicyAsync();
    }

    /// <summary>Stops the host and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        await StopHostAsync();
        await StartHostAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Calls with a key; null for none.</summary>
    public CallInvoker As(string? key)
    {
        var headers = new Metadata();
        if (key is not null) headers.Add("authorization", $"Bearer {key}");
        return _channel!.Intercept(metadata =>
        {
            foreach (var header in headers) metadata.Add(header);
            return metadata;
        });
    }

    /// <summary>A real merchant, live unless told otherwise, with a live key of all scopes.</summary>
    public async Task<TestMerchant> EnrolAsync(
        string country = "GB", Sector sector = Sector.GeneralRetail, string? owner = null, bool live = true,
        params Scope[] scopes)
    {
        var merchants = new MerchantService.MerchantServiceClient(As(OperatorKey));
        var name = $"Shop {Guid.NewGuid():N}"[..13];
        var merchant = (await merchants.EnrolMerchantAsync(new EnrolMerchantRequest
        {
            RequestId = NewId(),
            DisplayName = name,
            Country = country,
            Sector = sector,
            UltimateOwner = owner ?? name,
            ContactEmailAddress = "disputes@shop.example",
            CheckoutNoticeUrl = "https://shop.example/notice",
        })).Merchant;
        if (live)
        {
            merchant = (await merchants.GoLiveAsync(new GoLiveRequest
            {
                RequestId = NewId(),
                MerchantId = merchant.MerchantId,
                Reason = "The pilot went as agreed.",
            })).Merchant;
        }

        return new TestMerchant(this, merchant, await IssueKeyAsync(merchant.MerchantId, false, scopes));
    }

    /// <summary>A key of a merchant; without scopes it gets all that its mode allows.</summary>
    public async Task<string> IssueKeyAsync(string merchantId, bool test, params Scope[] scopes)
    {
        var merchants = new MerchantService.MerchantServiceClient(As(OperatorKey));
        if (scopes.Length == 0)
        {
            scopes = [.. Enum.GetValues<Scope>().Where(x => x != Scope.Unspecified && (test || x != Scope.Sandbox))];
        }

        var issued = await merchants.IssueApiKeyAsync(new IssueApiKeyRequest
        {
            RequestId = NewId(),
            MerchantId = merchantId,
            Test = test,
            Scopes = { scopes },
        });
        return issued.Secret;
    }

    /// <summary>A member of staff's key.</summary>
    public async Task<string> AddStaffAsync(params StaffRole[] roles)
    {
        var merchants = new MerchantService.MerchantServiceClient(As(OperatorKey));
        var added = await merchants.AddPersonAsync(new AddPersonRequest
        {
            RequestId = NewId(),
            DisplayName = $"Person {Guid.NewGuid():N}"[..12],
            Roles = { roles },
        });
        return added.Secret;
    }

    internal Task<RegistryDbContext> DatabaseAsync() =>
        Host.Services.GetRequiredService<IDbContextFactory<RegistryDbContext>>().CreateDbContextAsync();

    public static string NewId() => Guid.NewGuid().ToString();

    /// <summary>An e-mail address that no other test uses.</summary>
    public static string NewEmail() => $"{Guid.NewGuid():N}@example.com";

    /// <summary>An identifier by hash, as a shop's server sends it.</summary>
    public static Identifier EmailOf(string email, bool confirmed = true)
    {
        if (!EmailCanonicalForm.TryCreate(email, out var canonical, out _)) throw new ArgumentException("Not an address.", nameof(email));
        return new Identifier
        {
            Kind = IdentifierKind.Email,
            Confirmed = confirmed,
            Hash = ByteString.CopyFrom(IdentifierHash.Of(canonical).ToBytes()),
        };
    }

    private async Task StartHostAsync()
    {
        _host = await RegistryHost.StartAsync([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["REGISTRY_DATA"] = Folder,
                ["Registry:HttpPort"] = "0",
                ["Registry:GrpcPort"] = "0",
                ["Registry:AnonymousCallsPerMinute"] = "10000000",
                ["Registry:JobSeconds"] = "3600",
            });
            builder.Configuration.AddInMemoryCollection(Settings);
            builder.Services.AddSingleton<TimeProvider>(Clock);
            builder.Logging.AddProvider(Logs);
        }, CancellationToken.None);
        _channel = GrpcChannel.ForAddress(_host.GrpcAddress, new GrpcChannelOptions { MaxReceiveMessageSize = 16 << 20 });
        _channels.Add(_channel);
    }

    private async Task StopHostAsync()
    {
        foreach (var channel in _channels) channel.Dispose();
        _channels.Clear();
        if (_host is not null) await _host.DisposeAsync();
        _host = null;
    }

    private async Task<string> BootstrapAsync()
    {
        var merchants = new MerchantService.MerchantServiceClient(As(null));
        var token = await File.ReadAllTextAsync(Path.Combine(Folder, "bootstrap.token"));
        return (await merchants.BootstrapAsync(new BootstrapRequest { Token = token, DisplayName = "First operator" })).Secret;
    }

    private async Task ApplyPolicyAsync()
    {
        var request = new ApplyPolicyRequest { RequestId = NewId() };
        foreach (var (name, text) in await PolicyFilesAsync()) request.Files.Add(name, text);
        await new JurisdictionService.JurisdictionServiceClient(As(OperatorKey)).ApplyPolicyAsync(request);
    }

    /// <summary>The shipped policy, name to text.</summary>
    public static async Task<IReadOnlyList<(string Name, string Text)>> PolicyFilesAsync()
    {
        var folder = RepositoryFolder("deploy", "policy");
        var files = new List<(string, string)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files.Add((Path.GetRelativePath(folder, file).Replace('\\', '/'), await File.ReadAllTextAsync(file)));
        }

        return files;
    }

    /// <summary>A folder of the repository, found upwards from the test's own folder.</summary>
    public static string RepositoryFolder(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CustomerRegistry.sln"))) folder = folder.Parent;
        return Path.Combine([folder!.FullName, .. parts]);
    }
}
