using System.Globalization;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Mail;

namespace CustomerRegistry.Server.Reports;

/// <summary>What a notice tells. It names no consumer, no order and no amount: a mail may be read by others.</summary>
/// <param name="Link">The secret stands in the fragment, which browsers send to no server, so that it is in no log.</param>
internal sealed record NoticeFacts(
    string MerchantName, string OperatorName, Category Category, EvidenceLevel Level, DateOnly OpenedOn, bool OwnOnly,
    bool Listed, int ReplyWindowDays, DateOnly LastDay, string Link)
{
    /// <summary>It had been deleted for the customer and came back on the shop's certificate.</summary>
    public bool Reinserted { get; init; }

    public override string ToString() => "notice";
}

/// <summary>
/// The notice to a consumer, in every language that the registry speaks: who reports, what is stated, why, what they can
/// do, and that nobody will ever ask them for money, a password or a card.
/// </summary>
internal static class NoticeText
{
    /// <param name="second">The message that the outcome now counts; otherwise the first notice.</param>
    public static MailMessage Write(string to, TextLanguage language, bool second, NoticeFacts facts)
    {
        var words = WordsOf(language);
        var day = facts.OpenedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        List<string> paragraphs =
        [
            words.Greeting,
            string.Format(CultureInfo.InvariantCulture, second ? words.NowCounts : words.Reported, facts.MerchantName, facts.OperatorName),
            string.Format(CultureInfo.InvariantCulture, words.Stated, words.Categories[facts.Category], day, words.Levels[facts.Level]),
            words.Why,
            facts.OwnOnly ? words.OwnOnly
                : facts.Listed ? string.Format(CultureInfo.InvariantCulture, words.Shared, facts.ReplyWindowDays, Day(facts.LastDay))
                : words.Open,
            $"{words.Rights}\n\n{facts.Link}",
            words.NeverAsked,
            facts.OperatorName,
        ];
        if (facts.Reinserted && !second) paragraphs.Insert(2, ReinsertionText.In(language, facts.MerchantName));
        var subject = string.Format(CultureInfo.InvariantCulture, second ? words.SubjectNowCounts : words.Subject, facts.MerchantName);
        return new MailMessage(to, subject, string.Join("\n\n", paragraphs) + "\n");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static NoticeWords WordsOf(TextLanguage language) => language switch
    {
        TextLanguage.English => NoticeWords.English,
        TextLanguage.Danish => NoticeWords.Danish,
        TextLanguage.NorwegianBokmal => NoticeWords.NorwegianBokmal,
        TextLanguage.Dutch => NoticeWords.Dutch,
        TextLanguage.German => NoticeWords.German,
    };
}
