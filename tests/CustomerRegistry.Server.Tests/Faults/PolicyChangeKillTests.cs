using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using CustomerRegistry.Server.Tests.Jurisdictions;
using CustomerRegistry.V1;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Xunit;

namespace CustomerRegistry.Server.Tests.Faults;

/// <summary>
/// SIGKILL half-way through a change of policy: the next start goes on where it was, and what comes out is what comes out
/// of a run that nobody disturbed, on a copy of the same data.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class PolicyChangeKillTests
{
    private const int Reports = 2_400;

    [Fact]
    public async Task A_change_that_is_killed_half_way_ends_with_the_same_counts()
    {
        await using var seeded = await RegistryFixture.StartAsync();
        var (reporter, shop) = (await seeded.EnrolAsync(), await seeded.EnrolAsync());
        await ManyListings.SeedAsync(seeded, reporter, shop, Reports);
        var request = await new ChangedPolicy(seeded).RequestAsync(
            ChangedPolicy.Value("GB", "sharing", """{"default": "gated", "NOT_RECEIVED": "own_only", "OTHER": "own_only"}"""),
            ChangedPolicy.Value("GB", "retention_months", """{"default": 36, "DUPLICATE": 12}"""));
        var preview = new PreviewPolicyRequest { Files = { request.Files } };
        var foreseen = await EffectAsync(new(seeded.As(seeded.OperatorKey)), preview);
        await seeded.StopAsync();
        var copy = await CopyAsync(seeded.Folder);
        try
        {
            PolicyChange undisturbed;
            await using (var server = await ServerProcess.StartAsync(seeded.Folder))
            {
                using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
                var calls = OperatorOf(channel, seeded);
                await calls.ApplyPolicyAsync(request);
                undisturbed = await ReachesAsync(calls, change => change.State == PolicyChangeState.Finished);
            }

            var took = undisturbed.FinishedAt.ToDateTimeOffset() - undisturbed.StartedAt.ToDateTimeOffset();
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Reports} reports in {took.TotalSeconds:0.0} s: {Reports / took.TotalSeconds:0} a second"));
            Assert.Equal(
                (Reports, foreseen.RestrictedListings, foreseen.ReportsDeletedLater, foreseen.ReportsShortened, foreseen.Corrections),
                (undisturbed.Done, undisturbed.RestrictedListings, undisturbed.ReportsDeletedLater, undisturbed.ReportsShortened, undisturbed.Corrections));
            Assert.Equal((1_200L, 1_200L, 1_200L, 400L), (
                foreseen.RestrictedListings, foreseen.ReportsDeletedLater, foreseen.ReportsShortened, foreseen.Corrections));

            await using var killed = await ServerProcess.StartAsync(copy);
            using (var channel = GrpcChannel.ForAddress(killed.GrpcAddress))
            {
                var calls = OperatorOf(channel, seeded);
                await calls.ApplyPolicyAsync(request);
                var halfWay = await ReachesAsync(calls, change => change.Done > 0);
                await killed.KillAsync();
                Assert.InRange(halfWay.Done, 1, Reports - 1);
            }

            await killed.StartAgainAsync();
            using var again = GrpcChannel.ForAddress(killed.GrpcAddress);
            var resumed = await ReachesAsync(OperatorOf(again, seeded), change => change.State == PolicyChangeState.Finished);
            (resumed.StartedAt, resumed.FinishedAt) = (undisturbed.StartedAt, undisturbed.FinishedAt);
            Assert.Equal(undisturbed, resumed);

            // Nothing was left out: the same policy would find nothing more to do.
            var left = await EffectAsync(OperatorOf(again, seeded), preview);
            Assert.Equal(new PolicyEffect { Reports = Reports }, left);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    // With their owner: PostgreSQL runs as another user when the tests are root.
    private static async Task<string> CopyAsync(string folder)
    {
        var copy = folder + "k";
        using var copying = Process.Start("cp", ["-a", folder, copy]);
        await copying.WaitForExitAsync();
        Assert.Equal(0, copying.ExitCode);
        return copy;
    }

    private static JurisdictionService.JurisdictionServiceClient OperatorOf(GrpcChannel channel, RegistryFixture seeded) =>
        new(channel.Intercept(metadata =>
        {
            metadata.Add("authorization", $"Bearer {seeded.OperatorKey}");
            return metadata;
        }));

    private static async Task<PolicyChange> ReachesAsync(
        JurisdictionService.JurisdictionServiceClient calls, Func<PolicyChange, bool> reached)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            var change = (await calls.GetPolicyChangeAsync(new GetPolicyChangeRequest(), cancellationToken: bound.Token)).Change;
            if (change is not null && reached(change)) return change;
            await Task.Delay(50, bound.Token);
        }
    }

    private static async Task<PolicyEffect> EffectAsync(JurisdictionService.JurisdictionServiceClient calls, PreviewPolicyRequest request)
    {
        using var call = calls.PreviewPolicy(request);
        PolicyEffect? effect = null;
        while (await call.ResponseStream.MoveNext(CancellationToken.None)) effect = call.ResponseStream.Current.Effect ?? effect;
        return effect!;
    }
}
