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
internal sealed class CallerDirectory(IDbContextFactory<RegistryDbContext> contexts)
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

    /// <summary>
    /// The caller; anonymous where no key came; a refusal where one came that is unknown. Whether a known key is still good
    /// is decided by AccessRules.
    /// </summary>
    public async Task<(Caller Caller, Refusal? Refusal)> IdentifyAsync(string? authorization, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(authorization)) return (new Caller.Anonymous(), null);
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || !ApiKeySecret.TryParse(authorization[Bearer.Length..].Trim(), out var secret))
        {
            return (new Caller.Anonymous(), Invalid);
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await Find(db, secret.Hash(), ct);
        if (found is null) return (new Caller.Anonymous(), Invalid);
        var term = new KeyTerm(found.Key.ExpiresAt, found.Key.RevokedAt);
        if (found.Person is { } person) return (new Caller.Staff(person.Id, person.Roles.ToHashSet(), term), null);
        var merchant = found.Merchant!;
        // In its own sandbox a merchant is not a pilot: nothing there counts.
        var state = found.Key.Mode == RegistryMode.Test && merchant.State == MerchantState.Observing ? MerchantState.Live : merchant.State;
        return (new Caller.Merchant(
            merchant.Id, found.Key.SandboxId, found.Key.Mode, found.Key.Scopes.ToHashSet(), state, term), null);
    }

    private sealed record Found(ApiKeyRow Key, MerchantRow? Merchant, PersonRow? Person);
}
