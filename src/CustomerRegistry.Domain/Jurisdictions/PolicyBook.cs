using System.Collections.Concurrent;
using System.Collections.Frozen;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// The law in force as one immutable object: every country's file with its inherited keys, and the operator's permits. A
/// check reads it once; a change of policy is another book. A country without a file, and one that is not known, is
/// answered by the file UNKNOWN. Safe to use from several threads.
/// </summary>
public sealed class PolicyBook
{
    /// <summary>
    /// Far more than merchants' and consumers' countries make; beyond it rulings are computed and not kept, so that nobody
    /// can fill the memory by asking about every pair of letters.
    /// </summary>
    private const int MostCached = 1 << 16;

    private readonly FrozenDictionary<Country, JurisdictionPolicy> _countries;
    private readonly JurisdictionPolicy _unknown;
    private readonly DateOnly[] _permitDays;
    private readonly ConcurrentDictionary<ViewingCase, ViewingRuling> _viewings = new();
    private readonly ConcurrentDictionary<(Country Checker, Country Operator, DateOnly Since), CheckerRuling> _checkers = new();

    private PolicyBook(
        IReadOnlyDictionary<string, JurisdictionPolicy> policies, IReadOnlyList<Permit> permits, Country operatorCountry, string hash)
    {
        _unknown = policies[JurisdictionPolicyFile.UnknownCode];
        _countries = policies.Values
            .Where(policy => policy != _unknown && !policy.File.IsBaseline)
            .ToFrozenDictionary(policy => Country.Parse(policy.File.Code));
        Policies = policies.Values.OrderBy(policy => policy.File.Code, StringComparer.Ordinal).ToList().AsReadOnly();
        Permits = permits;
        OperatorCountry = operatorCountry;
        Hash = hash;
        // The only days on which an answer can change while the book stays the same.
        _permitDays = permits.SelectMany(permit => new[] { permit.ValidFrom, DayAfter(permit.ValidUntil) }).Distinct().Order().ToArray();
    }

    /// <summary>Every file's policy, baselines and UNKNOWN included, by code.</summary>
    public IReadOnlyList<JurisdictionPolicy> Policies { get; }

    public IReadOnlyList<Permit> Permits { get; }

    /// <summary>Where the registry's operator is established.</summary>
    public Country OperatorCountry { get; }

    /// <summary>SHA-256 (hex) of the bundle that the book comes from; carried in every decision.</summary>
    public string Hash { get; }

    /// <summary>Puts files and permits together; problems where a parent, a key or the file UNKNOWN is missing.</summary>
    public static PolicyResult<PolicyBook> Build(
        IReadOnlyList<JurisdictionPolicyFile> files, IReadOnlyList<Permit> permits, Country operatorCountry, string hash)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(permits);
        var problems = new List<PolicyProblem>();
        var policies = PolicyInheritance.Resolve(files, problems);
        var unknownName = $"jurisdictions/{JurisdictionPolicyFile.UnknownCode}.json";
        if (!files.Any(file => file.Code == JurisdictionPolicyFile.UnknownCode))
        {
            problems.Add(new(unknownName, 1, "", "is missing: it answers for every country without a file"));
        }

        foreach (var permit in permits.Where(permit => !files.Any(file => file.Code == permit.Country.ToString() && !file.IsBaseline)))
        {
            problems.Add(new("permits.json", permit.Line, permit.Reference, $"is for {permit.Country}, which has no file"));
        }

