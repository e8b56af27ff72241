using CsCheck;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Audit;

public sealed class AuditCanonicalFormTests
{
    [Fact]
    public void The_bytes_of_an_entry_never_change()
    {
        byte[] blinding = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        var text = string.Concat(new[] { ("a check that disclosed", AuditParts.Disclosure), ("a file opened by its person", AuditParts.Opened) }.Select(x => $"""
            {x.Item1}
              bytes      {Convert.ToHexStringLower(x.Item2.Bytes())}
              commitment {Convert.ToHexStringLower(AuditLeaf.Commitment(x.Item2.Bytes(), blinding))}
              leaf       {Convert.ToHexStringLower(AuditLeaf.Hash(x.Item2.Bytes(), blinding))}

            """));

        GoldenFile.Matches("Audit/canonical.txt", text);
    }

    [Fact]
    public void Numbers_that_are_in_the_bytes_never_change()
    {
        var text = string.Concat(
            List<AuditActorKind>(), List<AuditSubject>(), List<AuditAction>() + List<AuditDetail>() + List<RegistryMode>());

        GoldenFile.Matches("Audit/numbers.txt", text);

        static string List<T>() where T : struct, Enum => string.Concat(Enum.GetValues<T>().Select(value => $"{typeof(T).Name} {Convert.ToInt32(value, null)} {value}\n"));
    }

    public static TheoryData<string> Fields => [.. Changed.Keys];

    private static readonly Dictionary<string, AuditParts> Changed = new()
    {
        ["id"] = AuditParts.Disclosure with { Id = Guid.Parse("01020304-0506-4708-890a-0b0c0d0e0f11") },
        ["a microsecond"] = AuditParts.Disclosure with { At = AuditParts.Disclosure.At.AddMicroseconds(1) },
        ["actor kind"] = AuditParts.Disclosure with { ActorKind = AuditActorKind.Staff },
        ["actor id"] = AuditParts.Disclosure with { ActorId = Guid.Parse("22222222-2222-4222-8222-222222222223") },
        ["no actor id"] = AuditParts.Disclosure with { ActorKind = AuditActorKind.Job, ActorId = null },
        ["mode"] = AuditParts.Disclosure with { Mode = RegistryMode.Live, SandboxId = Guid.Empty },
        ["sandbox"] = AuditParts.Disclosure with { SandboxId = Guid.Empty },
        ["action"] = AuditParts.Disclosure with { Action = AuditAction.OutcomeRecorded },
        ["subject kind"] = AuditParts.Disclosure with { SubjectKind = AuditSubject.Report },
        ["subject id"] = AuditParts.Disclosure with { SubjectId = AuditParts.Disclosure.Id },
        ["no details"] = AuditParts.Disclosure with { Details = AuditDetails.None },
        ["a detail's value"] = AuditParts.Disclosure with { Details = AuditDetails.Of((AuditDetail.ModelVersion, "risk-model-1"), (AuditDetail.Level, "Low"), (AuditDetail.Count, "3")) },
        ["a detail's key"] = AuditParts.Disclosure with { Details = AuditDetails.Of((AuditDetail.ModelVersion, "risk-model-1"), (AuditDetail.Level, "Low"), (AuditDetail.Entries, "2")) },
    };

    [Theory, MemberData(nameof(Fields))]
    public void A_difference_in_one_field_changes_the_bytes(string field)
    {
        Assert.NotEqual(AuditParts.Disclosure.Bytes(), Changed[field].Bytes());
        Assert.Single(Changed.Values, other => other.Bytes().AsSpan().SequenceEqual(Changed[field].Bytes()));
    }

    private static readonly Gen<Guid> Ids = Gen.Int[1, 3].Select(number => new Guid(number, 0, 0, new byte[8]));

