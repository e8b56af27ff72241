namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// Whose doing a network reason code can be (<c>law.md</c> section 9, column ff). Only <see cref="CardholderPossible"/> can
/// ever be listed; which code falls in which class is a recommendation, not the networks' own word.
/// </summary>
public enum FaultClass
{
    /// <summary>P: the cardholder may be wrong, in principle. The code alone says nothing; the outcome does.</summary>
    CardholderPossible = 1,

    /// <summary>T: a third party's doing or a liability shift; the cardholder is presumably the victim.</summary>
    ThirdParty = 2,

    /// <summary>M: the merchant's or acquirer's own doing; never adverse to the customer.</summary>
    Merchant = 3,

    /// <summary>N: a programme or a step of procedure; says nothing about the customer.</summary>
    Procedural = 4,
}
