using CsCheck;
using CustomerRegistry.Domain.Merchants;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Merchants;

public sealed class ConductRulesTests
{
    private static readonly ConductFigures Good = Figures.Good;

    // Of 100 reports half are unconfirmed: so that a share of reports can be at its threshold, 50 of 100 it is.
    private static readonly (string Because, ConductFigures Figures, RaisedFlag[] Flags)[] Rows =
    [
        ("a merchant that does everything as it should", Good, []),
        ("nothing at all", Empty, []),

        ("one below half states no order of theirs", Good with { WithoutOrders = 49 }, []),
        ("half state no order", Good with { WithoutOrders = 50 }, [new(ConductFlag.UnknownCustomers, 50, 100)]),
        ("more than half", Good with { WithoutOrders = 51 }, [new(ConductFlag.UnknownCustomers, 51, 100)]),
        ("nobody was ever checked: what is unconfirmed cannot be of customers checked", Good with { Checks = 0 },
            [new(ConductFlag.UnknownCustomers, 50, 100)]),
        ("a single check", Good with { Checks = 1 }, []),
        ("all are confirmed by the provider: the sale is proved, checked or not",
            Good with { ProviderConfirmed = 100, ProviderFile = 0, Statement = 0, Checks = 0 }, []),
        ("nineteen of nineteen are too few", Empty with { Statement = 19, WithoutOrders = 19 }, []),
        ("twenty of twenty are not", Empty with { Statement = 20, WithoutOrders = 20 }, [new(ConductFlag.UnknownCustomers, 20, 20)]),

        ("just below five usual weeks", Good with { Pace = Pace(week: 24, usualTenths: 49) }, []),
        ("five usual weeks", Good with { Pace = Pace(week: 25, usualTenths: 50) }, [new(ConductFlag.Burst, 25, 5)]),
        ("more", Good with { Pace = Pace(week: 26, usualTenths: 50) }, [new(ConductFlag.Burst, 26, 5)]),
        ("a tenth of a report short of it", Good with { Pace = Pace(week: 25, usualTenths: 51) }, []),
        ("nineteen in a week are too few, whatever is usual", Good with { Pace = Pace(week: 19, usualTenths: 0) }, []),
        ("twenty are not: against one a week at least", Good with { Pace = Pace(week: 20, usualTenths: 0) }, [new(ConductFlag.Burst, 20, 1)]),
        ("seven weeks know no usual yet", Good with { Pace = Pace(week: 500, usualTenths: 10) with { Weeks = 7 } }, []),
        ("eight do", Good with { Pace = Pace(week: 500, usualTenths: 10) with { Weeks = 8 } }, [new(ConductFlag.Burst, 500, 1)]),

        ("one below half follow others", Good with { FollowingOthers = 49, FollowingDisclosure = 90 }, []),
        ("half follow others", Good with { FollowingOthers = 50, FollowingDisclosure = 90 }, [new(ConductFlag.CopiesOthers, 50, 100)]),
        ("more than half", Good with { FollowingOthers = 51, FollowingDisclosure = 90 }, [new(ConductFlag.CopiesOthers, 51, 100)]),
        ("all follow a disclosure, but of its own reports", Good with { FollowingOthers = 0, FollowingDisclosure = 100 }, []),
        ("nineteen of nineteen follow others: too few", Empty with { ProviderConfirmed = 19, FollowingOthers = 19 }, []),

        ("one below four in five had complained", Good with { Complainants = 79 }, []),
        ("four in five", Good with { Complainants = 80 }, [new(ConductFlag.ReportsMostComplainants, 80, 100)]),
        ("of those of which it is known, not of all", Good with { Complainants = 40, ComplaintKnown = 50 },
            [new(ConductFlag.ReportsMostComplainants, 40, 50)]),
        ("nineteen of nineteen had complained: too few", Good with { Complainants = 19, ComplaintKnown = 19 }, []),

        ("everything at once, in the order of the numbers",
            Good with { WithoutOrders = 50, Pace = Pace(week: 50, usualTenths: 10), FollowingOthers = 60, Complainants = 90 },
            [
                new(ConductFlag.UnknownCustomers, 50, 100), new(ConductFlag.Burst, 50, 1), new(ConductFlag.CopiesOthers, 60, 100),
                new(ConductFlag.ReportsMostComplainants, 90, 100),
            ]),
    ];

