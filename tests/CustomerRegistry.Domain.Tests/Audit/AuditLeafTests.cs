using System.Security.Cryptography;
using CsCheck;
using CustomerRegistry.Domain.Audit;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Audit;

public sealed class AuditLeafTests
{
    private static readonly Gen<byte[]> Blindings = Gen.Byte.Array[32];

    [Fact]
    public void A_leaf_is_the_RFC_6962_hash_of_the_commitment() => Gen.Select(Gen.Byte.Array[0, 100], Blindings).Sample((bytes, blinding) =>
    {
        byte[] all = [.. blinding, .. bytes];
        var commitment = SHA256.HashData(all);
        byte[] leaf = [0, .. commitment];

        Assert.Equal(commitment, AuditLeaf.Commitment(bytes, blinding));
        Assert.Equal(SHA256.HashData(leaf), AuditLeaf.Hash(bytes, blinding));
    });

    [Fact]
    public void After_erasure_the_leaf_is_still_checked_by_its_commitment() => Gen.Select(Gen.Byte.Array[0, 100], Blindings).Sample((bytes, blinding) =>
    {
        var leaf = AuditLeaf.Hash(bytes, blinding);
        var kept = AuditLeaf.Commitment(bytes, blinding);

        Assert.Equal(leaf, AuditLeaf.HashOfCommitment(kept));
    });

    [Fact]
    public void A_leaf_is_one_entry_with_one_blinding() => Gen.Select(Gen.Byte.Array[1, 100], Blindings, Gen.Int[0, 99], Gen.Int[0, 31]).Sample((bytes, blinding, i, j) =>
    {
        var leaf = AuditLeaf.Hash(bytes, blinding);
        Assert.True(AuditLeaf.Matches(leaf, bytes, blinding));

        byte[] otherBytes = [.. bytes], otherBlinding = [.. blinding];
        otherBytes[i % bytes.Length] ^= 1;
        otherBlinding[j] ^= 1;
        Assert.False(AuditLeaf.Matches(leaf, otherBytes, blinding));
        Assert.False(AuditLeaf.Matches(leaf, bytes, otherBlinding));
        Assert.False(AuditLeaf.Matches(leaf.AsSpan(0, 31), bytes, blinding));
    });

    [Theory, InlineData(0), InlineData(31), InlineData(33)]
    public void A_blinding_and_a_commitment_have_32_bytes(int length)
    {
        Assert.Throws<ArgumentException>(() => AuditLeaf.Hash([1, 2, 3], new byte[length]));
        Assert.Throws<ArgumentException>(() => AuditLeaf.HashOfCommitment(new byte[length]));
    }
}
