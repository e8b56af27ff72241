using System.Globalization;
using System.Security.Cryptography;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>Whose file a right code opens: the hash of the address that the code was sent to.</summary>
internal sealed record ProvenEmail(Guid ProofId, IdentifierHash Hash, TextLanguage Language)
{
    public override string ToString() => "proven e-mail";
}

/// <summary>
/// One-time codes (design section 9). The row holds neither address nor code: the address's hash and the language are
/// encrypted under key D, the code is hashed under key N, and the mail is deleted once it is sent.
/// </summary>
internal sealed class ConsumerProofStore(
    IDbContextFactory<RegistryDbContext> contexts, MailOutbox outbox, ContentCipher cipher, LinkSecrets secrets)
{
    private const string Purpose = "consumer_proof.identifier_hash";

    private const int MostCodes = 100_000_000;

    /// <summary>Sends a code to an address. Nothing is looked up, so that it is the same work for everybody.</summary>
    /// <param name="to">The address as it was given.</param>
    /// <param name="send">False: everything is done but that the mail is kept and sent, so nobody ever has this code.</param>
    public async Task<(Guid ProofId, DateTimeOffset ExpiresAt)> StartAsync(
        string to, IdentifierHash hash, TextLanguage language, string operatorName, bool send, DateTimeOffset now,
        CancellationToken ct)
    {
        var id = Guid.NewGuid();
        var code = RandomNumberGenerator.GetInt32(MostCodes).ToString($"D{ConsumerProofRules.Digits}", CultureInfo.InvariantCulture);
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ConsumerProofs.Add(new ConsumerProofRow
        {
            Id = id,
            CodeHash = secrets.CodeHash(id, code),
            IdentifierHashCipher = cipher.Encrypt(id, Purpose, [.. hash.ToBytes(), (byte)language]),
            ExpiresAt = now + ConsumerProofRules.ValidFor,
        });
        outbox.Stage(db, ProofMail.Of(to, code, operatorName, language), Guid.Empty, now);
        if (!send) Unstage(db);
        await db.SaveChangesAsync(ct);
        return (id, now + ConsumerProofRules.ValidFor);
    }

    /// <summary>
    /// Whose code it is; SECRET_INVALID for everything that is wrong. Tries of one proof wait for each other at its row, so
    /// that a hundred at once are not a hundred tries.
    /// </summary>
    public async Task<(ProvenEmail? Proven, Refusal? Refusal)> OpenAsync(
        Guid proofId, string code, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = await db.ConsumerProofs.FromSql($"SELECT * FROM consumer_proof WHERE id = {proofId} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (row is null || !ConsumerProofRules.IsOpen(new ConsumerProof(row.ExpiresAt, row.Tries, row.UsedAt), now))
        {
            return (null, ConsumerProofRules.Invalid);
        }

        var right = secrets.IsCode(row.CodeHash, proofId, code);
        if (right) row.UsedAt ??= now;
        else row.Tries++;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return right ? (Read(row), null) : (null, ConsumerProofRules.Invalid);
    }

    private static void Unstage(RegistryDbContext db)
    {
        foreach (var mail in db.ChangeTracker.Entries<OutboxMailRow>().ToList()) mail.State = EntityState.Detached;
    }

    private ProvenEmail Read(ConsumerProofRow row)
    {
        var content = cipher.Decrypt(row.Id, Purpose, row.IdentifierHashCipher);
        return IdentifierHash.TryFromBytes(content.AsSpan(0, IdentifierHash.Length), out var hash)
            ? new ProvenEmail(row.Id, hash, (TextLanguage)content[IdentifierHash.Length])
            : throw new CryptographicException("A proof does not hold a hash.");
    }
}
