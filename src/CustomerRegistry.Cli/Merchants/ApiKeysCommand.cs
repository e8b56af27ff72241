using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Merchants;

internal static class ApiKeysCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group(
        "apikeys", "A merchant's API keys.", Issue(verbs), List(verbs), Revoke(verbs));

    private static Command Issue(Verbs verbs)
    {
        var merchant = Words.Id("merchant", "The merchant");
        var scopes = Words.Several<Scope>("--scopes", "What it may do", required: true);
        var test = new Option<bool>("--test") { Description = "A key of the merchant's sandbox" };
        var days = new Option<int>("--days") { Description = "Days that it is valid, 1 to 400", DefaultValueFactory = _ => 365 };
        return verbs.Verb("issue", "Make a key; its secret is printed once.", [merchant, scopes, test, days], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Merchants.IssueApiKeyAsync(
                new IssueApiKeyRequest
                {
                    RequestId = Session.NewRequestId(),
                    MerchantId = session.Get(merchant),
                    Test = session.Get(test),
                    Scopes = { session.Get(scopes) },
                    ValidDays = session.Get(days),
                },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page =>
            {
                page.Facts([.. FactsOf(reply.ApiKey), ("key", reply.Secret)]);
                page.Line("The key is shown this once: hand it over on a safe way, not by mail.");
            });
        });
    }

    private static Command List(Verbs verbs)
    {
        var merchant = Words.Id("merchant", "The merchant");
        return verbs.Verb("list", "A merchant's keys without their secrets, newest first.", [merchant], async (session, cancellationToken) =>
        {
            var keys = await RowPages.ReadAsync(
                500,
                (size, token) => session.Registry.Merchants.ListApiKeysAsync(
                    new ListApiKeysRequest { MerchantId = session.Get(merchant), PageSize = size, PageToken = token },
                    cancellationToken: cancellationToken).ResponseAsync,
                reply => reply.ApiKeys,
                reply => reply.NextPageToken);
            return session.Answer(new ListApiKeysResponse { ApiKeys = { keys } }, page => page.Table(
                ["key", "mode", "scopes", "ends", "revoked"],
                [.. keys.Select(key => new[]
                {
                    key.ApiKeyId, ModeOf(key), ScopesOf(key), Times.Read(key.ExpiresAt) ?? "", Times.Read(key.RevokedAt) ?? "",
                })]));
        });
    }

    private static Command Revoke(Verbs verbs)
    {
        var id = Words.Id("key", "The key's id, as list prints it");
        var yes = Words.Yes();
        return verbs.Verb("revoke", "End a key at once.", [id, yes], async (session, cancellationToken) =>
        {
            session.Confirm(session.Get(yes), "This ends the key at once; whoever uses it is refused from now on.");
            var reply = await session.Registry.Merchants.RevokeApiKeyAsync(
                new RevokeApiKeyRequest { RequestId = Session.NewRequestId(), ApiKeyId = session.Get(id) }, cancellationToken: cancellationToken);
            return session.Answer(reply, page => page.Facts(FactsOf(reply.ApiKey)));
        });
    }

    private static (string, string?)[] FactsOf(ApiKey key) =>
    [
        ("id", key.ApiKeyId),
        ("merchant", key.MerchantId),
        ("mode", ModeOf(key)),
        ("scopes", ScopesOf(key)),
        ("ends", Times.Read(key.ExpiresAt)),
        ("revoked", Times.Read(key.RevokedAt)),
    ];

    private static string ModeOf(ApiKey key) => key.Test ? "test" : "live";

    private static string ScopesOf(ApiKey key) => string.Join(", ", key.Scopes.Select(WireNames.Of<Scope>));
}