    private static ConductFigures Empty => Good with
    {
        ProviderConfirmed = 0,
        ProviderFile = 0,
        Statement = 0,
        Checks = 0,
        FollowingDisclosure = 0,
        FollowingOthers = 0,
        ComplaintKnown = 0,
        Complainants = 0,
        Pace = new ReportPace(0, 0, 0, 52),
    };

    [Fact]
    public void Flags_by_figures()
    {
        foreach (var (because, figures, flags) in Rows)
        {
            var raised = ConductRules.Raise(figures, Figures.Parameters);
            Assert.True(raised.SequenceEqual(flags), $"{because}: {string.Join(", ", raised)}");
        }
    }

    private static readonly RaisedFlag Copies = new(ConductFlag.CopiesOthers, 50, 100);
    private static readonly RaisedFlag MoreCopies = new(ConductFlag.CopiesOthers, 60, 110);
    private static readonly RaisedFlag Burst = new(ConductFlag.Burst, 50, 1);

    // Held before, what the figures raise now, what is then held.
    private static readonly (string Because, ConductCase Held, RaisedFlag[] Raised, ConductCase Then)[] Measurings =
    [
        ("nothing", ConductCase.None, [], ConductCase.None),
        ("a flag opens", ConductCase.None, [Copies], new([Copies], [])),
        ("an open one has the newest figures", new([Copies], []), [MoreCopies], new([MoreCopies], [])),
        ("it is not waited out: the figures got better and it stays, with the last that raised it", new([Copies], []), [], new([Copies], [])),
        ("another opens beside it, in the order of numbers", new([Copies], []), [Burst, Copies], new([Burst, Copies], [])),
        ("one that was lifted stays so at the same figures", new([], [Copies]), [Copies], new([], [Copies])),
        ("fewer than were lifted", new([], [MoreCopies]), [Copies], new([], [MoreCopies])),
        ("more of more, at a lower share, is not worse", new([], [Copies]), [new(ConductFlag.CopiesOthers, 100, 201)],
            new([], [Copies])),
        ("more at the same share is", new([], [Copies]), [new(ConductFlag.CopiesOthers, 100, 200)],
            new([new(ConductFlag.CopiesOthers, 100, 200)], [Copies])),
        ("a higher share of fewer is not", new([], [Copies]), [new(ConductFlag.CopiesOthers, 40, 50)], new([], [Copies])),
        ("one that is gone is forgotten", new([], [Copies, Burst]), [Burst], new([], [Burst])),
        ("so that the same burst a year later is a new one", new([], []), [Burst], new([Burst], [])),
    ];

    [Fact]
    public void What_is_open_after_the_figures_were_counted_anew()
    {
        foreach (var (because, held, raised, then) in Measurings) Equal(because, then, ConductRules.Measure(held, raised));
    }

    private static readonly (string Because, ConductCase Held, RaisedFlag[] Raised, ConductDecision Decision, ConductCase Then)[] Looks =
    [
        ("nothing to lift", ConductCase.None, [], ConductDecision.Lift, ConductCase.None),
        ("lifted at the figures of the moment", new([Copies], []), [MoreCopies], ConductDecision.Lift, new([], [MoreCopies])),
        ("one that the operator saw before the daily run did", ConductCase.None, [Copies], ConductDecision.Lift, new([], [Copies])),
        ("open, though no longer raised", new([Copies], []), [], ConductDecision.Lift, new([], [Copies])),
        ("lifted again at worse figures: the worse ones are remembered", new([MoreCopies], [Copies]), [MoreCopies],
            ConductDecision.Lift, new([], [MoreCopies])),
        ("kept", new([Copies], []), [MoreCopies], ConductDecision.Keep, new([MoreCopies], [])),
        ("kept, though no longer raised", new([Copies], []), [], ConductDecision.Keep, new([Copies], [])),
        ("suspended: the cap stays", new([Copies], []), [Copies], ConductDecision.Suspend, new([Copies], [])),
    ];

