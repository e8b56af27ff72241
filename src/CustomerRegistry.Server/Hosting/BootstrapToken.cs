using System.Buffers.Text;
using System.Security.Cryptography;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CustomerRegistry.Server.Hosting;

/// <summary>
/// Who can read the server's data folder may make the first operator: a token in a file of mode 0600 there, as long as
/// there is no staff.
/// </summary>
internal static class BootstrapToken
{
    public const string FileName = "bootstrap.token";

    public static async Task PrepareAsync(NpgsqlDataSource source, string dataFolder, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<RegistryDbContext>();
        DatabaseSetup.Configure(options, source);
        await using var db = new RegistryDbContext(options.Options);
        var path = Path.Combine(dataFolder, FileName);
        if (await db.Persons.AnyAsync(ct))
        {
            File.Delete(path);
            return;
        }

        if (File.Exists(path)) return;
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(path, file);
        await writer.WriteAsync(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
    }

    /// <summary>Compares in constant time; false if there is no token any more.</summary>
    public static bool Matches(string dataFolder, string presented)
    {
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path)) return false;
        var expected = System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(path).Trim());
        return CryptographicOperations.FixedTimeEquals(expected, System.Text.Encoding.UTF8.GetBytes(presented.Trim()));
    }

    public static void Delete(string dataFolder) => File.Delete(Path.Combine(dataFolder, FileName));
}
