using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Audit;

public sealed class AuditEntryTests
{
    private static readonly Dictionary<string, AuditParts> Wrong = new()
    {
        ["a consumer with an id"] = AuditParts.Opened with { ActorId = Guid.NewGuid() },
        ["a job with an id"] = AuditParts.Opened with { ActorKind = AuditActorKind.Job, ActorId = Guid.NewGuid() },
        ["a provider with an id"] = AuditParts.Opened with { ActorKind = AuditActorKind.Provider, ActorId = Guid.NewGuid() },
        ["a bootstrap with an id"] = AuditParts.Opened with { ActorKind = AuditActorKind.Bootstrap, ActorId = Guid.NewGuid() },
        ["a merchant without one"] = AuditParts.Disclosure with { ActorId = null },
        ["a merchant with an empty one"] = AuditParts.Disclosure with { ActorId = Guid.Empty },
        ["staff without one"] = AuditParts.Disclosure with { ActorKind = AuditActorKind.Staff, ActorId = null },
        ["a live entry in a sandbox"] = AuditParts.Disclosure with { Mode = RegistryMode.Live },
        ["no id"] = AuditParts.Disclosure with { Id = Guid.Empty },
        ["no subject"] = AuditParts.Disclosure with { SubjectId = Guid.Empty },
        ["the registry with an id"] = AuditParts.Disclosure with { SubjectKind = AuditSubject.Registry },
        ["an unknown kind of actor"] = AuditParts.Disclosure with { ActorKind = 0 },
        ["an unknown mode"] = AuditParts.Disclosure with { Mode = 0 },
        ["an unknown action"] = AuditParts.Disclosure with { Action = 0 },
        ["an unknown kind of subject"] = AuditParts.Disclosure with { SubjectKind = 0 },
    };

    public static TheoryData<string> Wrongs => [.. Wrong.Keys];

    [Theory, MemberData(nameof(Wrongs))]
    public void What_cannot_be_true_is_not_written(string why) => Assert.Throws<ArgumentException>(() => Wrong[why].Entry());

    public static TheoryData<string, AuditDetail, string?, bool> Values => new()
    {
        { "a hash of a policy", AuditDetail.PolicyHash, new string('a', 64), true },
        { "not in capitals", AuditDetail.PolicyHash, new string('A', 64), false },
        { "too short for one", AuditDetail.PolicyHash, new string('a', 63), false },
        { "too long for any", AuditDetail.PolicyHash, new string('a', 65), false },
        { "a model", AuditDetail.ModelVersion, "risk-model_1.2:3", true },
        { "64 characters", AuditDetail.ModelVersion, new string('a', 64), true },
        { "65 characters", AuditDetail.ModelVersion, new string('a', 65), false },
        { "a blank", AuditDetail.ModelVersion, "risk model", false },
        { "an e-mail address", AuditDetail.ModelVersion, "jane@example.com", false },
        { "a letter beyond ASCII", AuditDetail.ModelVersion, "størrelse", false },
        { "a level", AuditDetail.Level, "Medium", true },
        { "40 letters", AuditDetail.Reason, new string('a', 40), true },
        { "41 letters", AuditDetail.Reason, new string('a', 41), false },
        { "a hash of an identifier", AuditDetail.Reason, "ku4mBX7Z3qJTXWyLFB1INzkyR2WZGW4ANSJUiW21iI8", false },
        { "words", AuditDetail.Reason, "she called again", false },
        { "a number", AuditDetail.Count, "123456789", true },
        { "a telephone number", AuditDetail.Count, "4512345678", false },
        { "a telephone number with its plus", AuditDetail.Count, "+45123456", false },
        { "a negative number", AuditDetail.Days, "-1", false },
        { "digits of another script", AuditDetail.Count, "١٢", false },
        { "a country", AuditDetail.Country, "DK", true },
        { "a subdivision", AuditDetail.Country, "US-CA", true },
        { "not a country", AuditDetail.Country, "dk", false },
        { "not a subdivision", AuditDetail.Country, "US-CALI", false },
        { "not a country either", AuditDetail.Country, "DNK", false },
        { "yes", AuditDetail.OwnOnly, "true", true },
        { "no", AuditDetail.OwnOnly, "false", true },
        { "neither", AuditDetail.OwnOnly, "maybe", false },
        { "nothing", AuditDetail.Level, "", false },
        { "null", AuditDetail.Level, null, false },
        { "an unknown key", (AuditDetail)99, "1", false },
    };

    [Theory, MemberData(nameof(Values))]
    public void A_detail_has_the_shape_of_its_key_so_that_nothing_personal_slips_in(string why, AuditDetail key, string? value, bool allowed)
    {
        Assert.True(allowed == AuditDetails.IsAllowed(key, value), why);
        if (allowed) Assert.Equal(value, Assert.Single(AuditDetails.Of((key, value!)).Sorted).Value);
        else Assert.DoesNotContain(value is { Length: > 3 } ? value : "\0", Assert.Throws<ArgumentException>(() => AuditDetails.Of((key, value!))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_key_allows_an_address_a_number_or_a_sentence()
    {
        foreach (var key in Enum.GetValues<AuditDetail>())
            foreach (var personal in new[] { "jane@example.com", "+4512345678", "4512345678", "Jane Doe", "Nørregade 1", "ku4mBX7Z3qJTXWyLFB1INzkyR2WZGW4ANSJUiW21iI8=" })
                Assert.False(AuditDetails.IsAllowed(key, personal) && key != AuditDetail.ModelVersion, $"{key}: {personal}");
    }

    [Fact]
    public void A_key_is_given_once() =>
        Assert.Throws<ArgumentException>(() => AuditDetails.Of((AuditDetail.Count, "1"), (AuditDetail.Level, "Low"), (AuditDetail.Count, "1")));
}
