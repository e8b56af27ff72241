using System.Text;
using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Tests.Risk;

/// <summary>Small histories, written as their files are.</summary>
internal static class HistoryText
{
    public const string Header = "at,kind,merchant,subject,report,category,evidence,source,orders,outcome";
    public const string LabelsHeader = "subject,kind,positive_from,positive_to";

    public static (History History, FileProblems Problems) Events(params string[] lines) => EventsOf(string.Join('\n', [Header, .. lines]));

    public static (History History, FileProblems Problems) EventsOf(string text)
    {
        var problems = new FileProblems("EVENTS.csv");
        return (EventsFile.Read(Stream(text), problems, (_, _) => { }, default), problems);
    }

    public static (Labels Labels, FileProblems Problems) Labels(NameTable subjects, params string[] lines) =>
        LabelsOf(subjects, string.Join('\n', [LabelsHeader, .. lines]));

    public static (Labels Labels, FileProblems Problems) LabelsOf(NameTable subjects, string text)
    {
        var problems = new FileProblems("LABELS.csv");
        return (LabelsFile.Read(Stream(text), subjects, problems, (_, _) => { }, default), problems);
    }

    public static (Truth Truth, FileProblems Problems) Truth(params string[] lines)
    {
        var problems = new FileProblems("TRUTH.csv");
        return (TruthFile.Read(Stream(string.Join('\n', ["line,person", .. lines])), problems, (_, _) => { }, default), problems);
    }

    public static History Sound(params string[] lines)
    {
        var (history, problems) = Events(lines);
        Assert.Empty(problems.Lines);
        return history;
    }

    public static ReplayedHistory Replayed(RiskModel model, params string[] lines) =>
        Replay.Of(Sound(lines), model, (_, _) => { }, default);

    /// <summary>The model that ships.</summary>
    public static async Task<RiskModel> ModelAsync() => await RiskModelFile.LoadAsync(null, TestContext.Current.CancellationToken);

    /// <summary>Round numbers for sums by hand, which a calibration does not change.</summary>
    public static async Task<RiskModel> ByHandAsync() => RiskModelFile.With(await ModelAsync(), new Dictionary<string, double>
    {
        [RiskModelForm.WeightNotReceived] = 2,
        [RiskModelForm.WeightOther] = 1,
        [RiskModelForm.EvidenceE4] = 1.6,
        [RiskModelForm.HalfLife] = 365,
        [RiskModelForm.OwnerRepeatSecond] = 1,
        [RiskModelForm.OwnerRepeatLater] = 1,
        [RiskModelForm.SaturationFrom] = 20,
        [RiskModelForm.StandingOwnCases] = 5,
        [RiskModelForm.StandingOwnReports] = 5,
        [RiskModelForm.LowFrom] = 10,
        [RiskModelForm.MediumFrom] = 25,
        [RiskModelForm.HighFrom] = 120,
    });

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
