using System.Diagnostics.CodeAnalysis;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// The parameters of the assessment (design section 7): reviewed data, one version per file, named with its hash by every
/// assessment. Correct once it exists: every parameter is there, within bounds and consistent with the others.
/// </summary>
public sealed class RiskModel
{
    private readonly double[] _repeat;
    private readonly double[] _ownerRepeat;

    internal RiskModel(int version, string hash, IReadOnlyDictionary<string, RiskModelParameter> parameters)
    {
        Number = version;
        Hash = hash;
        Parameters = parameters;
        _repeat = [1, ValueOf(RiskModelForm.RepeatSecond), ValueOf(RiskModelForm.RepeatThird), ValueOf(RiskModelForm.RepeatLater)];
        _ownerRepeat = [1, ValueOf(RiskModelForm.OwnerRepeatSecond), ValueOf(RiskModelForm.OwnerRepeatLater)];
        Standing = new StandingParameters(
            ValueOf(RiskModelForm.StandingAssumedUpheld),
            ValueOf(RiskModelForm.StandingAssumedLost),
            ValueOf(RiskModelForm.StandingPoolCases),
            ValueOf(RiskModelForm.StandingPoolReports),
            ValueOf(RiskModelForm.StandingOwnCases),
            ValueOf(RiskModelForm.StandingOwnReports),
            ValueOf(RiskModelForm.StandingFloor));
        Conduct = new ConductParameters(
            (int)Math.Round(1000 * ValueOf(RiskModelForm.ConductWeightCap), MidpointRounding.AwayFromZero),
            (int)ValueOf(RiskModelForm.ConductReportsAtLeast),
            ValueOf(RiskModelForm.ConductUnknownShare),
            ValueOf(RiskModelForm.ConductBurstFactor),
            ValueOf(RiskModelForm.ConductCopiesShare),
            ValueOf(RiskModelForm.ConductComplainantsShare),
            (int)ValueOf(RiskModelForm.ConductOutcomesAtLeast),
            ValueOf(RiskModelForm.ConductSlowFrom),
            ValueOf(RiskModelForm.ConductStopFrom),
            ValueOf(RiskModelForm.ConductSlowedShare),
            (int)ValueOf(RiskModelForm.ConductSlowedAtMost),
            ValueOf(RiskModelForm.ConductRuleShare),
            (int)ValueOf(RiskModelForm.ConductRuleAtLeast));
    }

    /// <summary>The number of the file, from 1.</summary>
    public int Number { get; }

    /// <summary>As an assessment names it, such as <c>risk-model-1</c>.</summary>
    public string Version => $"risk-model-{Number}";

    /// <summary>SHA-256 of the file's bytes, lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>By name, as the file has them.</summary>
    public IReadOnlyDictionary<string, RiskModelParameter> Parameters { get; }

    public StandingParameters Standing { get; }

    /// <summary>When a merchant's use of the registry is shown to the operator, and what follows until they have looked.</summary>
    public ConductParameters Conduct { get; }

    /// <summary>Share of orders that end in a claim found wrong where nothing is known of the customer.</summary>
    public double Prior => ValueOf(RiskModelForm.Prior);

    public int HalfLifeDays => (int)ValueOf(RiskModelForm.HalfLife);

    /// <summary>What orders that went well take off their owner's contributions, in log-odds per ln(1 + orders).</summary>
    public double Exposure => ValueOf(RiskModelForm.Exposure);

    /// <summary>Orders assumed where a merchant does not know its number.</summary>
    public int AssumedOrders => (int)ValueOf(RiskModelForm.AssumedOrders);

    /// <summary>Least score of LOW.</summary>
    public int LowFrom => (int)ValueOf(RiskModelForm.LowFrom);

    /// <summary>Least score of MEDIUM.</summary>
    public int MediumFrom => (int)ValueOf(RiskModelForm.MediumFrom);

    /// <summary>Least score of HIGH.</summary>
    public int HighFrom => (int)ValueOf(RiskModelForm.HighFrom);

    /// <summary>Independent owners that must contribute for more than LOW; at least 2.</summary>
    public int OwnersForMedium => (int)ValueOf(RiskModelForm.OwnersForMedium);

    /// <summary>Contributing reports at E4 that HIGH needs; at least 1.</summary>
    public int FindingsForHigh => (int)ValueOf(RiskModelForm.FindingsForHigh);

    /// <summary>HIGH needs a contributing report that could count for at most so many days.</summary>
    public int FreshDaysForHigh => (int)ValueOf(RiskModelForm.FreshDaysForHigh);

