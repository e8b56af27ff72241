using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>What a Stripe dispute means here.</summary>
public abstract record StripeReading
{
    private StripeReading()
    {
    }

    /// <summary>A value that is not known, such as a status that Stripe added: refused rather than guessed.</summary>
    public sealed record Refused(Refusal Refusal) : StripeReading;

    /// <summary>It is understood.</summary>
    /// <param name="Code">The network reason code's row; null where there is none.</param>
    /// <param name="NeverListable">Why no outcome of this dispute can be listed, in words; null where one could.</param>
    /// <param name="NotListableNow">Why it cannot be listed at this level, in words; null where it can.</param>
    public sealed record Understood(
        EvidenceLevel Level,
        Category Category,
        ReasonCode? Code,
        string? NeverListable,
        string? NotListableNow) : StripeReading
    {
        /// <summary>A report of it, with everything else in order, would be listed.</summary>
        public bool IsListable => NeverListable is null && NotListableNow is null;
    }
}
