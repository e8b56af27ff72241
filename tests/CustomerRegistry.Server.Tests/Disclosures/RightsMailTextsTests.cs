using System.Text.RegularExpressions;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Disclosures;
using Xunit;

namespace CustomerRegistry.Server.Tests.Disclosures;

public sealed partial class RightsMailTextsTests
{
    [Fact]
    public void Every_language_has_every_sentence_with_the_same_words_to_fill_in()
    {
        var sentences = typeof(RightsMailTexts).GetProperties().Where(x => x.PropertyType == typeof(string)).ToList();
        Assert.Equal(19, sentences.Count);
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            var texts = RightsMailTexts.For(language);
            foreach (var sentence in sentences)
            {
                var (text, english) = ((string)sentence.GetValue(texts)!, (string)sentence.GetValue(RightsMailLanguages.English)!);
                Assert.NotEmpty(text);
                Assert.Equal(FilledIn(english), FilledIn(text));
                if (language != TextLanguage.English) Assert.NotEqual(english, text);
            }

            Assert.Equal(Enum.GetValues<RightKind>(), texts.Rights.Keys.Order());
            Assert.Equal(Enum.GetValues<RightsDecisionReason>(), texts.Reasons.Keys.Order());
        }
    }

    private static IEnumerable<string> FilledIn(string text) => Braces().Matches(text).Select(x => x.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Braces();
}
