using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>What is known of merchants' reports so far, and the standings that follow from it.</summary>
internal sealed class StandingLedger(int merchants, StandingParameters parameters)
{
    private readonly int[] _upheld = new int[merchants];
    private readonly int[] _lost = new int[merchants];
    private readonly int[] _reports = new int[merchants];
    private int _allUpheld;
    private int _allLost;
    private int _allReports;

    public void CountReport(int merchant)
    {
        _reports[merchant]++;
        _allReports++;
    }

    public void CountAppeal(int merchant, bool overturned)
    {
        if (overturned)
        {
            _lost[merchant]++;
            _allLost++;
        }
        else
        {
            _upheld[merchant]++;
            _allUpheld++;
        }
    }

    public Standing Of(int merchant) => StandingRules.Of(
        new StandingFacts(_upheld[merchant], _lost[merchant], Unanswered: 0, _reports[merchant]),
        new StandingPool(_allUpheld, _allLost, _allReports),
        parameters);
}
