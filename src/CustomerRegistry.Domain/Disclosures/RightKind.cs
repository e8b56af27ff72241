namespace CustomerRegistry.Domain.Disclosures;

/// <summary>The right that a person exercises. Numbers are those of the proto.</summary>
public enum RightKind
{
    /// <summary>To see what is held (GDPR art. 15; FCRA §609).</summary>
    Access = 1,

    /// <summary>To have it put right (GDPR art. 16).</summary>
    Rectification = 2,

    /// <summary>To have it deleted (GDPR art. 17).</summary>
    Erasure = 3,

    /// <summary>To have its use restricted (GDPR art. 18).</summary>
    Restriction = 4,

    /// <summary>To object to its use (GDPR art. 21).</summary>
    Objection = 5,

    /// <summary>To take it along, as JSON (GDPR art. 20).</summary>
    Portability = 6,

    /// <summary>To have a person look at an answer that a shop acted on (GDPR art. 22(3)).</summary>
    HumanReview = 7,
}
