using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

/// <summary>The files of deploy/policy as they ship, and questions about them with everything ordinary filled in.</summary>
internal static class ShippedPolicy
{
    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly DateOnly OpenedOn = new(2026, 10, 5);

    public static readonly Country GB = Country.Parse("GB");
    public static readonly Country DK = Country.Parse("DK");
    public static readonly Country NL = Country.Parse("NL");
    public static readonly Country DE = Country.Parse("DE");
    public static readonly Country US = Country.Parse("US");
    public static readonly Country SE = Country.Parse("SE");
    public static readonly Country California = Country.Parse("US-CA");

    /// <summary>A country that has no file.</summary>
    public static readonly Country BR = Country.Parse("BR");

    public static string Root { get; } = FindRoot();

    public static string TestFolder { get; } = Path.Combine(Root, "tests", "CustomerRegistry.Domain.Tests");

    public static IReadOnlyDictionary<string, string> Files { get; } = ReadFiles();

    public static PolicyBook Book { get; } = WithPermits("[]");

    /// <summary>The shipped files with other permits.</summary>
    public static PolicyBook WithPermits(string permits) => With(new() { ["permits.json"] = permits });

    /// <summary>The shipped files with some replaced or added.</summary>
    public static PolicyBook With(Dictionary<string, string> changed)
    {
        var result = PolicyBundle.Parse(Changed(changed), GB);
        Assert.Empty(result.Problems);
        return result.Value!.Book;
    }

    public static Dictionary<string, string> Changed(Dictionary<string, string> changed)
    {
        var files = new Dictionary<string, string>(Files);
        foreach (var (name, text) in changed) files[name] = text;
        return files;
    }

    public static AdmissionRuling Admit(
        this PolicyBook book,
        Country reporter,
        Country consumer,
        Country op,
        Category category = Category.NotReceived,
        EvidenceLevel evidence = EvidenceLevel.FinalForMerchant,
        EvidenceSource source = EvidenceSource.ProviderConfirmed,
        DateOnly? today = null,
        DateOnly? openedOn = null) => book.AdmissionFor(new AdmissionCase(
            reporter, consumer, op, Sector.GeneralRetail, category, evidence, source, openedOn ?? OpenedOn, today ?? Today));

    public static ViewingRuling View(
        this PolicyBook book,
        Country reporter,
        Country consumer,
        Country op,
        Country checker,
        Category category = Category.NotReceived,
        EvidenceLevel evidence = EvidenceLevel.FinalForMerchant,
        EvidenceSource source = EvidenceSource.ProviderConfirmed,
        Sector checkerSector = Sector.GeneralRetail,
        DateOnly? today = null) => book.ViewingFor(new ViewingCase(
            reporter, consumer, op, checker, Sector.GeneralRetail, checkerSector, category, evidence, source, today ?? Today));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CustomerRegistry.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }

    private static Dictionary<string, string> ReadFiles()
    {
        var folder = Path.Combine(Root, "deploy", "policy");
        var files = new Dictionary<string, string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            files.Add(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path));
        }

        return files;
    }
}
