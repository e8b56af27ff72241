using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// The sentences of one language's notices: what GDPR art. 14 asks for, each in a sentence of its own, so that a test can
/// miss one. Words in braces are filled in by <see cref="NoticeText"/>. A changed sentence is a new
/// <see cref="NoticeText.Edition"/>: what a person was told must stay findable.
/// </summary>
/// <param name="NumberedOrder">Where the shop gives the order's number; the registry does not know it.</param>
/// <param name="Who">Art. 14(1)(a): both controllers.</param>
/// <param name="Officer">Art. 14(1)(b).</param>
/// <param name="Purpose">Art. 14(1)(c).</param>
/// <param name="LegalBasis">Art. 14(1)(c) and (2)(b).</param>
/// <param name="Data">Art. 14(1)(d).</param>
/// <param name="Source">Art. 14(2)(f).</param>
/// <param name="Recipients">Art. 14(1)(e) and (f).</param>
/// <param name="Retention">Art. 14(2)(a).</param>
/// <param name="Rights">Art. 14(2)(c).</param>
/// <param name="Objection">Art. 21(4): apart from everything else.</param>
/// <param name="Authority">Art. 14(2)(e).</param>
/// <param name="AnyAuthority">Where the policy names no authority but describes one, which it does in English.</param>
/// <param name="NoDecision">Art. 14(2)(g).</param>
internal sealed partial record NoticeWords(
    string Subject,
    string SubjectNowCounts,
    string Greeting,
    string Reported,
    string NowCounts,
    string NumberedOrder,
    string UnnumberedOrder,
    string Stated,
    string NeverCounted,
    string Shared,
    string Open,
    string OwnOnly,
    string Answer,
    string NeverAsked,
    string Who,
    string Officer,
    string Purpose,
    string LegalBasis,
    string Data,
    string Source,
    string Recipients,
    string Retention,
    string Rights,
    string Objection,
    string Authority,
    string AnyAuthority,
    string NoDecision,
    IReadOnlyDictionary<Category, string> Categories,
    IReadOnlyDictionary<EvidenceLevel, string> Outcomes)
{
    public static NoticeWords Of(TextLanguage language) => language switch
    {
        TextLanguage.English => English,
        TextLanguage.Danish => Danish,
        TextLanguage.NorwegianBokmal => NorwegianBokmal,
        TextLanguage.Dutch => Dutch,
        TextLanguage.German => German,
        TextLanguage.Swedish => Swedish,
        TextLanguage.French => French,
    };
}
