using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Merchants;

internal static class ProviderCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group("provider", "A merchant's account at its payment provider.", Set(verbs));

    private static Command Set(Verbs verbs)
    {
        var merchant = Words.Id("merchant", "The merchant");
        var provider = new Option<string>("--provider") { Description = "The provider", DefaultValueFactory = _ => "stripe" };
        var account = new Option<string>("--account") { Description = "The account's name at the provider, as reports give it", DefaultValueFactory = _ => "default" };
        var key = Words.Text("--restricted-key", "A restricted key that may read disputes and charges; else REGISTRY_PROVIDER_KEY");
        var webhook = Words.Text("--webhook-secret", "The secret of the webhook endpoint; else REGISTRY_PROVIDER_WEBHOOK_SECRET");
        return verbs.Verb(
            "set",
            "Store the account, so that the registry itself fetches how disputes ended: in the EU and GB only what the provider confirms is shared.",
            [merchant, provider, account, key, webhook],
            async (session, cancellationToken) =>
            {
                var reply = await session.Registry.Merchants.SetProviderAccountAsync(
                    new SetProviderAccountRequest
                    {
                        RequestId = Session.NewRequestId(),
                        MerchantId = session.Get(merchant),
                        Provider = session.Get(provider),
                        Account = session.Get(account),
                        RestrictedKey = session.Get(key) ?? session.Terminal.Environment("REGISTRY_PROVIDER_KEY")
                            ?? throw new UsageException("The restricted key is needed: REGISTRY_PROVIDER_KEY or --restricted-key."),
                        WebhookSecret = session.Get(webhook) ?? session.Terminal.Environment("REGISTRY_PROVIDER_WEBHOOK_SECRET")
                            ?? throw new UsageException("The webhook's secret is needed: REGISTRY_PROVIDER_WEBHOOK_SECRET or --webhook-secret."),
                    },
                    cancellationToken: cancellationToken);
                return session.Answer(reply, page => page.Facts(("webhook path on the HTTP port", reply.WebhookPath)));
            });
    }
}
