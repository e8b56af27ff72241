namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>What a country says about sharing a category among merchants. Ordered: a larger one is stricter.</summary>
public enum SharingRule
{
    /// <summary>May be shared; the person need not be told before.</summary>
    Allow = 1,

    /// <summary>May be shared once the person was told and the file's other keys are met.</summary>
    Gated = 2,

    /// <summary>Its merchant may keep it, nobody may share it.</summary>
    OwnOnly = 3,

    /// <summary>The registry may not hold it at all.</summary>
    Deny = 4,
}

/// <summary>Whether an entry is data about an offence (GDPR art. 10 and the like). Unclear counts as yes.</summary>
public enum OffenceData
{
    No = 1,
    Unclear = 2,
    Yes = 3,
}

/// <summary>Whether a country lets a private register hold offence data.</summary>
public enum OffenceDataRule
{
    Yes = 1,
    WithPermit = 2,
    No = 3,
}

/// <summary>What becomes of an entry that the person contests. Ordered: a larger one is stricter.</summary>
public enum ContestRule
{
    /// <summary>It stays and is marked as disputed (US: FCRA §611(c)).</summary>
    Marked = 1,

    /// <summary>It stops counting until decided (GDPR art. 18(1)(a)).</summary>
    Restricted = 2,

    /// <summary>
    /// As restricted; and before it is listed at all the dispute must be known to be over: by an independent finding or by
    /// the provider's own word, not by the merchant's (Germany).
    /// </summary>
    NotListable = 3,
}

/// <summary>Whether an entry may cross from one trade to another.</summary>
public enum SectorRule
{
    Any = 1,
    SameSector = 2,
}

/// <summary>Whether the number may be returned or only reasons and advice.</summary>
public enum ScoreRule
{
    Score = 1,
    ReasonsOnly = 2,
}

/// <summary>How a needed permit stands for one case.</summary>
public enum PermitState
{
    NotNeeded = 1,
    Held = 2,
    Missing = 3,
}

/// <summary>A length of time in calendar months or calendar days; one of the two is 0, both are where there is none.</summary>
/// <param name="Months">Calendar months.</param>
/// <param name="Days">Calendar days.</param>
public readonly record struct Period(int Months, int Days)
{
    public static Period None => default;

    /// <summary>
    /// The shorter of the two. A month has 28 to 31 days, so a month and a number of days cannot be put in order without
    /// a date: then the answer is a number of days that is never longer than either.
    /// </summary>
    public static Period Shorter(Period a, Period b)
    {
        if (a == None || b == None) return None;
        if (a.Days == 0 && b.Days == 0) return new Period(Math.Min(a.Months, b.Months), 0);
        return new Period(0, Math.Min(a.LeastDays, b.LeastDays));
    }

    private int LeastDays => Months == 0 ? Days : Months * 28;

    public override string ToString() =>
        this == None ? "none"
        : Months == 1 ? "1 calendar month"
        : Months > 1 ? $"{Months} calendar months"
        : $"{Days} days";
}
