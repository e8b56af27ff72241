using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// All policy that is in force at one time: jurisdictions, permits, retention of records, and the texts of what other rooms
/// read (evidence, reason codes, risk models). It is put in force and replaced as a whole.
/// </summary>
public sealed class PolicyBundle
{
    /// <summary>A draft risk model that is computed beside the live one; a bundle may do without.</summary>
    public const string ShadowModelName = "shadow-model.json";

    private const string JurisdictionFolder = "jurisdictions/";
    private const string PermitsName = "permits.json";
    private const string RetentionName = "retention.json";

    private readonly SortedDictionary<string, string> _texts;

    private PolicyBundle(SortedDictionary<string, string> texts, string hash, PolicyBook book, RetentionPeriods retention) =>
        (_texts, Hash, Book, Retention) = (texts, hash, book, retention);

    /// <summary>SHA-256 (hex, small letters) over names and texts, see <see cref="HashOf"/>.</summary>
    public string Hash { get; }

    public PolicyBook Book { get; }

    public RetentionPeriods Retention { get; }

    /// <summary>Every file by name, in ordinal order, as it was read.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>The text of one file, such as <c>evidence.json</c>; null where the bundle lacks it.</summary>
    public string? Text(string name) => _texts.GetValueOrDefault(name);

    /// <summary>
    /// Reads the files of a bundle by name, such as <c>jurisdictions/DK.json</c>. A file that no room reads is a problem: it
    /// would be policy that somebody believes to be in force.
    /// </summary>
    public static PolicyResult<PolicyBundle> Parse(IReadOnlyDictionary<string, string> files, Country operatorCountry)
    {
        ArgumentNullException.ThrowIfNull(files);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in files) texts.Add(name, text);
        var problems = new List<PolicyProblem>();
        problems.AddRange(texts.Keys.Where(name => !IsKnown(name)).Select(name => new PolicyProblem(name, 1, "", "is not a file of a bundle")));
        // The other rooms' readers would pass over a byte order mark or a letter that was lost.
        problems.AddRange(texts
            .Where(file => !IsJurisdiction(file.Key) && file.Key is not (PermitsName or RetentionName))
            .Select(file => PolicyText.OddAt(file.Value) is { } odd ? new PolicyProblem(file.Key, odd, "", PolicyText.NotPlain) : null)
            .OfType<PolicyProblem>());

        var jurisdictions = texts
            .Where(file => IsJurisdiction(file.Key))
            .Select(file => Take(JurisdictionPolicyFile.Parse(file.Key, file.Value), problems))
            .OfType<JurisdictionPolicyFile>()
            .ToList();
        var permits = TakeFile(texts, PermitsName, PermitFile.Parse, problems);
        var retention = TakeFile(texts, RetentionName, RetentionPeriods.Parse, problems);
        // Only what reads is put together, so that one mistyped key is not followed by what it makes missing elsewhere.
        if (problems.Count > 0) return new(null, problems);

        var hash = HashOf(texts);
        var book = Take(PolicyBook.Build(jurisdictions, permits!, operatorCountry, hash), problems);
        return book is null ? new(null, problems) : new(new PolicyBundle(texts, hash, book, retention!), []);
    }

    /// <summary>
    /// SHA-256 (hex) over the files in ordinal order of their names: of each, name and text in UTF-8, both with their
    /// length before them as 4 bytes, big endian, so that no two bundles run together into the same bytes.
    /// </summary>
    public static string HashOf(IReadOnlyDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static bool IsKnown(string name) =>
        name is PermitsName or RetentionName or "evidence.json" or "reason-codes.json" or ShadowModelName
        || IsJurisdiction(name)
        || IsRiskModel(name);

    private static bool IsJurisdiction(string name) =>
        name.StartsWith(JurisdictionFolder, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal);

    private static bool IsRiskModel(string name)
    {
        const string Prefix = "risk-model-";
        const string Suffix = ".json";
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal)) return false;
        var number = name.AsSpan(Prefix.Length..^Suffix.Length);
        return number.Length is > 0 and < 6 && number[0] != '0' && !number.ContainsAnyExceptInRange('0', '9');
    }

    private static T? Take<T>(PolicyResult<T> result, List<PolicyProblem> problems)
        where T : class
    {
        problems.AddRange(result.Problems);
        return result.Value;
    }

    private static T? TakeFile<T>(
        SortedDictionary<string, string> texts, string name, Func<string, string, PolicyResult<T>> parse, List<PolicyProblem> problems)
        where T : class
    {
        if (texts.TryGetValue(name, out var text)) return Take(parse(name, text), problems);
        problems.Add(new(name, 1, "", "is missing"));
        return null;
    }
}
