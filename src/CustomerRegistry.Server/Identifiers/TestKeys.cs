using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>
/// The keys of test mode. They are published (protos/vectors/test-keys.json), so that a client can be tested against known
/// answers without a server, and so that nobody mistakes a sandbox's rows for protected ones. They come from sentences, so
/// that anybody can see they were not chosen: A is RFC 9497 DeriveKeyPair of SHA-256("CustomerRegistry test key A, epoch 1")
/// with info "customer-registry test mode", B is SHA-256("CustomerRegistry test key B, epoch 1").
/// </summary>
internal static class TestKeys
{
    public static IReadOnlyList<EpochKeys> Epochs { get; } =
    [
        new EpochKeys(
            RegistryMode.Test,
            1,
            Convert.FromHexString("b6df6fea90d66902c74d53f053f1fc3f367a43db5d0d756ceb1b3932c4e69f03"),
            Convert.FromHexString("e968ad85594033f9dbfcee8b77cb85ab9e2006f020a2a8edbd9f3c3529eb70cf")),
    ];
}
