using System.Text;

namespace CustomerRegistry.Cli.Tests;

/// <summary>Policy from a folder: explained without a registry, and never sent where it is not plain UTF-8.</summary>
public sealed class PolicyFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cr-policy").FullName;

    public PolicyFolderTests()
    {
        var shipped = RepositoryFolder("deploy", "policy");
        foreach (var file in Directory.EnumerateFiles(shipped, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private string Denmark => Path.Combine(_folder, "jurisdictions", "DK.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--reporter DE --consumer DK --checker DE --operator DE --category NOT_RECEIVED", "RESTRICTED", "permit_needed", "DK")]
    [InlineData("--reporter DE --consumer DK --operator DE --category NOT_RECEIVED", "OWN_ONLY", "permit_needed", "DK")]
    [InlineData("--reporter GB --consumer GB --operator GB --category UNAUTHORISED --evidence E4", "REFUSED", "offence_data", "GB")]
    [InlineData("--reporter us --consumer us-ca --operator us --category NOT_RECEIVED --evidence E4", "SHARED", "", "US")]
    public async Task A_ruling_is_explained_from_files_alone(string words, string outcome, string whyNot, string permitFile)
    {
        var run = await CommandLineRun.OfAsync([.. $"policy explain {words} --json --policy".Split(' '), _folder]);

        Assert.True(run.ExitCode == 0, run.Remarks);
        Assert.Equal((outcome, whyNot), (run.Json.GetProperty("outcome").GetString(), run.Json.GetProperty("why_not").GetString()));
        var permit = run.Json.GetProperty("keys").EnumerateArray().Single(key => key.GetProperty("key").GetString() == "permit_needed");
        Assert.Equal(permitFile, permit.GetProperty("file").GetString());
        Assert.NotEmpty(permit.GetProperty("source").GetString()!);
    }

    [Fact]
    public async Task A_permit_of_the_operators_own_file_opens_it()
    {
        var permits = Path.Combine(_folder, "..", $"{Path.GetFileName(_folder)}-permits.json");
        await File.WriteAllTextAsync(
            permits,
            """[{ "reference": "1", "authority": "A", "country": "DK", "opens": ["sharing"], "categories": ["NOT_RECEIVED"], "valid_from": "2026-01-01", "valid_until": "2126-01-01" }]""",
            TestContext.Current.CancellationToken);
        try
        {
            string[] words = ["policy", "explain", .. "--reporter DE --consumer DK --operator DE --category NOT_RECEIVED --json".Split(' '), "--policy", _folder, "--permits", permits];
            Assert.Equal("SHARED", (await CommandLineRun.OfAsync(words)).Json.GetProperty("outcome").GetString());
        }
        finally
        {
            File.Delete(permits);
        }
    }

    [Fact]
    public async Task Without_a_registry_the_operators_country_must_be_said()
    {
        var run = await CommandLineRun.OfAsync(["policy", "explain", "--reporter", "GB", "--consumer", "GB", "--category", "NOT_RECEIVED", "--policy", _folder]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--operator", run.Remarks, StringComparison.Ordinal);
    }

    public static TheoryData<string, int> Encodings => new() { { "UTF-8 with a byte order mark", 1 }, { "UTF-16", 1 }, { "UTF-16 without a mark", 1 }, { "UTF-32", 1 }, { "Latin-1", 8 } };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_file_in_another_encoding_is_named_with_its_line_and_nothing_is_sent(string encoding, int line)
    {
        var text = await File.ReadAllTextAsync(Denmark, TestContext.Current.CancellationToken);
        byte[] bytes = encoding switch
        {
            "UTF-8 with a byte order mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "UTF-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "UTF-16 without a mark" => Encoding.Unicode.GetBytes(text),
            "UTF-32" => [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(text)],
            _ => Encoding.Latin1.GetBytes(text),
        };
        await File.WriteAllBytesAsync(Denmark, bytes, TestContext.Current.CancellationToken);

        // No registry is there: exit code 2 and not 3 says that none was asked.
        var apply = await CommandLineRun.OfAsync(["policy", "apply", _folder, "--address", "http://127.0.0.1:1"]);
        var explain = await CommandLineRun.OfAsync([.. "policy explain --reporter GB --consumer DK --operator GB --category NOT_RECEIVED --policy".Split(' '), _folder]);

        foreach (var run in new[] { apply, explain })
        {
            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith($"registry: jurisdictions/DK.json:{line}: is not plain UTF-8 without a byte order mark.", run.Remarks, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mistake_in_a_file_is_named_with_its_line()
    {
        await File.WriteAllTextAsync(
            Denmark,
            (await File.ReadAllTextAsync(Denmark, TestContext.Current.CancellationToken)).Replace("permit_needed", "permit_neded", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync([.. "policy explain --reporter GB --consumer DK --operator GB --category NOT_RECEIVED --policy".Split(' '), _folder]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("registry: jurisdictions/DK.json:6: permit_neded: is not a key of a policy file.\n", run.Remarks);
    }

    private static string RepositoryFolder(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CustomerRegistry.sln"))) folder = folder.Parent;
        return Path.Combine([folder!.FullName, .. parts]);
    }
}