    [Fact]
    public void What_is_open_after_an_operator_looked()
    {
        foreach (var (because, held, raised, decision, then) in Looks) Equal(because, then, ConductRules.Look(held, raised, decision));
    }

    [Fact]
    public void The_weight_is_capped_while_a_flag_is_open()
    {
        Assert.Null(ConductRules.WeightCap(ConductCase.None, Figures.Parameters));
        Assert.Null(ConductRules.WeightCap(new([], [Copies]), Figures.Parameters));
        Assert.Equal(400, ConductRules.WeightCap(new([Copies], []), Figures.Parameters));
        Assert.Equal(400, ConductRules.WeightCap(new([Burst, Copies], []), Figures.Parameters));
    }

    [Fact]
    public void Confirmed_reports_of_known_buyers_who_did_not_complain_never_raise_a_flag_of_a_share() =>
        Gen.Select(AnyFigures, Gen.Int[1, 500]).Sample((figures, more) =>
        {
            var cleaner = figures with
            {
                ProviderConfirmed = figures.ProviderConfirmed + more,
                ComplaintKnown = figures.ComplaintKnown + more,
            };
            var before = ConductRules.Raise(figures, Figures.Parameters).Select(flag => flag.Flag).ToHashSet();
            Assert.Subset(before, ConductRules.Raise(cleaner, Figures.Parameters).Select(flag => flag.Flag).ToHashSet());
        }, iter: 3000);

    [Fact]
    public void Few_reports_never_raise_a_flag() => AnyFigures.Sample(figures =>
    {
        if (figures.Reports >= Figures.Parameters.ReportsAtLeast) return;
        Assert.DoesNotContain(ConductRules.Raise(figures, Figures.Parameters), flag => flag.Flag != ConductFlag.Burst);
    }, iter: 3000);

    [Fact]
    public void An_open_flag_ends_only_by_an_operator() => Gen.Select(AnyFigures, AnyFigures, AnyFigures).Sample((first, second, third) =>
    {
        var held = ConductCase.None;
        foreach (var figures in new[] { first, second, third })
        {
            var next = ConductRules.Measure(held, ConductRules.Raise(figures, Figures.Parameters));
            Assert.Subset(next.Open.Select(flag => flag.Flag).ToHashSet(), held.Open.Select(flag => flag.Flag).ToHashSet());
            Assert.Equal(next.Open.Count, next.Open.DistinctBy(flag => flag.Flag).Count());
            held = next;
        }

        Assert.Empty(ConductRules.Look(held, ConductRules.Raise(third, Figures.Parameters), ConductDecision.Lift).Open);
        // The day after, with the same figures, it is still lifted.
        var lifted = ConductRules.Look(held, ConductRules.Raise(third, Figures.Parameters), ConductDecision.Lift);
        Assert.Empty(ConductRules.Measure(lifted, ConductRules.Raise(third, Figures.Parameters)).Open);
    }, iter: 3000);

    // Unconfirmed ones are parts of those that are held.
    private static Gen<ConductFigures> AnyFigures => Gen.Select(
        Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100]).Select(
        (confirmed, stated, checks, without, others, complained, week) => Good with
        {
            ProviderConfirmed = confirmed,
            ProviderFile = 0,
            Statement = stated,
            Checks = checks,
            WithoutOrders = Math.Min(without, stated),
            FollowingOthers = Math.Min(others, confirmed + stated),
            ComplaintKnown = confirmed + stated,
            Complainants = Math.Min(complained, stated),
            Pace = Pace(week, usualTenths: 20),
        });

    private static ReportPace Pace(int week, int usualTenths) => new(BusiestDay: week, week, usualTenths, Weeks: 52);

    private static void Equal(string because, ConductCase expected, ConductCase actual) => Assert.True(
        expected.Open.SequenceEqual(actual.Open) && expected.Lifted.SequenceEqual(actual.Lifted),
        $"{because}: open {string.Join(", ", actual.Open)}; lifted {string.Join(", ", actual.Lifted)}");
}