    /// <summary>With at least this many orders per report the score stays under MEDIUM; above the orders assumed.</summary>
    public int OrdersPerReport => (int)ValueOf(RiskModelForm.OrdersPerReport);

    /// <summary>A newest report older than this takes a step off the confidence.</summary>
    public int FreshDays => (int)ValueOf(RiskModelForm.FreshDays);

    /// <summary>Independent owners that give HIGH confidence without an E4.</summary>
    public int OwnersForHighConfidence => (int)ValueOf(RiskModelForm.OwnersForConfidence);

    /// <summary>Reads a model strictly.</summary>
    /// <param name="fileName">For messages only, such as <c>risk-model-1.json</c>.</param>
    /// <param name="content">The file's bytes, UTF-8.</param>
    /// <param name="model">The model; null where refused.</param>
    /// <param name="refusal"><see cref="RefusalReason.PolicyInvalid"/>; the detail begins with file and line.</param>
    public static bool TryParse(
        string fileName,
        ReadOnlySpan<byte> content,
        [NotNullWhen(true)] out RiskModel? model,
        [NotNullWhen(false)] out Refusal? refusal) =>
        RiskModelParser.TryParse(fileName, content, out model, out refusal);

    /// <summary>Contribution in log-odds of one fresh report of the category, all factors being 1.</summary>
    public double WeightOf(Category category) => ValueOf(category switch
    {
        Category.Unauthorised => RiskModelForm.WeightUnauthorised,
        Category.NotReceived => RiskModelForm.WeightNotReceived,
        Category.NotAsDescribed => RiskModelForm.WeightNotAsDescribed,
        Category.CreditNotProcessed => RiskModelForm.WeightCreditNotProcessed,
        Category.CancelledOrReturned => RiskModelForm.WeightCancelledOrReturned,
        Category.RecurringCancelled => RiskModelForm.WeightRecurringCancelled,
        Category.Duplicate => RiskModelForm.WeightDuplicate,
        Category.UncollectedDelivery => RiskModelForm.WeightUncollectedDelivery,
        Category.Other => RiskModelForm.WeightOther,
    });

    /// <summary>0 below E3, whatever the file says: such outcomes never count.</summary>
    public double FactorOf(EvidenceLevel evidence) => evidence switch
    {
        EvidenceLevel.FinalForMerchant => ValueOf(RiskModelForm.EvidenceE3),
        EvidenceLevel.IndependentFinding => ValueOf(RiskModelForm.EvidenceE4),
        EvidenceLevel.CustomerRight or EvidenceLevel.Claimed or EvidenceLevel.Contested or EvidenceLevel.NotFinal => 0,
    };

    public double FactorOf(EvidenceSource source) => ValueOf(source switch
    {
        EvidenceSource.ProviderConfirmed => RiskModelForm.SourceProviderConfirmed,
        EvidenceSource.ProviderFile => RiskModelForm.SourceProviderFile,
        EvidenceSource.Statement => RiskModelForm.SourceStatement,
    });

    /// <summary>2^(-age/half-life); a day in the future counts as today.</summary>
    public double DecayOf(int ageDays) => Math.Pow(2, -(double)Math.Max(0, ageDays) / HalfLifeDays);

    /// <summary>Factor of the n-th contribution of one owner, the largest being the first; 1 for n = 1.</summary>
    public double Repeat(int n) => _repeat[Math.Min(n, _repeat.Length) - 1];

    /// <summary>Factor of what the n-th owner adds, the one that adds most being the first; 1 for n = 1.</summary>
    public double OwnerRepeat(int n) => _ownerRepeat[Math.Min(n, _ownerRepeat.Length) - 1];

    /// <summary>
    /// What is taken off a high sum of contributions, in thousandths of log-odds: above <c>saturation.from</c> more counts by
    /// <c>saturation.factor</c> only. However many reports agree, some customers have stopped or were never the one.
    /// </summary>
    public int SaturatedMilli(int addedMilli)
    {
        var over = Math.Max(0, addedMilli - OwnerSum.Thousandths(1000 * ValueOf(RiskModelForm.SaturationFrom)));
        return over - OwnerSum.Thousandths(over * ValueOf(RiskModelForm.SaturationFactor));
    }

    /// <summary>
    /// What a number of orders takes off, in thousandths of log-odds: exposure * ln(1 + orders). A logarithm, since what
    /// counts is claims per order: ten times the orders are the same evidence whether from 2 to 20 or from 20 to 200.
    /// </summary>
    public int ExposureMilli(int orders) => OwnerSum.Thousandths(1000 * Exposure * Math.Log(1.0 + Math.Max(0, orders)));

    private double ValueOf(string name) => Parameters[name].Value;
}
