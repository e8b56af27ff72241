using System.Text;

namespace CustomerRegistry.Server.Tests.Privacy;

/// <summary>What a test sent, in every form in which it could turn up somewhere: as text, hex, base64 and escaped.</summary>
internal sealed class KnownSecrets
{
    private readonly List<(string Name, string Form)> _forms = [];

    public void AddText(string name, string value)
    {
        _forms.Add((name, value));
        AddBytes(name, Encoding.UTF8.GetBytes(value));
    }

    public void AddBytes(string name, byte[] value)
    {
        _forms.Add((name, Convert.ToHexStringLower(value)));
        _forms.Add((name, Convert.ToHexString(value)));
        // Without the last characters, whose bits depend on what follows.
        _forms.Add((name, Convert.ToBase64String(value)[..^4]));
        _forms.Add((name, Convert.ToBase64String(value)[..^4].Replace('+', '-').Replace('/', '_')));
    }

    /// <summary>Names of the secrets that stand in a text, with where.</summary>
    public IEnumerable<string> FoundIn(string where, string text) => _forms
        .Where(x => text.Contains(x.Form, StringComparison.OrdinalIgnoreCase))
        .Select(x => $"{x.Name} in {where}").Distinct();
}
