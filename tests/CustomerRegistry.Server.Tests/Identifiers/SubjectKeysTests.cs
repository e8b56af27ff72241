using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Identifiers;
using Xunit;

namespace CustomerRegistry.Server.Tests.Identifiers;

public sealed class SubjectKeysTests
{
    private static readonly Guid One = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
    private static readonly Guid Other = Guid.Parse("00112233-4455-6677-8899-aabbccddeefe");
    private static readonly IdentifierHash Hash = IdentifierHash.Of("janesaoirse@gmail.com");

    private readonly KeyFile _file = KeyFile.Generate(RandomNumberGenerator.Create());
    private readonly SubjectKeys _keys;
    private readonly SubjectToken _token;

    public SubjectKeysTests()
    {
        _keys = new SubjectKeys(_file);
        _token = _keys.TokenOf(RegistryMode.Live, 1, IdentifierKind.Email, Hash);
    }

    [Fact]
    public void Two_merchants_own_only_keys_for_one_person_differ_and_neither_is_the_shared_key()
    {
        SubjectKey[] keys =
        [
            _keys.Shared(RegistryMode.Live, _token),
            _keys.OwnOnly(RegistryMode.Live, _token, One),
            _keys.OwnOnly(RegistryMode.Live, _token, Other),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void One_merchant_finds_its_own_again()
    {
        var again = _keys.TokenOf(RegistryMode.Live, 1, IdentifierKind.Email, Hash);

        Assert.Equal(_token, again);
        Assert.Equal(_keys.Shared(RegistryMode.Live, _token), _keys.Shared(RegistryMode.Live, again));
        Assert.Equal(_keys.OwnOnly(RegistryMode.Live, _token, One), _keys.OwnOnly(RegistryMode.Live, again, One));
    }

    [Fact]
    public void The_keys_are_the_documented_HMACs()
    {
        var b = _file.Keys(RegistryMode.Live, 1).B;
        var merchant = Convert.FromHexString("00112233445566778899aabbccddeeff");
        var token = _token.ToBytes();

        Assert.Equal(HMACSHA256.HashData(b, [1, .. token])[..16], _keys.Shared(RegistryMode.Live, _token).ToBytes());
        Assert.Equal(HMACSHA256.HashData(b, [2, .. merchant, .. token])[..16], _keys.OwnOnly(RegistryMode.Live, _token, One).ToBytes());
        Assert.Equal(
            HMACSHA256.HashData(b, [3, .. merchant, .. Encoding.UTF8.GetBytes("ORDÉ1")]),
            _keys.OrderKey(RegistryMode.Live, 1, One, "ORDÉ1"));
    }

    [Fact]
    public void Kinds_and_modes_never_share_a_token()
    {
        SubjectToken[] tokens =
        [
            .. Enum.GetValues<IdentifierKind>().Select(kind => _keys.TokenOf(RegistryMode.Live, 1, kind, Hash)),
            _keys.TokenOf(RegistryMode.Test, 1, IdentifierKind.Email, Hash),
        ];

        Assert.Equal(tokens.Length, tokens.Distinct().Count());
        Assert.NotEqual(_keys.Shared(RegistryMode.Live, _token), _keys.Shared(RegistryMode.Test, _token));
    }

    [Fact]
    public void One_order_reference_of_two_merchants_gives_two_keys() =>
        Assert.NotEqual(_keys.OrderKey(RegistryMode.Live, 1, One, "1"), _keys.OrderKey(RegistryMode.Live, 1, Other, "1"));

    [Fact]
    public void A_merchant_that_blinds_gets_the_token_that_the_server_computes()
    {
        var blinded = BlindedInputs.Blind([SubjectTokenInput.Create((byte)IdentifierKind.Email, Hash)]);
        var evaluated = new byte[Oprf.ElementLength];
        var proof = new byte[Oprf.ProofLength];

        Assert.True(_keys.TryBlindEvaluate(RegistryMode.Live, 1, blinded.Elements[0].Span, evaluated, proof));
        Assert.True(blinded.TryFinalize(_file.Keys(RegistryMode.Live, 1).PublicKey.Span, [evaluated], proof, out var outputs));

        Assert.Equal(_token.ToBytes(), outputs[0]);
    }

    [Fact]
    public void A_token_of_an_epoch_without_keys_is_a_bug_of_the_caller()
    {
        Assert.True(SubjectToken.TryCreate(9, _token.ToBytes(), out var foreign));

        Assert.Throws<InvalidOperationException>(() => _keys.Shared(RegistryMode.Live, foreign));
    }
}
