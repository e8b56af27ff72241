namespace CustomerRegistry.Domain.Appeals;

/// <summary>Why a contested report went before the case was decided. The number is stored.</summary>
public enum ReportGone
{
    /// <summary>
    /// The merchant took it back while it was contested. Its standing falls as if it had conceded, or taking back would be
    /// the cheaper way to concede.
    /// </summary>
    WithdrawnByMerchant = 1,

    /// <summary>The provider's outcome turned for the customer (E-): nobody's appeal was needed to correct it.</summary>
    CustomerRight = 2,

    /// <summary>Retention, a policy or the merchant's offboarding ended it.</summary>
    Expired = 3,

    /// <summary>Erased at the person's wish or by an authority's order.</summary>
    Erased = 4,
}
