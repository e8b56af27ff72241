using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CustomerRegistry.Server.Tests.Risk;

/// <summary>The shipped model as another version with some values changed: what an operator tries in shadow.</summary>
internal static class DraftModel
{
    public static async Task<string> OfAsync(int version, params (string Parameter, double Value)[] changes)
    {
        var text = await File.ReadAllTextAsync(RegistryFixture.RepositoryFolder("deploy", "policy", "risk-model-1.json"));
        text = text.Replace("\"version\": 1,", string.Create(CultureInfo.InvariantCulture, $"\"version\": {version},"), StringComparison.Ordinal);
        foreach (var (parameter, value) in changes)
        {
            var old = new Regex($"(\"{Regex.Escape(parameter)}\": \\{{\\s*\"value\": )[0-9.]+");
            if (!old.IsMatch(text)) throw new ArgumentException($"No parameter {parameter}.", nameof(changes));
            text = old.Replace(text, match => string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value}{value}"));
        }

        return text;
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
