using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>One bundle, every part of it read: an immutable object that a call takes once and uses to its end.</summary>
internal sealed record PolicyInForce(
    long Id, DateTimeOffset AppliedAt, PolicyBundle Bundle, ReasonCodes ReasonCodes, EvidenceTable Evidence, RiskModel RiskModel,
    RiskModel? ShadowModel)
{
    /// <summary>What rules: the bundle's own book, or, while it is being applied, the stricter of it and of the one replaced.</summary>
    public PolicyBook Book { get; private init; } = Bundle.Book;

    public string Hash => Bundle.Hash;

    public Country Operator => Bundle.Book.OperatorCountry;

    /// <summary>The same while it goes through what is held.</summary>
    public PolicyInForce While(PolicyInForce replaced) => this with { Book = Bundle.Book.While(replaced.Bundle.Book) };

    /// <summary>The same once it has.</summary>
    public PolicyInForce Alone() => this with { Book = Bundle.Book };
}
