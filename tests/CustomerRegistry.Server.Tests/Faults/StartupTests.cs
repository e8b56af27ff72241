using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using CustomerRegistry.Server.Tests.Risk;
using Xunit;

namespace CustomerRegistry.Server.Tests.Faults;

/// <summary>What stops a start: one clear line and exit code 1.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StartupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cr-start-").FullName;

    public StartupTests()
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_busy_port_is_one_line_that_says_what_to_set()
    {
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var port = ((IPEndPoint)busy.LocalEndpoint).Port;
        AssertLine(await ServerProcess.RunToEndAsync(_folder, ("REGISTRY_HTTP_PORT", $"{port}")), "REGISTRY_HTTP_PORT");
    }

    [Fact]
    public async Task A_port_that_is_no_port_is_one_line() =>
        AssertLine(await ServerProcess.RunToEndAsync(_folder, ("REGISTRY_GRPC_PORT", "many")), "REGISTRY_GRPC_PORT is 'many'");

    [Fact]
    public async Task A_data_folder_of_another_postgresql_is_one_line()
    {
        var cluster = Directory.CreateDirectory(Path.Combine(_folder, "postgres")).FullName;
        await File.WriteAllTextAsync(Path.Combine(cluster, "PG_VERSION"), "9\n");
        AssertLine(await ServerProcess.RunToEndAsync(_folder), "was made by PostgreSQL 9");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_one_line() =>
        AssertLine(await ServerProcess.RunToEndAsync("/proc/registry"), "/proc/registry");

    [Fact]
    public async Task A_key_file_that_is_missing_differs_or_is_open_to_others_is_one_line()
    {
        await using (await ServerProcess.StartAsync(_folder))
        {
        }

        var path = Path.Combine(_folder, "registry.keys");
        var kept = await File.ReadAllBytesAsync(path);
        File.Delete(path);
        AssertLine(await ServerProcess.RunToEndAsync(_folder), "does not exist");

        var other = Directory.CreateTempSubdirectory("cr-other-").FullName;
        File.SetUnixFileMode(other, (UnixFileMode)0b111_101_101);
        await using (await ServerProcess.StartAsync(other))
        {
        }

        File.Copy(Path.Combine(other, "registry.keys"), path);
        Directory.Delete(other, recursive: true);
        AssertLine(await ServerProcess.RunToEndAsync(_folder), "Live epoch 1");

        await File.WriteAllBytesAsync(path, kept);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        AssertLine(await ServerProcess.RunToEndAsync(_folder), "chmod 600");

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var again = await ServerProcess.StartAsync(_folder);
        Assert.Equal(0, await again.StopAsync());
    }

    [Fact]
    public async Task A_shadow_model_that_is_missing_or_is_none_is_one_line_with_file_and_problem()
    {
        var path = Path.Combine(_folder, "draft.json");
        AssertLine(
            await ServerProcess.RunToEndAsync(_folder, ("Registry__Risk__ShadowModel", path)),
            $"Configuration Registry:Risk:ShadowModel: {path} cannot be read.");

        await File.WriteAllTextAsync(path, await DraftModel.OfAsync(2, ("half-life", 20)));
        AssertLine(await ServerProcess.RunToEndAsync(_folder, ("Registry__Risk__ShadowModel", path)), "parameter 'half-life' must lie within");

        await File.WriteAllTextAsync(path, "{ \"version\": 2 }");
        var broken = await ServerProcess.RunToEndAsync(_folder, ("Registry__Risk__ShadowModel", path));
        AssertLine(broken, $"Registry:Risk:ShadowModel: {path}:1: 'parameters' is missing.");
        // Nothing was started for it.
        Assert.False(Directory.Exists(Path.Combine(_folder, "postgres")));
    }

    private static void AssertLine((int Code, string Output) ended, string saying)
    {
        Assert.Equal(1, ended.Code);
        var line = Assert.Single(ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(saying, line, StringComparison.Ordinal);
    }
}
