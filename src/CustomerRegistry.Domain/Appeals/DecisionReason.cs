namespace CustomerRegistry.Domain.Appeals;

/// <summary>
/// Why a case was decided so: a closed list, since free words about a person are not wanted here. Numbers are those of the
/// proto enum <c>DecisionReason</c>. Who may give which reason is <see cref="DecisionReasons"/>.
/// </summary>
public enum DecisionReason
{
    Conceded = 1,
    Unanswered = 2,
    NotDecidedInTime = 3,
    ProofInsufficient = 4,
    WrongPerson = 5,
    IdentityTheft = 6,
    StatutoryRight = 7,

    /// <summary>The entry was used to press the consumer.</summary>
    Pressure = 8,
    ProofSufficient = 9,
    NothingAgainst = 10,
}
