using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Merchants;

/// <summary>
/// Who calls: from the bearer key to merchant or person, read from the database at every call, so that a revoked key or a
/// suspended merchant stops on every replica at once.
/// </summary>
internal sealed class CallerDirectory(IDbContextFactory<RegistryDbContext> contexts, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    private static readonly Refusal Invalid = new(
        RefusalReason.CredentialsInvalid, "The API key is unknown or revoked: ask the operator for a new one.");

    private static readonly Func<RegistryDbContext, byte[], CancellationToken, Task<Found?>> Find =
        EF.CompileAsyncQuery((RegistryDbContext db, byte[] hash, CancellationToken ct) => (
            from key in db.ApiKeys
            where key.KeyHash == hash
            join merchant in db.Merchants on key.MerchantId equals merchant.Id into merchants
            from merchant in merchants.DefaultIfEmpty()
            join person in db.Persons on key.PersonId equals person.Id into persons
            from person in persons.DefaultIfEmpty()
            select new Found(key, merchant, person)).AsNoTracking().SingleOrDefault());

    /// <summary>The caller; anonymous where no key came; a refusal where one came that opens nothing.</summary>
    public async Task<(Caller Caller, Refusal? Refusal)> IdentifyAsync(string? authorization, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(authorization)) return (AnonymousCaller.Instance, null);
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || !ApiKeySecret.TryParse(authorization[Bearer.Length..].Trim(), out var secret))
        {
            return (AnonymousCaller.Instance, Invalid);
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await Find(db, secret.Hash(), ct);
        if (found is null || found.Key.RevokedAt is not null) return (AnonymousCaller.Instance, Invalid);
        if (found.Key.ExpiresAt <= clock.GetUtcNow())
        {
            return (AnonymousCaller.Instance, new Refusal(
                RefusalReason.CredentialsExpired, "The API key has expired: issue a new one."));
        }

        if (found.Person is { } person) return (new StaffCaller(person.Id, person.Roles), null);
        var merchant = found.Merchant!;
        // In its own sandbox a merchant is not a pilot: nothing there counts.
        var state = found.Key.Mode == RegistryMode.Test && merchant.State == MerchantState.Observing ? MerchantState.Live : merchant.State;
        return (new MerchantCaller(merchant.Id, found.Key.SandboxId, found.Key.Mode, found.Key.Scopes, state), null);
    }

    private sealed record Found(ApiKeyRow Key, MerchantRow? Merchant, PersonRow? Person);
}
