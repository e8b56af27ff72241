using System.Globalization;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// A reason as a neutral sentence, for the shop's staff and for the person's own file: how a dispute ended and when it
/// opened, nothing about the person. The buyer at a checkout gets <see cref="BuyerSentence"/> instead.
/// </summary>
public static class ReasonText
{
    /// <summary>Such as "a not-received claim that the card scheme decided for the shop, March 2026".</summary>
    public static string Of(Reason reason, TextLanguage language)
    {
        var words = ReasonWords.Of(language);
        return reason.Code switch
        {
            ReasonCode.Report => Of(reason.Outcome!, language),
            ReasonCode.ReportCountedWithAnother => $"{Of(reason.Outcome!, language)} ({words.CountedWithAnother})",
            ReasonCode.GoodOrders => words.GoodOrders,
            ReasonCode.Prior => words.Prior,
            ReasonCode.CapOneOwner => words.CapOneOwner,
            ReasonCode.CapNoFinding => words.CapNoFinding,
            ReasonCode.FloorGoodOrders => words.FloorGoodOrders,
            ReasonCode.Saturation => words.Saturation,
            ReasonCode.CapManyOrders => words.CapManyOrders,
            ReasonCode.CapNotFresh => words.CapNotFresh,
        };
    }

    public static string Of(ReportedOutcome outcome, TextLanguage language) =>
        Of(outcome.Category, outcome.Evidence, outcome.Source, outcome.OpenedMonth, outcome.Disputed, language, outcome.DisputeStatement);

    /// <summary>For the person's own file, which shows reports that take part in no assessment too.</summary>
    public static string Of(
        Category category, EvidenceLevel evidence, EvidenceSource source, DateOnly opened, bool disputed, TextLanguage language,
        DisputeStatement? statement = null)
    {
        var words = ReasonWords.Of(language);
        var ended = evidence switch
        {
            EvidenceLevel.FinalForMerchant => source switch
            {
                EvidenceSource.ProviderConfirmed => words.FinalByProvider,
                EvidenceSource.ProviderFile => words.FinalByFile,
                EvidenceSource.Statement => words.FinalByStatement,
            },
            EvidenceLevel.IndependentFinding => source switch
            {
                EvidenceSource.ProviderConfirmed => words.IndependentFinding,
                EvidenceSource.ProviderFile or EvidenceSource.Statement => words.IndependentFindingByStatement,
            },
            EvidenceLevel.CustomerRight or EvidenceLevel.Claimed or EvidenceLevel.Contested or EvidenceLevel.NotFinal => words.NotFinal,
        };
        var month = string.Create(CultureInfo.InvariantCulture, $"{words.Months[opened.Month - 1]} {opened.Year:0000}");
        return $"{words.Categories[category]}{ended}, {month}{DisputedText(disputed, statement, words, language)}";
    }

    private static string DisputedText(bool disputed, DisputeStatement? statement, ReasonWords words, TextLanguage language) =>
        !disputed && statement is null ? ""
        : statement is { } stated ? $"; {words.Disputed}: {StatementText.Of(stated, language)}"
        : $"; {words.Disputed}";
}
