using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// From what is held under a check's keys to its answer (design section 8): match per report, count per listing, assess. A
/// restricted listing, and what its merchant stated of orders, leaves no trace: the answer is the same as if it were not
/// held.
/// </summary>
public static class CheckAnswerRules
{
    /// <param name="ruling">What holds for this checker whatever is found.</param>
    /// <param name="now">Days are UTC days.</param>
    public static CheckAnswer Answer(
        HeldFacts held, Checker checker, CheckerRuling ruling, Purpose purpose, PolicyBook book, RiskModel model, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var matched = held.Listings
            .GroupBy(listing => listing.ReportId)
            .Where(report => Matches(report, today))
            .SelectMany(report => report)
            .OrderBy(listing => listing.ReportId)
            .ThenBy(listing => listing.Key)
            .ToList();
        var judged = new List<JudgedListing>();
        var flags = new List<JurisdictionFlags>();
        var lastDays = new Dictionary<Guid, DateOnly>();
        foreach (var listing in matched)
        {
            if (!held.Reporters.TryGetValue(listing.MerchantId, out var facts)) continue;
            var viewing = book.ViewingFor(CaseOf(listing, checker, book.OperatorCountry, today));
            var counting = ListingRules.CountsFor(listing, ReporterOf(facts, listing, checker, held.Stops, model), viewing, now);
            if (!counting.Counts) continue;
            judged.Add(new JudgedListing(listing, counting));
            flags.Add(viewing.Flags);
            var lastDay = ListingRules.LastDay(listing, viewing);
            lastDays[listing.ReportId] = lastDays.TryGetValue(listing.ReportId, out var other) && other > lastDay ? other : lastDay;
        }

        var strictest = CheckFlags.Strictest(ruling.Flags, flags);
        var assessed = FactsOf(judged, held);
        var assessment = AssessmentRules.Assess(assessed, purpose, model, today, strictest);
        return new CheckAnswer(
            assessment,
            strictest,
            [.. judged.Select(each => each.Listing)],
            [.. matched.Where(listing => ComesBackApart(listing, checker, now)).DistinctBy(listing => listing.ReportId)])
        {
            Facts = assessed,
            LastDays = lastDays,
        };
    }

    /// <summary>The same answer with what would change it: for an answer that is about to be given, since it costs more.</summary>
    public static CheckAnswer Explain(CheckAnswer answer, RiskModel model, DateTimeOffset now) => answer with
    {
        Assessment = answer.Assessment with
        {
            Changes = WhatWouldChangeRules.Of(
                answer.Assessment, answer.Facts, answer.LastDays, model, DateOnly.FromDateTime(now.UtcDateTime)),
        },
    };

    /// <summary>The answer where nothing is held, or where the check must be answered as if nothing were.</summary>
    public static CheckAnswer Nothing(CheckerRuling ruling, Purpose purpose, RiskModel model, DateTimeOffset now)
    {
        var nothing = new AssessmentFacts([], new Dictionary<Guid, int?>(), new Dictionary<Guid, int>());
        return new CheckAnswer(
            AssessmentRules.Assess(nothing, purpose, model, DateOnly.FromDateTime(now.UtcDateTime), ruling.Flags), ruling.Flags, [], [])
        {
            Facts = nothing,
            LastDays = new Dictionary<Guid, DateOnly>(),
        };
    }

    private static bool Matches(IEnumerable<Listing> report, DateOnly today) => IdentifierMatchRules.Matches(
        report.Select(listing => new MatchableIdentifier(listing.Kind, listing.Confirmed, listing.OrderedOn)).ToArray(), today);

    private static ViewingCase CaseOf(Listing listing, Checker checker, Country operatorCountry, DateOnly today) => new(
        listing.ReporterCountry,
        listing.ConsumerCountry,
        operatorCountry,
        checker.Country,
        listing.ReporterSector,
        checker.Sector,
        listing.Category,
        listing.Evidence,
        listing.Source,
        today);

    // A stop of sharing does not take a merchant's own entries from itself: that is not sharing.
    private static Reporter ReporterOf(
        ReporterFacts facts, Listing listing, Checker checker, IReadOnlyList<SharingStop> stops, RiskModel model) => new(
        facts.MerchantId,
        new Standing(facts.StandingPerMille, facts.StandingPerMille < 1000 * model.Standing.Floor),
        facts.State,
        listing.MerchantId != checker.MerchantId && stops.Any(stop => stop.Covers(
            listing.MerchantId, listing.ReporterCountry, listing.ConsumerCountry, checker.MerchantId, checker.Country)));

    // Orders and standings of those merchants alone whose listings count, and orders under the keys of these listings.
    private static AssessmentFacts FactsOf(List<JudgedListing> judged, HeldFacts held)
    {
        var owners = judged.Select(each => each.Listing).DistinctBy(listing => listing.MerchantId).ToDictionary(
            listing => listing.MerchantId, listing => listing.OwnerId);
        var keys = judged.Select(each => (each.Listing.Key, each.Listing.MerchantId)).ToHashSet();
        var orders = held.Orders
            .Where(stated => keys.Contains((stated.Key, stated.MerchantId)))
            .GroupBy(stated => stated.MerchantId)
            .Select(stated => (Owner: owners[stated.Key], stated.MaxBy(each => each.StatedAt)!.OrdersLastYear))
            .GroupBy(stated => stated.Owner)
            .ToDictionary(stated => stated.Key, stated => (int?)stated.Sum(each => Math.Max(0, each.OrdersLastYear)));
        return new AssessmentFacts(
            AssessedReport.Of(judged), orders, owners.Keys.ToDictionary(id => id, id => held.Reporters[id].WeightPerMille));
    }

    // A shared one of the checker's own comes back under the same conditions as an own-only one.
    private static bool ComesBackApart(Listing listing, Checker checker, DateTimeOffset now) =>
        ListingRules.ReturnsApart(listing with { OwnOnly = true }, checker, now);
}
