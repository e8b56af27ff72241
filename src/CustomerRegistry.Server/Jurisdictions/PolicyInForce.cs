using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>One bundle, every part of it read: an immutable object that a call takes once and uses to its end.</summary>
internal sealed record PolicyInForce(
    long Id, DateTimeOffset AppliedAt, PolicyBundle Bundle, ReasonCodes ReasonCodes, EvidenceTable Evidence, RiskModel RiskModel,
    RiskModel? ShadowModel)
{
    public PolicyBook Book => Bundle.Book;

    public string Hash => Bundle.Hash;

    public Country Operator => Bundle.Book.OperatorCountry;
}
