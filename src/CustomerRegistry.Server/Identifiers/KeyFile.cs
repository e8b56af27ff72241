using System.Security.Cryptography;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Identifiers;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>
/// The keys that live outside the database (design section 4.5): A and B of each live epoch, D for stored content, N for
/// links and fingerprints, W for the keys of ASP.NET Data Protection. Without this file a stolen database is useless, and
/// so is one's own: it belongs in a backup of its own. Test mode's A and B are published and never in the file; D, N and W
/// serve both modes. Prints as nothing.
/// </summary>
internal sealed class KeyFile
{
    // An honest file with a hundred epochs has 20 kB.
    private const int MaximumBytes = 65_536;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute |
        UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly Dictionary<(RegistryMode Mode, int Epoch), EpochKeys> _epochs;
    private readonly byte[] _d;
    private readonly byte[] _n;
    private readonly byte[] _w;

    internal KeyFile(IReadOnlyList<EpochKeys> live, byte[] d, byte[] n, byte[] w)
    {
        _epochs = live.Concat(TestKeys.Epochs).ToDictionary(keys => (keys.Mode, keys.Epoch));
        _d = d;
        _n = n;
        _w = w;
    }

    /// <summary>Key D: encrypts stored content.</summary>
    public ReadOnlySpan<byte> ContentKey => _d;

    /// <summary>Key N: links, codes, request fingerprints.</summary>
    public ReadOnlySpan<byte> LinkKey => _n;

    /// <summary>Key W: wraps the Data Protection keys in the database.</summary>
    public ReadOnlySpan<byte> WrappingKey => _w;

    /// <summary>The epochs of a mode that there are keys for, oldest first.</summary>
    public IReadOnlyList<int> Epochs(RegistryMode mode) =>
        [.. _epochs.Keys.Where(key => key.Mode == mode).Select(key => key.Epoch).Order()];

    public bool HasEpoch(RegistryMode mode, int epoch) => _epochs.ContainsKey((mode, epoch));

    /// <exception cref="InvalidOperationException">There is none: ask <see cref="HasEpoch"/> first where the epoch comes from outside.</exception>
    public EpochKeys Keys(RegistryMode mode, int epoch) => _epochs.TryGetValue((mode, epoch), out var keys)
        ? keys
        : throw new InvalidOperationException($"The key file has no keys for {mode} epoch {epoch}.");

    /// <summary>See <see cref="EpochKeys.Fingerprint"/>.</summary>
    public string Fingerprint(RegistryMode mode, int epoch) => Keys(mode, epoch).Fingerprint;

    public override string ToString() => "key file";

    /// <summary>Draws new keys, live epoch 1, in memory alone.</summary>
    public static KeyFile Generate(RandomNumberGenerator random)
    {
        var a = Oprf.DeriveSecretKey(Draw(random), "customer-registry live mode"u8);
        return new KeyFile([new EpochKeys(RegistryMode.Live, 1, a, Draw(random))], Draw(random), Draw(random), Draw(random));
    }

    /// <summary>
    /// Draws new keys and writes them to a file that only its owner can read: whole or not at all, and never over another.
    /// Only for a database without epochs.
    /// </summary>
    /// <exception cref="KeyFileException">The file is already there, or cannot be written.</exception>
    public static KeyFile Create(string path, RandomNumberGenerator random)
    {
        if (Path.Exists(path)) throw AlreadyThere(path);
        var keys = Generate(random);
        var unfinished = path + ".new";
        var ours = false;
        try
        {
            // Creating the unfinished file is also the lock: of two servers that start at once, one gets no further.
            using (var stream = new FileStream(unfinished, NewFile()))
            {
                ours = true;
                stream.Write(KeyFileFormat.Write(keys));
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: false);

            // The journal that makes the file durable under its new name is written by this second flush.
            using var named = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(named);
            return keys;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            if (ours) File.Delete(unfinished);
            throw NotCreated(path, unfinished);
        }
    }

    /// <summary>Reads the keys.</summary>
    /// <exception cref="KeyFileException">The file is missing, readable by others, or not a whole key file of this version.</exception>
    public static KeyFile Load(string path)
    {
        try
        {
            // One handle for looking and reading: nobody can put another file there in between.
            using var handle = File.OpenHandle(path);
            if (!OperatingSystem.IsWindows())
            {
                var mode = File.GetUnixFileMode(handle);
                if ((mode & Others) != 0)
                    throw new KeyFileException($"Key file {path} is open to others (mode 0{Convert.ToString((int)mode, 8)}): run chmod 600 {path}.");
            }

            var length = RandomAccess.GetLength(handle);
            if (length > MaximumBytes) throw new KeyFileException($"Key file {path} is not a key file (more than 64 kB): name the right one.");
            var content = new byte[length];
            for (var read = 0; read < content.Length;)
            {
                var more = RandomAccess.Read(handle, content.AsSpan(read), read);
                if (more == 0) break;
                read += more;
            }

            return KeyFileFormat.Read(content, path);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KeyFileException(
                $"Key file {path} does not exist: restore it from its backup or name the right one; without it the database cannot be used.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"Key file {path} cannot be read: let the server's user read it (owner, mode 0600).");
        }
    }

    private static KeyFileException AlreadyThere(string path) =>
        new($"Key file {path} already exists and is never overwritten: use it, or move it away if this is a new registry.");

    // The other server's file goes from the unfinished name to the final one: looked for in this order it is not missed.
    private static KeyFileException NotCreated(string path, string unfinished)
    {
        if (Path.Exists(unfinished))
            return new KeyFileException(
                $"Key file {path} is being created by another server, or its creation was cut short: if no server is starting, delete {unfinished}.");
        return Path.Exists(path)
            ? AlreadyThere(path)
            : new KeyFileException($"Key file {path} cannot be created in that folder: create the folder and let the server's user write to it.");
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static byte[] Draw(RandomNumberGenerator random)
    {
        var key = new byte[EpochKeys.KeyLength];
        random.GetBytes(key);
        return key;
    }
}
