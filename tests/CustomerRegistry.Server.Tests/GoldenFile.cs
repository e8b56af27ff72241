using Xunit;

namespace CustomerRegistry.Server.Tests;

/// <summary>
/// A table kept in the repository and compared with what the server now does, so that a change is a diff in review.
/// REGISTRY_UPDATE_GOLDEN=1 writes the files anew.
/// </summary>
internal static class GoldenFile
{
    /// <param name="name">Below Golden, such as "Lives/DE.txt".</param>
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(RegistryFixture.RepositoryFolder("tests", "CustomerRegistry.Server.Tests", "Golden"), name);
        if (Environment.GetEnvironmentVariable("REGISTRY_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", actual);
    }
}
