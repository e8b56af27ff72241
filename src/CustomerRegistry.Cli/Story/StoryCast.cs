using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Jurisdictions;
using CustomerRegistry.Cli.Merchants;
using CustomerRegistry.Client;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Story;

/// <summary>Who takes part, and the keys that they were given.</summary>
/// <param name="OperatorKey">The first operator's key: shown once, so the story must show it.</param>
/// <param name="YourShopKey">For whoever watches: a test key of a sandbox whose clock is not moved.</param>
internal sealed record StoryCast(
    string OperatorKey,
    string StorytellerKey,
    Merchant ThamesBooks,
    string ThamesBooksKey,
    Merchant PennineCycles,
    string PennineCyclesKey,
    string YourShopKey)
{
    private static readonly Scope[] MerchantScopes = [Scope.Check, Scope.Report, Scope.Appeals, Scope.Disclosures, Scope.Identifiers];

    /// <summary>Sets the registry up: first operator, policy, a real merchant, and in its sandbox two fictitious ones.</summary>
    public static async Task<StoryCast> EnrolAsync(
        Session session, Narrator narrator, string token, IDictionary<string, string> policy, CancellationToken cancellationToken)
    {
        var bootstrap = await session.With(null).Merchants.BootstrapAsync(
            new BootstrapRequest { Token = token, DisplayName = "First operator" }, cancellationToken: cancellationToken);
        narrator.Tell(
            "The first operator",
            "Whoever can read bootstrap.token in the data folder becomes the first operator. The key is shown this once: keep it.",
            new BootstrapResponse { Person = bootstrap.Person },
            page => page.Facts(("person", bootstrap.Person.DisplayName), ("key", bootstrap.Secret)));

        var operators = session.With(bootstrap.Secret);
        var applied = await PolicyCommand.ApplyAsync(operators, policy, cancellationToken);
        narrator.Tell(
            "The law as data",
            $"{policy.Count} policy files are put in force, on every replica. Their hash travels with every decision.",
            applied,
            page => page.Facts(("hash", applied.Policy.Hash), ("operator's country", applied.Policy.OperatorCountry)));

        var storyteller = await EnrolAsync(operators, "Storyteller Ltd", "Storyteller Ltd", Sector.OtherSector, cancellationToken);
        var storytellerKey = await IssueAsync(operators, storyteller, [.. MerchantScopes, Scope.Sandbox], cancellationToken);
        narrator.Tell(
            "A merchant enrols",
            "Storyteller Ltd subscribes, in observe mode, and gets a test key. A test key works in the merchant's own sandbox, which has a clock of its own; everything below happens there.",
            storyteller,
            page => MerchantsCommand.Print(page, storyteller));

        var sandbox = session.With(storytellerKey);
        var thames = await EnrolAsync(sandbox, "Thames Books", "Thames Books Holding Ltd", Sector.GeneralRetail, cancellationToken);
        var thamesKey = await IssueAsync(sandbox, thames, MerchantScopes, cancellationToken);
        var pennine = await EnrolAsync(sandbox, "Pennine Cycles", "Pennine Group plc", Sector.SportsAndToys, cancellationToken);
        var pennineKey = await IssueAsync(sandbox, pennine, MerchantScopes, cancellationToken);
        narrator.Tell(
            "Two British merchants",
            "In the sandbox: Thames Books and Pennine Cycles, of different owners, so that they are independent of each other.",
            new ListMerchantsResponse { Merchants = { thames, pennine } },
            page => page.Table(
                ["merchant", "name", "country", "owner", "state"],
                [.. new[] { thames, pennine }.Select(each => new[] { each.MerchantId, each.DisplayName, each.Country, each.UltimateOwner, WireNames.Of(each.State) })]));
        // The story moves its sandbox's clock; what a reader tries afterwards happens today.
        var yourShop = await EnrolAsync(operators, "Your Shop", "Your Shop Ltd", Sector.GeneralRetail, cancellationToken);
        var yourShopKey = await IssueAsync(operators, yourShop, [.. MerchantScopes, Scope.Sandbox], cancellationToken);
        return new StoryCast(bootstrap.Secret, storytellerKey, thames, thamesKey, pennine, pennineKey, yourShopKey);
    }

    private static async Task<Merchant> EnrolAsync(
        RegistryClient registry, string name, string owner, Sector sector, CancellationToken cancellationToken) =>
        (await registry.Merchants.EnrolMerchantAsync(
            new EnrolMerchantRequest
            {
                RequestId = Session.NewRequestId(),
                DisplayName = name,
                Country = "GB",
                Sector = sector,
                UltimateOwner = owner,
                ContactEmailAddress = $"{name.Split(' ')[0].ToLowerInvariant()}@example.com",
                CheckoutNoticeUrl = "https://example.com/checkout-notice",
            },
            cancellationToken: cancellationToken)).Merchant;

    private static async Task<string> IssueAsync(
        RegistryClient registry, Merchant merchant, IEnumerable<Scope> scopes, CancellationToken cancellationToken) =>
        (await registry.Merchants.IssueApiKeyAsync(
            new IssueApiKeyRequest { RequestId = Session.NewRequestId(), MerchantId = merchant.MerchantId, Test = true, Scopes = { scopes } },
            cancellationToken: cancellationToken)).Secret;
}
