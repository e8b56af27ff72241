using System.Globalization;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Reports;

/// <summary>A notice's words. Its ToString shows nothing of them: the link's secret may be among them.</summary>
/// <param name="Version">Kept with the notice, such as "notice-2/de".</param>
internal sealed record NoticeWording(string Subject, string Text, string Version)
{
    public override string ToString() => Version;
}

/// <summary>
/// The notice to a consumer, in every language that the registry speaks: what GDPR art. 14 asks for, first what somebody
/// who is worried needs to know, and that nobody will ever ask them for money, a password or a card.
/// </summary>
internal static class NoticeText
{
    /// <summary>Of the sentences in <see cref="NoticeWords"/>; raised when one of them changes.</summary>
    public const int Edition = 2;

    /// <summary>What a shop that gives the notice itself fills in.</summary>
    public static readonly IReadOnlyList<string> Placeholders = ["order_number", "notice_secret"];

    public static string VersionOf(TextLanguage language) =>
        string.Create(CultureInfo.InvariantCulture, $"notice-{Edition}/{TextLanguages.CodeOf(language)}");

    /// <summary>Whether there is such a text; editions that are no longer given are none that can be attested.</summary>
    public static bool IsPublished(string version) => Enum.GetValues<TextLanguage>().Any(x => VersionOf(x) == version);

    /// <param name="second">The message that the outcome now counts; otherwise the first notice.</param>
    public static NoticeWording Write(TextLanguage language, bool second, NoticeFacts facts)
    {
        var words = NoticeWords.Of(language);
        var values = new Dictionary<string, string>
        {
            ["merchant"] = facts.MerchantName,
            ["merchant_country"] = facts.MerchantCountry,
            ["merchant_url"] = facts.MerchantUrl,
            ["operator"] = facts.Registry.Name,
            ["operator_contact"] = facts.Registry.Line,
            ["officer"] = facts.Registry.Officer,
            ["order"] = facts.Order is { } order ? words.NumberedOrder.With(new Dictionary<string, string> { ["order_number"] = order }) : words.UnnumberedOrder,
            ["category"] = words.Categories[facts.Category],
            ["outcome"] = words.Outcomes[facts.Level],
            ["opened_on"] = Day(facts.OpenedOn),
            ["last_day"] = Day(facts.LastDay),
            ["days"] = facts.ReplyWindowDays.ToString(CultureInfo.InvariantCulture),
            ["authority"] = AuthorityIn(language, words, facts.Authority),
        };
        string[] paragraphs =
        [
            words.Greeting,
            second ? words.NowCounts : words.Reported,
            words.Stated,
            words.NeverCounted,
            facts.OwnOnly ? words.OwnOnly : facts.Listed ? words.Shared : words.Open,
            words.Answer,
            facts.Link,
            words.NeverAsked,
            words.Objection,
            words.Who,
            words.Officer,
            words.Purpose,
            words.LegalBasis,
            words.Data,
            words.Source,
            facts.OwnOnly ? words.OwnOnly : words.Recipients,
            words.Retention,
            words.Rights,
            words.Authority,
            words.NoDecision,
            facts.Registry.Name,
        ];
        var text = string.Join("\n\n", paragraphs.Distinct().Select(x => x.With(values))) + "\n";
        return new NoticeWording((second ? words.SubjectNowCounts : words.Subject).With(values), text, VersionOf(language));
    }

    // A policy names an authority, or describes one in English ("the data protection authority of ...").
    private static string AuthorityIn(TextLanguage language, NoticeWords words, string named) =>
        named.Length == 0 || (language != TextLanguage.English && named.StartsWith("the ", StringComparison.OrdinalIgnoreCase))
            ? words.AnyAuthority
            : named;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
