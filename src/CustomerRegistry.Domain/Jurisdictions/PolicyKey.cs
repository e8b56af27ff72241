namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>One key of a policy file: its name, and what it does in the words of its readers.</summary>
public abstract class PolicyKey
{
    private protected PolicyKey(string name, string meaning) => (Name, Meaning) = (name, meaning);

    /// <summary>As it stands in the files.</summary>
    public string Name { get; }

    /// <summary>What the key does, in one sentence.</summary>
    public string Meaning { get; }

    /// <summary>Reads a value with its source; null (and problems noted) where it cannot be read.</summary>
    internal abstract PolicyValue? Read(PolicyNode node, string file, PolicyReading reading);

    /// <summary>What holds under a bundle that was put in force before there was such a key; null for keys that every bundle has.</summary>
    internal abstract PolicyValue? BeforeThereWasOne { get; }

    /// <summary>The value that wins for a question, in words, with its origin.</summary>
    internal abstract RuledKey Rule(RulingQuestion question);

    /// <summary>The stricter of two values as files hold them, by category or alone; null where the key does not order those.</summary>
    internal abstract object? Stricter(object a, object b);

    /// <summary>Such a value in words; null where the key has words for what it comes down to alone.</summary>
    internal abstract string? Say(object value);
}

/// <summary>A key with its types: what a file holds, and what it comes down to for one question.</summary>
/// <typeparam name="TStored">What a file holds, such as months per category.</typeparam>
/// <typeparam name="TRuled">What it comes down to for one question, such as a number of months.</typeparam>
public sealed class PolicyKey<TStored, TRuled> : PolicyKey
    where TRuled : notnull
{
    private static readonly string[] Required = ["value", "source", "confidence"];

    private readonly Func<PolicyReading, PolicyNode, string, TStored> _read;
    private readonly Func<TStored, Party, RulingQuestion, TRuled> _at;
    private readonly Func<TRuled, TRuled, TRuled>? _stricter;
    private readonly Func<TRuled, string> _say;
    private PolicyValue<TStored>? _before;

    /// <param name="stricter">The stricter of two; null where the consumer's own file answers alone (names, languages).</param>
    internal PolicyKey(
        string name,
        string meaning,
        Func<PolicyReading, PolicyNode, string, TStored> read,
        Func<TStored, Party, RulingQuestion, TRuled> at,
        Func<TRuled, TRuled, TRuled>? stricter,
        Func<TRuled, string> say)
        : base(name, meaning) =>
        (_read, _at, _stricter, _say) = (read, at, stricter, say);

    internal override PolicyValue? BeforeThereWasOne => _before;

    /// <summary>Adds a key later: its strictest value, for the bundle that is in force while the server is updated.</summary>
    internal PolicyKey<TStored, TRuled> Later(TStored strictest)
    {
        _before = new(
            strictest, "product", "The policy in force is from before there was such a key: the strictest answer", Confidence.Recommendation, null);
        return this;
    }

    internal TRuled For(RulingQuestion question)
    {
        var parties = Asked(question);
        var ruled = _at(parties[0].Policy.Value(this).Value, parties[0], question);
        for (var i = 1; i < parties.Count; i++)
        {
            ruled = _stricter!(ruled, _at(parties[i].Policy.Value(this).Value, parties[i], question));
        }

        return ruled;
    }

    internal override RuledKey Rule(RulingQuestion question)
    {
        var ruled = For(question);
        var parties = Asked(question);
        foreach (var party in parties)
        {
            var value = party.Policy.Value(this);
            if (!EqualityComparer<TRuled>.Default.Equals(_at(value.Value, party, question), ruled)) continue;
            return new RuledKey(Name, _say(ruled), value.File, value.Source, PolicyWords.Of(value.Confidence));
        }

        // Two clocks that cannot be put in order gave a third, shorter one: it is nobody's law, so it is marked as ours.
        var files = parties.Select(party => party.Policy.Value(this).File).Distinct();
        return new RuledKey(
            Name, _say(ruled), string.Join("+", files), "not longer than either file's", PolicyWords.Of(Confidence.Recommendation));
    }

    internal override object? Stricter(object a, object b) =>
        a is TRuled one && b is TRuled other && _stricter is not null ? _stricter(one, other) : null;

    internal override string? Say(object value) => value is TRuled ruled ? _say(ruled) : null;

    internal override PolicyValue? Read(PolicyNode node, string file, PolicyReading reading)
    {
        if (!reading.IsObject(node, Name, Required, ["comment"])) return null;
        return new PolicyValue<TStored>(
            _read(reading, node.Property("value")!, Name),
            file,
            reading.Text(node.Property("source")!, $"{Name}.source"),
            reading.Word(node.Property("confidence")!, $"{Name}.confidence", PolicyWords.Confidences),
            node.Property("comment") is { } comment ? reading.Text(comment, $"{Name}.comment") : null);
    }

    private IReadOnlyList<Party> Asked(RulingQuestion question) => _stricter is not null
        ? question.Parties
        : [question.Consumer ?? throw new InvalidOperationException($"The key {Name} needs a consumer.")];
}