        return problems.Count == 0 ? new(new PolicyBook(policies, permits, operatorCountry, hash), []) : new(null, problems);
    }

    /// <summary>The policy that answers for a country; for a subdivision without a file its country's.</summary>
    public JurisdictionPolicy PolicyFor(Country country) => _countries.GetValueOrDefault(Answering(country), _unknown);

    /// <summary>Whether a country has a file of its own.</summary>
    public bool Knows(Country country) => _countries.ContainsKey(country);

    /// <summary>
    /// Decides once, when a report comes or its level changes: refused, own-only or shared. E- and open levels are ruled
    /// like any other (they need a key to be held under); <see cref="AdmissionRuling.Listable"/> says that no listing arises.
    /// </summary>
    public AdmissionRuling AdmissionFor(AdmissionCase asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var question = Question(
            [asked.Reporter, asked.Operator], asked.Consumer, asked.Category, asked.Evidence, asked.Source, asked.Today);
        return RulingRules.Admit(question, asked.OpenedOn, Hash);
    }

    /// <summary>Decides for one listing and one checker; kept, since the same case comes with every check.</summary>
    public ViewingRuling ViewingFor(in ViewingCase asked)
    {
        var key = asked with { Today = Since(asked.Today) };
        if (_viewings.TryGetValue(key, out var ruling)) return ruling;
        ruling = RulingRules.View(Question(asked), asked.ReporterSector == asked.CheckerSector);
        if (_viewings.Count < MostCached) _viewings.TryAdd(key, ruling);
        return ruling;
    }

    /// <summary>What holds for a checker before anything is found, and so in every reply that found nothing.</summary>
    public CheckerRuling CheckerFor(Country checker, Country operatorCountry, DateOnly today)
    {
        var key = (checker, operatorCountry, Since(today));
        if (_checkers.TryGetValue(key, out var ruling)) return ruling;
        ruling = RulingRules.Checker(
        [
            .. Enum.GetValues<Category>().Select(category => Question(
                [checker, operatorCountry], null, category, EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderConfirmed, today)),
        ]);
        if (_checkers.Count < MostCached) _checkers.TryAdd(key, ruling);
        return ruling;
    }

    /// <summary>What a person's request is owed, whatever is held about them. An unknown country has the shortest clock and no extension.</summary>
    public RightsRuling RightsFor(Country consumer, Country operatorCountry, DateOnly today)
    {
        var question = Question([operatorCountry], consumer, Category.Other, EvidenceLevel.Claimed, EvidenceSource.Statement, today);
        // The person's own law is named first where the operator's says the same.
        return RulingRules.Rights(question with { Parties = [.. question.Parties.Reverse()] }, Hash);
    }

    /// <summary>The calendar in which business days of a consumer there are counted.</summary>
    public PublicHolidays HolidaysOf(Country consumer) => PolicyFor(consumer).Value(PolicyKeys.PublicHolidays).Value;

    /// <summary>Whether figures of the conduct of a merchant there may be shown to the public.</summary>
    public bool ConductPublishedFor(Country merchant, Country operatorCountry, DateOnly today) => PolicyKeys.ConductPublished.For(
        Question([merchant, operatorCountry], null, Category.Other, EvidenceLevel.Claimed, EvidenceSource.Statement, today));

    /// <summary>A viewing ruling key by key, for people; not kept.</summary>
    public IReadOnlyList<RuledKey> ExplainViewing(in ViewingCase asked) => RulingRules.Keys(Question(asked));

    private RulingQuestion Question(in ViewingCase asked) => Question(
        [asked.Reporter, asked.Operator, asked.Checker],
        asked.Consumer,
        asked.Category,
        asked.Evidence,
        asked.Source,
        asked.Today);

    private RulingQuestion Question(
        Country[] handlers, Country? consumer, Category category, EvidenceLevel evidence, EvidenceSource source, DateOnly today)
    {
        if (consumer is { } lives) consumer = Answering(lives);
        IEnumerable<Country> countries = consumer is { } person ? [handlers[0], person, .. handlers[1..]] : handlers;
        var parties = countries.Distinct().Select(country => new Party(country, PolicyFor(country))).ToArray();
        return new RulingQuestion(
            parties,
            handlers,
            consumer is null ? null : Array.Find(parties, party => party.Country == consumer),
            category,
            evidence,
            source,
            today,
            Permits);
    }

    /// <summary>Where a subdivision has no file, its country answers, and is asked once.</summary>
    private Country Answering(Country country) =>
        country.IsSubdivision && !_countries.ContainsKey(country) ? country.Whole : country;

    /// <summary>The last day up to <paramref name="today"/> on which a permit began or ceased: answers are the same since.</summary>
    private DateOnly Since(DateOnly today)
    {
        var since = DateOnly.MinValue;
        foreach (var day in _permitDays)
        {
            if (day <= today) since = day;
        }

        return since;
    }

    private static DateOnly DayAfter(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);
}
