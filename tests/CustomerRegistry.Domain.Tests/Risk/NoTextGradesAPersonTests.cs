using CustomerRegistry.Domain.Tests.Jurisdictions;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

/// <summary>Every text that ships, in every language: sentences, mails, notices, pages, names on the wire.</summary>
public sealed class NoTextGradesAPersonTests
{
    // A payment provider's own word, which is read and never written.
    private const string ProvidersWord = "\"fraudulent\" or \"unrecognized\"";

    [Fact]
    public void No_line_of_what_ships_has_a_word_that_grades_a_person()
    {
        var found = new List<string>();
        var read = 0;
        foreach (var path in Files())
        {
            foreach (var line in File.ReadLines(path).Where(each => !each.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            {
                read++;
                if (WordsAboutPeople.In(line.Replace(ProvidersWord, "", StringComparison.Ordinal)) is { } word)
                {
                    found.Add($"{Path.GetFileName(path)}: {word}: {line.Trim()}");
                }
            }
        }

        Assert.True(read > 10_000, $"{read} lines");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static IEnumerable<string> Files() =>
        from folder in new[] { "src", "protos" }
        from path in Directory.EnumerateFiles(Path.Combine(ShippedPolicy.Root, folder), "*", SearchOption.AllDirectories)
        where Path.GetExtension(path) is ".cs" or ".cshtml" or ".razor" or ".resx" or ".proto"
        where !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        select path;
}
