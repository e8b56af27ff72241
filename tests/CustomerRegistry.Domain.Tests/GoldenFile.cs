using Xunit;

namespace CustomerRegistry.Domain.Tests;

/// <summary>
/// Approved outputs under Golden/. A changed output fails and is written to the test's own output folder; run with
/// REGISTRY_UPDATE_GOLDEN=1 to accept it, and review the difference like code.
/// </summary>
internal static class GoldenFile
{
    public static void Matches(string name, string actual)
    {
        var approved = InRepository("tests/CustomerRegistry.Domain.Tests/Golden/" + name);
        if (Environment.GetEnvironmentVariable("REGISTRY_UPDATE_GOLDEN") == "1") File.WriteAllText(approved, actual);
        if (File.Exists(approved) && File.ReadAllText(approved) == actual) return;
        var received = Path.Combine(AppContext.BaseDirectory, name.Replace('/', '.'));
        File.WriteAllText(received, actual);
        Assert.Fail($"{name} differs from what was approved: compare with {received}.");
    }

    /// <summary>A path below the folder of the solution, found upwards from the test's own folder.</summary>
    public static string InRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CustomerRegistry.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("No CustomerRegistry.sln above the tests."), path);
    }
}
