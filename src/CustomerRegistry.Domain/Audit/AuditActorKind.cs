namespace CustomerRegistry.Domain.Audit;

/// <summary>Who did something. The number is part of the canonical bytes, so it can never change.</summary>
public enum AuditActorKind
{
    /// <summary>A merchant by its key; the id is the merchant's.</summary>
    Merchant = 1,

    /// <summary>A person of the operator; the id is the person's row, which holds the only name.</summary>
    Staff = 2,

    /// <summary>A consumer by proof; never with an id.</summary>
    Consumer = 3,

    /// <summary>A payment provider's event or answer.</summary>
    Provider = 4,

    /// <summary>Time, by a background job.</summary>
    Job = 5,

    /// <summary>The server itself, before there is staff.</summary>
    Bootstrap = 6,
}
