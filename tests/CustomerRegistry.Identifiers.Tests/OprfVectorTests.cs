using Xunit;

namespace CustomerRegistry.Identifiers.Tests;

/// <summary>RFC 9497, appendix A.1.2 (ristretto255-SHA512, VOPRF mode): every field of its three vectors.</summary>
public sealed class OprfVectorTests
{
    private const string Seed = "a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3";
    private const string KeyInfo = "74657374206b6579";
    private const string SecretKey = "e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909";
    private const string PublicKey = "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e";

    private sealed record Vector(
        string[] Inputs, string[] Blinds, string[] Blinded, string[] Evaluated, string Proof, string ProofRandom, string[] Outputs);

    private static readonly Dictionary<string, Vector> Vectors = new()
    {
        ["1, one byte"] = new(
            ["00"],
            ["64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706"],
            ["863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945"],
            ["aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e"],
            "ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd066d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d",
            "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e",
            ["b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7da4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c"]),
        ["2, seventeen bytes"] = new(
            ["5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a"],
            ["64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706"],
            ["cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c"],
            ["60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468"],
            "401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02",
            "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e",
            ["8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6"]),
        ["3, a batch of two"] = new(
            ["00", "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a"],
            ["64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706", "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e"],
            ["863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945", "90a0145ea9da29254c3a56be4fe185465ebb3bf2a1801f7124bbbadac751e654"],
            ["aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e", "cc5ac221950a49ceaa73c8db41b82c20372a4c8d63e5dded2db920b7eee36a2a"],
            "cc203910175d786927eeb44ea847328047892ddf8590e723c37205cb74600b0a5ab5337c8eb4ceae0494c2cf89529dcf94572ed267473d567aeed6ab873dee08",
            "419c4f4f5052c53c45f3da494d2b67b220d02118e0857cdbcf037f9ea84bbe0c",
            [
                "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7da4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c",
                "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6",
            ]),
    };

    public static TheoryData<string> Names => [.. Vectors.Keys];

    [Fact]
    public void The_key_pair_is_derived_from_seed_and_info()
    {
        var secretKey = Oprf.DeriveSecretKey(Bytes(Seed), Bytes(KeyInfo));

        Assert.Equal(SecretKey, Convert.ToHexStringLower(secretKey));
        Assert.Equal(PublicKey, Convert.ToHexStringLower(Oprf.PublicKeyOf(secretKey)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Blinding_gives_the_blinded_elements(string name)
    {
        var vector = Vectors[name];

        Assert.Equal(vector.Blinded, Blind(vector).Elements.Select(element => Convert.ToHexStringLower(element.Span)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Evaluating_gives_the_evaluated_elements_and_the_proof(string name)
    {
        var vector = Vectors[name];
        var blinded = Bytes(vector.Blinded);
        var evaluated = new byte[blinded.Length];
        var proof = new byte[Oprf.ProofLength];

        Assert.True(Oprf.TryBlindEvaluate(Bytes(SecretKey), blinded, Bytes(vector.ProofRandom), evaluated, proof));

        Assert.Equal(string.Concat(vector.Evaluated), Convert.ToHexStringLower(evaluated));
        Assert.Equal(vector.Proof, Convert.ToHexStringLower(proof));
    }

    [Theory, MemberData(nameof(Names))]
    public void Finalising_accepts_the_proof_and_gives_the_outputs(string name)
    {
        var vector = Vectors[name];
        var evaluated = vector.Evaluated.Select(hex => (ReadOnlyMemory<byte>)Bytes(hex)).ToArray();

        Assert.True(Blind(vector).TryFinalize(Bytes(PublicKey), evaluated, Bytes(vector.Proof), out var outputs));

        Assert.Equal(vector.Outputs, outputs.Select(Convert.ToHexStringLower));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_whole_function_gives_the_same_outputs(string name)
    {
        var vector = Vectors[name];
        var output = new byte[Oprf.OutputLength];

        foreach (var (input, expected) in vector.Inputs.Zip(vector.Outputs))
        {
            Assert.True(Oprf.TryEvaluate(Bytes(SecretKey), Bytes(input), output));
            Assert.Equal(expected, Convert.ToHexStringLower(output));
        }
    }

    private static BlindedInputs Blind(Vector vector) =>
        BlindedInputs.Blind([.. vector.Inputs.Select(hex => (ReadOnlyMemory<byte>)Bytes(hex))], Bytes(vector.Blinds));

    private static byte[] Bytes(params string[] hex) => Convert.FromHexString(string.Concat(hex));
}
