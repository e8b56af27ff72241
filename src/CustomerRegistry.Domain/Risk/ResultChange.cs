namespace CustomerRegistry.Domain.Risk;

/// <summary>What would have to be different. The stable code on the wire is <see cref="ChangeCodeNames.Wire"/>.</summary>
public enum ChangeCode
{
    /// <summary>One report were not there.</summary>
    WithoutReport = 1,

    /// <summary>None of the reports of one owner's merchants were there.</summary>
    WithoutOwner = 2,

    /// <summary>Several reports together were not there.</summary>
    WithoutReports = 3,

    /// <summary>Nothing is added until a month, while reports age and go.</summary>
    WhenOlder = 4,
}

public static class ChangeCodeNames
{
    public static string Wire(ChangeCode code) => code switch
    {
        ChangeCode.WithoutReport => "WITHOUT_REPORT",
        ChangeCode.WithoutOwner => "WITHOUT_OWNER",
        ChangeCode.WithoutReports => "WITHOUT_REPORTS",
        ChangeCode.WhenOlder => "WHEN_OLDER",
    };
}

/// <summary>Something that would change an assessment's level, and to what.</summary>
/// <param name="Level">Lower than the assessment's.</param>
/// <param name="Reports">The reports that it is about, in the order of the reasons; empty for WhenOlder.</param>
/// <param name="From">
/// For WhenOlder the first day of the first month that begins with the lower level: a day would tell when exactly a dispute
/// opened, of which a reason gives the month alone. Else null.
/// </param>
public sealed record ResultChange(ChangeCode Code, RiskLevel Level, IReadOnlyList<ReportedOutcome> Reports, DateOnly? From);
