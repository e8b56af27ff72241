using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>What tokens are needed for: a check looks under every epoch in use, a report writes under those that live.</summary>
internal enum IdentifierUse
{
    Check = 1,
    Report = 2,
}

/// <summary>Evaluation, rationed (design sections 4.3, 4.5 and 4.6).</summary>
internal sealed class IdentifierWorkflow(
    SubjectKeys keys, EpochsInUse epochs, Rations rations, RegistryOptions options, RegistryClock clock)
{
    // After an epoch went LIVE, clients that keep tokens have a day to evaluate again.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    /// <summary>Tokens for hashes (costs evaluations), completeness for tokens (costs nothing).</summary>
    public async Task<(IReadOnlyList<ResolvedIdentifier> Identifiers, Refusal? Refusal)> ResolveAsync(
        IReadOnlyList<SubmittedIdentifier> submitted, Guid merchantId, RegistryMode mode, IdentifierUse use, CancellationToken ct)
    {
        var inUse = await epochs.OfAsync(mode, ct);
        var now = clock.Now;
        foreach (var identifier in submitted)
        {
            if (Refuse(identifier, inUse, use, now) is { } refusal) return ([], refusal);
        }

        var hashed = submitted.Count(x => x.Hash is not null);
        if (!await rations.TryTakeAsync(
            merchantId, RationKind.Evaluation, hashed, options.EvaluationsPerDay, DateOnly.FromDateTime(now.UtcDateTime), ct))
        {
            return ([], RationExhausted(options.EvaluationsPerDay));
        }

        var evaluated = inUse.Where(x => x.State is EpochState.Live or EpochState.Retiring).ToList();
        var resolved = submitted.Select(x => new ResolvedIdentifier(x.Kind, x.Confirmed, x.Hash is { } hash
            ? [.. evaluated.Select(epoch => keys.TokenOf(mode, epoch.Epoch, x.Kind, hash))]
            : x.Tokens)).ToList();
        return (resolved, null);
    }

    /// <summary>Evaluates blinded elements under every epoch in use.</summary>
    public async Task<(IReadOnlyList<BlindEvaluation> Evaluations, int Remaining, Refusal? Refusal)> EvaluateAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> blinded, Guid merchantId, RegistryMode mode, CancellationToken ct)
    {
        for (var i = 0; i < blinded.Count; i++)
        {
            if (!Oprf.IsElement(blinded[i].Span))
            {
                return ([], 0, new Refusal(
                    RefusalReason.ElementInvalid, "The element is the identity or not canonical.", $"blinded_elements[{i}]"));
            }
        }

        var day = DateOnly.FromDateTime(clock.Now.UtcDateTime);
        if (!await rations.TryTakeAsync(merchantId, RationKind.Evaluation, blinded.Count, options.EvaluationsPerDay, day, ct))
        {
            return ([], 0, RationExhausted(options.EvaluationsPerDay));
        }

        var content = new byte[blinded.Count * Oprf.ElementLength];
        for (var i = 0; i < blinded.Count; i++) blinded[i].Span.CopyTo(content.AsSpan(i * Oprf.ElementLength));
        var evaluations = new List<BlindEvaluation>();
        foreach (var epoch in (await epochs.OfAsync(mode, ct)).Where(x => x.State is EpochState.Live or EpochState.Retiring))
        {
            var evaluated = new byte[content.Length];
            var proof = new byte[Oprf.ProofLength];
            if (!keys.TryBlindEvaluate(mode, epoch.Epoch, content, evaluated, proof))
            {
                return ([], 0, new Refusal(RefusalReason.ElementInvalid, "An element cannot be evaluated.", "blinded_elements"));
            }

            evaluations.Add(new BlindEvaluation(epoch.Epoch, evaluated, proof));
        }

        return (evaluations, await rations.RemainingAsync(merchantId, RationKind.Evaluation, options.EvaluationsPerDay, day, ct), null);
    }

    /// <summary>How long an exhausted ration takes to begin anew.</summary>
    public TimeSpan UntilNextDay()
    {
        var now = clock.Now;
        return now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime;
    }

    public static Refusal RationExhausted(int limit) => new(
        RefusalReason.RationExhausted, $"The day's ration of {limit} is used up; it begins anew at 00:00 UTC.");

    private static Refusal? Refuse(
        SubmittedIdentifier identifier, IReadOnlyList<EpochInUse> inUse, IdentifierUse use, DateTimeOffset now)
    {
        if (identifier.Hash is not null) return null;
        foreach (var token in identifier.Tokens)
        {
            var epoch = inUse.FirstOrDefault(x => x.Epoch == token.Epoch);
            if (epoch is null)
            {
                return new Refusal(
                    RefusalReason.TokenEpochUnknown, $"Epoch {token.Epoch} is not in use: GetParameters lists those that are.");
            }

            if (use == IdentifierUse.Report && epoch.State == EpochState.Retiring)
            {
                return new Refusal(
                    RefusalReason.TokenRefreshRequired, $"Epoch {token.Epoch} is retiring: evaluate again, or send the hash.");
            }
        }

        var live = inUse.First(x => x.State == EpochState.Live);
        var lacksLive = identifier.Tokens.All(x => x.Epoch != live.Epoch);
        var inGrace = use == IdentifierUse.Check && live.LiveSince + Grace > now && inUse.Any(x => x.State == EpochState.Retiring);
        return lacksLive && !inGrace
            ? new Refusal(RefusalReason.TokensIncomplete, $"The token of epoch {live.Epoch} (LIVE) is missing: evaluate again.")
            : null;
    }
}

/// <summary>The answer under one epoch.</summary>
/// <param name="Elements">Concatenated, 32 bytes each, in the order asked.</param>
internal sealed record BlindEvaluation(int Epoch, byte[] Elements, byte[] Proof);
