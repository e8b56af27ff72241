using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Cli.Tests;

/// <summary>The policy that ships, as far as an import needs it.</summary>
internal static class PolicyFiles
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Policy", name));

    public static ReasonCodes Codes()
    {
        Assert.True(ReasonCodes.TryParse(Text("reason-codes.json"), out var codes, out var refusal), refusal?.Detail);
        return codes;
    }

    public static EvidenceTable Evidence()
    {
        Assert.True(EvidenceTable.TryParse(Text("evidence.json"), out var evidence, out var refusal), refusal?.Detail);
        return evidence;
    }
}
