namespace CustomerRegistry.Domain.Refusals;

/// <summary>
/// A refusal as a value: why, which field of the message if one is to blame, and what to change. The detail is a fixed
/// sentence with numbers and dates at most: never an identifier, a hash, a token or a key.
/// </summary>
/// <param name="Reason">The stable reason.</param>
/// <param name="Detail">What is wrong and what to change, in English, for a developer.</param>
/// <param name="Field">The path of the field to blame in proto names, such as <c>report.opened_on</c>; null if none.</param>
public sealed record Refusal(RefusalReason Reason, string Detail, string? Field = null);