    // Values are chosen so that, without their lengths, many would run into each other ("1" "12" against "11" "2").
    private static readonly Gen<AuditDetails> Details =
        Gen.Select(OneOf(AuditDetail.Count, AuditDetail.Epoch, AuditDetail.Days, AuditDetail.ModelVersion),
                OneOf("1", "11", "111", "12", "2", "21"))
            .Array[0, 4]
            .Select(details => AuditDetails.Of(details.DistinctBy(detail => detail.Item1).Select(detail => (detail.Item1, detail.Item2))));

    private static readonly Gen<AuditParts> Entries = Gen.Select(
        Gen.Select(Ids, Gen.Int[0, 3], OneOf(Enum.GetValues<AuditActorKind>()), Ids),
        Gen.Select(Gen.Bool, Gen.Int[0, 2], OneOf(Enum.GetValues<AuditAction>()), OneOf(Enum.GetValues<AuditSubject>())),
        Ids, Details,
        (who, what, subject, details) => new AuditParts(
            who.Item1, DateTimeOffset.UnixEpoch.AddMicroseconds(who.Item2), who.Item3,
            who.Item3 is AuditActorKind.Merchant or AuditActorKind.Staff ? who.Item4 : null,
            what.Item1 ? RegistryMode.Live : RegistryMode.Test, what.Item1 || what.Item2 == 0 ? Guid.Empty : new Guid(what.Item2, 0, 0, new byte[8]),
            what.Item3, what.Item4, what.Item4 == AuditSubject.Registry ? Guid.Empty : subject, details));

    [Fact]
    public void Two_entries_have_the_same_bytes_exactly_if_they_are_equal() => Gen.Select(Entries, Entries, Details).Sample((a, b, details) =>
    {
        Assert.Equal(a.Entry() == b.Entry(), a.Bytes().AsSpan().SequenceEqual(b.Bytes()));

        // Two random entries seldom differ in their details alone.
        var c = a with { Details = details };
        Assert.Equal(a.Entry() == c.Entry(), a.Bytes().AsSpan().SequenceEqual(c.Bytes()));
        Assert.Equal(a.Bytes(), a.Bytes());
    }, iter: 2000);

    [Fact]
    public void What_is_read_from_the_bytes_is_the_entry() =>
        Entries.Sample(parts => Assert.Equal(parts.Entry(), AuditCanonicalForm.Read(parts.Bytes())), iter: 2000);

    [Fact]
    public void Bytes_that_are_no_entry_are_refused()
    {
        var bytes = AuditParts.Disclosure.Bytes();
        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            Assert.Throws<FormatException>(() => AuditCanonicalForm.Read(cut));
        }

        Assert.Throws<FormatException>(() => AuditCanonicalForm.Read([.. bytes, 0]));
        Assert.Throws<FormatException>(() => AuditCanonicalForm.Read([2, .. bytes[1..]]));
    }

    [Fact]
    public void The_order_in_which_details_are_given_does_not_count()
    {
        var other = AuditDetails.Of((AuditDetail.Count, "2"), (AuditDetail.Level, "Low"), (AuditDetail.ModelVersion, "risk-model-1"));

        Assert.Equal(AuditParts.Disclosure.Details, other);
        Assert.Equal(AuditParts.Disclosure.Details.GetHashCode(), other.GetHashCode());
        Assert.Equal(AuditParts.Disclosure.Bytes(), (AuditParts.Disclosure with { Details = other }).Bytes());
    }

    [Fact]
    public void What_PostgreSQL_would_cut_off_is_cut_off_before()
    {
        var at = AuditParts.Disclosure.At.AddTicks(9).ToOffset(TimeSpan.FromHours(2));

        Assert.Equal(AuditParts.Disclosure.Entry(), (AuditParts.Disclosure with { At = at }).Entry());
        Assert.Equal(TimeSpan.Zero, (AuditParts.Disclosure with { At = at }).Entry().At.Offset);
        Assert.Equal(AuditParts.Disclosure.Bytes(), (AuditParts.Disclosure with { At = at }).Bytes());
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
