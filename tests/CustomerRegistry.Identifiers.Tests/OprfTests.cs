using System.Security.Cryptography;
using CsCheck;
using Xunit;

namespace CustomerRegistry.Identifiers.Tests;

public sealed class OprfTests
{
    private static readonly byte[] SecretKey = Oprf.DeriveSecretKey(SHA256.HashData("a test"u8), "key"u8);
    private static readonly byte[] OtherKey = Oprf.DeriveSecretKey(SHA256.HashData("another"u8), "key"u8);
    private static readonly byte[] PublicKey = Oprf.PublicKeyOf(SecretKey);

    public static TheoryData<string, string> NotElements => new()
    {
        { "0000000000000000000000000000000000000000000000000000000000000000", "the identity" },
        { "00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "not below the field's prime (RFC 9496, A.3)" },
        { "f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "not below the field's prime (RFC 9496, A.3)" },
        { "0100000000000000000000000000000000000000000000000000000000000000", "negative (RFC 9496, A.3)" },
        { "26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371", "not a square (RFC 9496, A.3)" },
        { "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b9", "31 bytes" },
        { "", "no bytes" },
    };

    [Theory, MemberData(nameof(NotElements))]
    public void What_is_not_an_element_is_refused_on_both_sides(string hex, string reason)
    {
        var bytes = Convert.FromHexString(hex);
        var blinded = BlindedInputs.Blind([new byte[] { 1 }]);

        Assert.False(Oprf.IsElement(bytes), reason);
        Assert.False(blinded.TryFinalize(PublicKey, [bytes], new byte[Oprf.ProofLength], out var outputs), reason);
        Assert.Empty(outputs);
        if (bytes.Length == Oprf.ElementLength)
            Assert.False(Oprf.TryBlindEvaluate(SecretKey, bytes, new byte[Oprf.ElementLength], new byte[Oprf.ProofLength]), reason);
    }

    public static TheoryData<string, string> NotScalars => new()
    {
        { "0000000000000000000000000000000000000000000000000000000000000000", "zero" },
        { "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010", "the group's order itself" },
        { "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "far above the order" },
        { "01", "one byte" },
    };

    [Theory, MemberData(nameof(NotScalars))]
    public void What_is_not_a_scalar_is_no_key(string hex, string reason)
    {
        var bytes = Convert.FromHexString(hex);

        Assert.False(Oprf.IsSecretKey(bytes), reason);
        Assert.Throws<ArgumentException>(() => Oprf.PublicKeyOf(bytes));
    }

    [Fact]
    public void The_largest_scalar_is_a_key() =>
        Assert.True(Oprf.IsSecretKey(Convert.FromHexString("ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")));

    [Fact]
    public void Blinded_and_whole_evaluation_give_the_same_output() =>
        Gen.Byte.Array[0, 400].Array[1, 5].Sample(
            inputs =>
            {
                var blinded = BlindedInputs.Blind([.. inputs.Select(input => (ReadOnlyMemory<byte>)input)]);
                var (evaluated, proof) = Evaluate(SecretKey, blinded);
                Assert.True(blinded.TryFinalize(PublicKey, evaluated, proof, out var outputs));
                var whole = new byte[Oprf.OutputLength];
                foreach (var (input, output) in inputs.Zip(outputs))
                {
                    Assert.True(Oprf.TryEvaluate(SecretKey, input, whole));
                    Assert.Equal(whole, output);
                }
            },
            iter: 40,
            threads: 1);

    [Fact]
    public void Two_blindings_of_one_input_have_nothing_in_common()
    {
        byte[] input = [1, 2, 3];

        Assert.NotEqual(BlindedInputs.Blind([input]).Elements[0].ToArray(), BlindedInputs.Blind([input]).Elements[0].ToArray());
    }

    [Fact]
    public void A_batch_evaluated_with_another_key_is_refused()
    {
        var blinded = BlindedInputs.Blind([new byte[] { 1 }, new byte[] { 2 }]);
        var (evaluated, proof) = Evaluate(OtherKey, blinded);

        Assert.False(blinded.TryFinalize(PublicKey, evaluated, proof, out _));
    }

    [Fact]
    public void One_element_of_a_batch_evaluated_with_another_key_is_refused()
    {
        var blinded = BlindedInputs.Blind([new byte[] { 1 }, new byte[] { 2 }]);
        var (evaluated, proof) = Evaluate(SecretKey, blinded);
        var (tagged, _) = Evaluate(OtherKey, blinded);

        Assert.False(blinded.TryFinalize(PublicKey, [evaluated[0], tagged[1]], proof, out _));
        Assert.False(blinded.TryFinalize(PublicKey, [evaluated[1], evaluated[0]], proof, out _));
        Assert.False(blinded.TryFinalize(PublicKey, [evaluated[0]], proof, out _));
    }

    [Fact]
    public void A_proof_with_any_bit_changed_is_refused()
    {
        var blinded = BlindedInputs.Blind([new byte[] { 1 }]);
        var (evaluated, proof) = Evaluate(SecretKey, blinded);

        for (var bit = 0; bit < proof.Length * 8; bit += 37)
        {
            var changed = proof.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(blinded.TryFinalize(PublicKey, evaluated, changed, out _));
        }

        Assert.False(blinded.TryFinalize(PublicKey, evaluated, proof.AsSpan(0, 63), out _));
    }

    [Fact]
    public void Wrong_lengths_are_bugs_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Oprf.DeriveSecretKey(new byte[31], []));
        Assert.Throws<ArgumentException>(() => Oprf.TryEvaluate(SecretKey, [1], new byte[63]));
        Assert.Throws<ArgumentException>(() => Oprf.TryEvaluate(SecretKey.AsSpan(0, 31), [1], new byte[64]));
        Assert.Throws<ArgumentException>(() => Oprf.TryBlindEvaluate(SecretKey, new byte[33], new byte[33], new byte[64]));
        Assert.Throws<ArgumentException>(() => Oprf.TryBlindEvaluate(SecretKey, [], [], new byte[64]));
        Assert.Throws<ArgumentException>(() => Oprf.TryBlindEvaluate(SecretKey, new byte[32], new byte[64], new byte[64]));
        Assert.Throws<ArgumentException>(() => BlindedInputs.Blind([]));
    }

    [Fact]
    public void The_whole_function_allocates_nothing()
    {
        var input = SubjectTokenInput.Create(1, IdentifierHash.Of("user@example.com"));
        var output = new byte[Oprf.OutputLength];
        Oprf.TryEvaluate(SecretKey, input, output);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) Oprf.TryEvaluate(SecretKey, input, output);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static (ReadOnlyMemory<byte>[] Evaluated, byte[] Proof) Evaluate(byte[] secretKey, BlindedInputs blinded)
    {
        byte[] elements = [.. blinded.Elements.SelectMany(element => element.ToArray())];
        var evaluated = new byte[elements.Length];
        var proof = new byte[Oprf.ProofLength];
        Assert.True(Oprf.TryBlindEvaluate(secretKey, elements, evaluated, proof));
        return ([.. evaluated.Chunk(Oprf.ElementLength).Select(element => (ReadOnlyMemory<byte>)element)], proof);
    }
}
