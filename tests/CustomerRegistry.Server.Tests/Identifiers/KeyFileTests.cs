using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Server.Identifiers;
using Xunit;

namespace CustomerRegistry.Server.Tests.Identifiers;

public sealed class KeyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();

    private string KeyPath => _folder.PathOf("registry.keys");

    public void Dispose()
    {
        _folder.Dispose();
        _random.Dispose();
    }

    [Fact]
    public void What_was_created_is_loaded()
    {
        var created = KeyFile.Create(KeyPath, _random);
        var loaded = KeyFile.Load(KeyPath);

        Assert.Equal([1], loaded.Epochs(RegistryMode.Live));
        Assert.Equal(created.Fingerprint(RegistryMode.Live, 1), loaded.Fingerprint(RegistryMode.Live, 1));
        Assert.Equal(created.ContentKey, loaded.ContentKey);
        Assert.Equal(created.LinkKey, loaded.LinkKey);
        Assert.Equal(created.WrappingKey, loaded.WrappingKey);
        Assert.Equal(["registry.keys"], _folder.Names);
    }

    [Fact]
    public void All_keys_are_different_and_every_file_has_its_own()
    {
        KeyFile[] files = [KeyFile.Generate(_random), KeyFile.Generate(_random)];
        byte[][] keys =
        [
            .. files.SelectMany(file => new[]
            {
                file.Keys(RegistryMode.Live, 1).A.ToArray(), file.Keys(RegistryMode.Live, 1).B.ToArray(),
                file.ContentKey.ToArray(), file.LinkKey.ToArray(), file.WrappingKey.ToArray(),
            }),
        ];

        Assert.Equal(keys.Length, keys.Select(Convert.ToHexString).Distinct().Count());
        Assert.All(keys, key => Assert.Equal(32, key.Length));
    }

    [Fact]
    public void The_file_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        KeyFile.Create(KeyPath, _random);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead, "0640")]
    [InlineData(UnixFileMode.OtherRead, "0604")]
    [InlineData(UnixFileMode.GroupWrite, "0620")]
    public void A_file_open_to_others_is_refused(UnixFileMode others, string mode)
    {
        if (OperatingSystem.IsWindows()) return;
        KeyFile.Create(KeyPath, _random);
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);

        AssertRefused($"(mode {mode}): run chmod 600");
    }

    [Fact]
    public void A_file_is_never_overwritten()
    {
        KeyFile.Create(KeyPath, _random);
        var before = File.ReadAllBytes(KeyPath);

        var refused = Assert.Throws<KeyFileException>(() => KeyFile.Create(KeyPath, _random));

        Assert.Contains("already exists", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(KeyPath));
    }

    [Fact]
    public void Of_creations_at_once_one_wins_and_nobody_goes_on_with_other_keys()
    {
        var created = new List<KeyFile>();
        Parallel.For(0, 8, _ =>
        {
            try
            {
                var file = KeyFile.Create(KeyPath, _random);
                lock (created) created.Add(file);
            }
            catch (KeyFileException)
            {
                // The losers are told; what matters here is what is left.
            }
        });

        Assert.Equal(KeyFile.Load(KeyPath).Fingerprint(RegistryMode.Live, 1), Assert.Single(created).Fingerprint(RegistryMode.Live, 1));
        Assert.Equal(["registry.keys"], _folder.Names);
    }

    [Fact]
    public void A_creation_that_was_cut_short_is_told_and_not_used()
    {
        File.WriteAllText(KeyPath + ".new", "{");

        var refused = Assert.Throws<KeyFileException>(() => KeyFile.Create(KeyPath, _random));

        Assert.Contains($"delete {KeyPath}.new", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyPath));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() => Assert.Contains(
        "create the folder",
        Assert.Throws<KeyFileException>(() => KeyFile.Create(_folder.PathOf("no/such/registry.keys"), _random)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_told() => AssertRefused("does not exist: restore it from its backup");

    private static readonly Dictionary<string, (Action<JsonObject> Break, string Expected)> BrokenFiles = new()
    {
        ["no version"] = (file => file.Remove("version"), "has no version"),
        ["a later version"] = (file => file["version"] = 2, "has version 2, this server reads version 1"),
        ["a later version with other names"] = (file => (file["version"], file["k"]) = (2, 1), "has version 2"),
        ["no live epochs"] = (file => file.Remove("live"), "has no live epoch"),
        ["an empty list of epochs"] = (file => file["live"] = new JsonArray(), "has no live epoch"),
        ["no D"] = (file => file.Remove("d"), "lacks key D"),
        ["no N"] = (file => file.Remove("n"), "lacks key N"),
        ["no W"] = (file => file.Remove("w"), "lacks key W"),
        ["no A"] = (file => file["live"]![0]!.AsObject().Remove("a"), "lacks key A of epoch 1"),
        ["no B"] = (file => file["live"]![0]!.AsObject().Remove("b"), "lacks key B of epoch 1"),
        ["no epoch number"] = (file => file["live"]![0]!.AsObject().Remove("epoch"), "epoch without a number"),
        ["epoch 0"] = (file => file["live"]![0]!["epoch"] = 0, "epoch without a number from 1"),
        ["one epoch twice"] = (file => file["live"]!.AsArray().Add(file["live"]![0]!.DeepClone()), "has an epoch twice"),
        ["31 bytes"] = (file => file["d"] = Convert.ToBase64String(new byte[31]), "Key D in key file"),
        ["33 bytes"] = (file => file["n"] = Convert.ToBase64String(new byte[33]), "Key N in key file"),
        ["not base64"] = (file => file["w"] = "not base64", "Key W in key file"),
        ["A is zero"] = (file => file["live"]![0]!["a"] = Convert.ToBase64String(new byte[32]), "not a scalar"),
        ["an unknown name"] = (file => file["x"] = "y", "cut off or was changed"),
        ["a number for a key"] = (file => file["d"] = 5, "cut off or was changed"),
    };

    public static TheoryData<string> BrokenNames => [.. BrokenFiles.Keys];

    [Theory, MemberData(nameof(BrokenNames))]
    public void A_broken_file_is_refused_in_one_line_that_says_what_to_do(string name)
    {
        KeyFile.Create(KeyPath, _random);
        var file = JsonNode.Parse(File.ReadAllText(KeyPath))!.AsObject();
        BrokenFiles[name].Break(file);
        File.WriteAllText(KeyPath, file.ToJsonString());

        AssertRefused(BrokenFiles[name].Expected);
    }

    [Fact]
    public void A_name_that_stands_twice_is_refused()
    {
        KeyFile.Create(KeyPath, _random);
        var text = File.ReadAllText(KeyPath);
        File.WriteAllText(KeyPath, text.Replace("\"version\": 1,", "\"version\": 1, \"d\": \"\",", StringComparison.Ordinal));

        AssertRefused("cut off or was changed");
    }

    [Fact]
    public void A_file_cut_at_any_place_is_refused()
    {
        KeyFile.Create(KeyPath, _random);
        var whole = File.ReadAllText(KeyPath);

        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllText(KeyPath, whole[..length]);
            AssertRefused("cut off or was changed");
        }
    }

    [Fact]
    public void A_file_that_is_far_too_big_is_refused()
    {
        KeyFile.Create(KeyPath, _random);
        File.WriteAllText(KeyPath, new string(' ', 100_000));

        AssertRefused("is not a key file");
    }

    [Fact]
    public void Test_keys_are_there_without_being_in_the_file()
    {
        var file = KeyFile.Create(KeyPath, _random);

        Assert.Equal([1], file.Epochs(RegistryMode.Test));
        Assert.Equal(KeyFile.Generate(_random).Fingerprint(RegistryMode.Test, 1), file.Fingerprint(RegistryMode.Test, 1));
        Assert.DoesNotContain(Convert.ToBase64String(file.Keys(RegistryMode.Test, 1).B), File.ReadAllText(KeyPath), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fingerprint_tells_keys_apart_and_nothing_else()
    {
        var file = KeyFile.Generate(_random);
        var a = file.Keys(RegistryMode.Live, 1).A.ToArray();
        var b = file.Keys(RegistryMode.Live, 1).B.ToArray();
        string[] fingerprints =
        [
            file.Fingerprint(RegistryMode.Live, 1),
            new EpochKeys(RegistryMode.Live, 2, a, b).Fingerprint,
            new EpochKeys(RegistryMode.Test, 1, a, b).Fingerprint,
            new EpochKeys(RegistryMode.Live, 1, a, new byte[32]).Fingerprint,
            KeyFile.Generate(_random).Fingerprint(RegistryMode.Live, 1),
        ];

        Assert.Equal(fingerprints[0], new EpochKeys(RegistryMode.Live, 1, a, b).Fingerprint);
        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
        Assert.All(fingerprints, text => Assert.Matches("^[0-9a-f]{32}$", text));
    }

    [Fact]
    public void An_epoch_that_may_be_missing_is_asked_for_first()
    {
        var file = KeyFile.Generate(_random);

        Assert.True(file.HasEpoch(RegistryMode.Live, 1));
        Assert.False(file.HasEpoch(RegistryMode.Live, 2));
        Assert.Throws<InvalidOperationException>(() => file.Keys(RegistryMode.Live, 2));
    }

    [Fact]
    public void Printing_keys_shows_nothing_of_them()
    {
        var file = KeyFile.Generate(_random);

        Assert.Equal("key file", $"{file}");
        Assert.Equal("epoch keys", $"{file.Keys(RegistryMode.Live, 1)}");
    }

    private void AssertRefused(string expected)
    {
        var refused = Assert.Throws<KeyFileException>(() => KeyFile.Load(KeyPath));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Contains(KeyPath, refused.Message, StringComparison.Ordinal);
    }
}
