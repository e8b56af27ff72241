namespace CustomerRegistry.Domain.Appeals;

/// <summary>What is said to be wrong with a report: a closed list. Numbers are those of the proto enum <c>AppealGround</c>.</summary>
public enum AppealGround
{
    NotMe = 1,
    SharedIdentifier = 2,
    UnderAge = 3,
    Deceased = 4,
    Returned = 5,
    ComplainedFirst = 6,
    OutcomeWrong = 7,
    IdentityTheft = 8,

    /// <summary>The shop wants something in return for taking the report away.</summary>
    Pressured = 9,
    Other = 10,
}
