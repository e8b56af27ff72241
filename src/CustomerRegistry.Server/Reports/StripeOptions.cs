using System.ComponentModel.DataAnnotations;

namespace CustomerRegistry.Server.Reports;

/// <summary>Section <c>Registry:Stripe</c>: where the server asks Stripe how a dispute stands.</summary>
internal sealed class StripeOptions
{
    public const string Section = "Registry:Stripe";

    /// <summary>For live reports. The default value is https://api.stripe.com.</summary>
    [Required]
    public Uri BaseAddress { get; set; } = new("https://api.stripe.com");

    /// <summary>For sandboxes; tests and the story set a local server of Stripe's shape. The default value is https://api.stripe.com.</summary>
    [Required]
    public Uri SandboxBaseAddress { get; set; } = new("https://api.stripe.com");

    /// <summary>How long one answer may take, in seconds. The default value is 10.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 10;
}
