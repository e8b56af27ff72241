namespace CustomerRegistry.Domain.Risk;

/// <summary>Why a listing takes no part in an assessment. For explain and tests: a merchant is never told, not even that there is one.</summary>
public enum Restriction
{
    /// <summary>Keyed for its merchant alone.</summary>
    OwnOnly = 1,

    /// <summary>Past the last day of its retention.</summary>
    Expired = 2,

    /// <summary>An objection is open or was upheld.</summary>
    Objected = 3,

    /// <summary>The outcome is not confirmed as this category or ruling needs it.</summary>
    Unconfirmed = 4,

    /// <summary>The law in force does not let this checker see it.</summary>
    RulingDenies = 5,

    /// <summary>The person has not been told yet.</summary>
    NoticeOutstanding = 6,

    /// <summary>The person has been told and may still reply.</summary>
    ReplyWindow = 7,

    /// <summary>An appeal is open, and the ruling restricts meanwhile.</summary>
    Contested = 8,

    /// <summary>The reporter's standing is below the floor, it is suspended or gone, or sharing was stopped.</summary>
    ReporterStopped = 9,
}

/// <summary>Whether a listing takes part in one assessment; <c>default</c> counts, undisputed.</summary>
/// <param name="Restriction">Why it does not; null where it counts.</param>
/// <param name="Disputed">It counts while contested, or with the person's statement, and must be marked so (FCRA §611(c)).</param>
public readonly record struct Counting(Restriction? Restriction, bool Disputed)
{
    public bool Counts => Restriction is null;

    public static Counting Restricted(Restriction restriction) => new(restriction, Disputed: false);
}
