using System.Text.Json;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Identifiers;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>
/// The key file as JSON, read strictly: an unknown or doubled name, a missing key or one of another length is an error,
/// since a guess would make rows that no other replica finds. Keys are base64.
/// </summary>
internal static class KeyFileFormat
{
    private const int Version = 1;

    // Missing keys are looked for below, one by one, so that the message can name them.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        RespectRequiredConstructorParameters = false,
        RespectNullableAnnotations = false,
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    // A later version may have other names: its number is read before anything else is judged.
    private static readonly JsonSerializerOptions AnyVersion = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private sealed record VersionPart(int? Version);

    private sealed record Content(int? Version, EpochPart[]? Live, string? D, string? N, string? W);

    private sealed record EpochPart(int? Epoch, string? A, string? B);

    public static byte[] Write(KeyFile keys)
    {
        EpochPart[] live =
        [
            .. keys.Epochs(RegistryMode.Live).Select(epoch => keys.Keys(RegistryMode.Live, epoch))
                .Select(one => new EpochPart(one.Epoch, Convert.ToBase64String(one.A), Convert.ToBase64String(one.B))),
        ];
        return JsonSerializer.SerializeToUtf8Bytes(
            new Content(
                Version,
                live,
                Convert.ToBase64String(keys.ContentKey),
                Convert.ToBase64String(keys.LinkKey),
                Convert.ToBase64String(keys.WrappingKey)),
            Strict);
    }

    /// <exception cref="KeyFileException">Not a whole key file of this version.</exception>
    public static KeyFile Read(ReadOnlySpan<byte> content, string path)
    {
        var version = Parse<VersionPart>(content, AnyVersion, path).Version;
        if (version is null) throw new KeyFileException($"Key file {path} has no version: it is not a key file, name the right one.");
        if (version != Version)
            throw new KeyFileException($"Key file {path} has version {version}, this server reads version {Version}: start the server that wrote it.");

        var file = Parse<Content>(content, Strict, path);
        if (file.Live is null or []) throw new KeyFileException($"Key file {path} has no live epoch: restore it from its backup.");
        var live = file.Live.Select(epoch => ReadEpoch(epoch, path)).ToArray();
        if (live.DistinctBy(keys => keys.Epoch).Count() != live.Length)
            throw new KeyFileException($"Key file {path} has an epoch twice: restore it from its backup.");

        return new KeyFile(live, ReadKey(file.D, "D", path), ReadKey(file.N, "N", path), ReadKey(file.W, "W", path));
    }

    private static EpochKeys ReadEpoch(EpochPart? part, string path)
    {
        if (part?.Epoch is not { } epoch || epoch < 1)
            throw new KeyFileException($"Key file {path} has an epoch without a number from 1: restore it from its backup.");
        var a = ReadKey(part.A, $"A of epoch {epoch}", path);
        if (!Oprf.IsSecretKey(a))
            throw new KeyFileException($"Key A of epoch {epoch} in key file {path} is not a scalar of ristretto255: restore the file from its backup.");
        return new EpochKeys(RegistryMode.Live, epoch, a, ReadKey(part.B, $"B of epoch {epoch}", path));
    }

    private static byte[] ReadKey(string? text, string name, string path)
    {
        if (text is null) throw new KeyFileException($"Key file {path} lacks key {name}: restore it from its backup.");
        Span<byte> key = stackalloc byte[EpochKeys.KeyLength];
        if (!Convert.TryFromBase64String(text, key, out var length) || length != EpochKeys.KeyLength)
            throw new KeyFileException($"Key {name} in key file {path} is not 32 bytes in base64: restore the file from its backup.");
        return key.ToArray();
    }

    // The parser's own message is dropped: it may quote what it stumbled over.
    private static T Parse<T>(ReadOnlySpan<byte> content, JsonSerializerOptions options, string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(content, options) ?? throw new JsonException();
        }
        catch (JsonException broken)
        {
            throw new KeyFileException(
                $"Key file {path} is cut off or was changed (line {(broken.LineNumber ?? 0) + 1}): restore it from its backup.");
        }
    }
}
