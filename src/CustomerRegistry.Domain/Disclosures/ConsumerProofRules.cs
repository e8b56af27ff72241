using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Disclosures;

/// <summary>A one-time code as it stands.</summary>
/// <param name="ExpiresAt">Until and not including when it can be used first.</param>
/// <param name="WrongTries">How many wrong codes were given.</param>
/// <param name="FirstUsedAt">Null while it was not used.</param>
public sealed record ConsumerProof(DateTimeOffset ExpiresAt, int WrongTries, DateTimeOffset? FirstUsedAt);

/// <summary>
/// Whether a code opens something (design section 9). Eight digits, ten minutes and five tries: a guess succeeds once in
/// twenty million. Once it was right it stays good for half an hour, wrong tries still counted: so that a reply that was
/// lost, or an appeal after reading, does not need a second mail.
/// </summary>
public static class ConsumerProofRules
{
    public const int Digits = 8;

    public const int Tries = 5;

    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan OpenFor = TimeSpan.FromMinutes(30);

    /// <summary>One answer for everything that is wrong: an unknown proof, a wrong code, one too late or tried too often.</summary>
    public static readonly Refusal Invalid = new(
        RefusalReason.SecretInvalid, "The code is wrong, too old or was tried too often: ask for a new one.", "email_code");

    /// <summary>Whether the code may be compared at all.</summary>
    public static bool IsOpen(ConsumerProof proof, DateTimeOffset now) =>
        proof.WrongTries < Tries && now < (proof.FirstUsedAt is { } used ? used + OpenFor : proof.ExpiresAt);
}
