using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Server.Appeals;

/// <summary>
/// What an appeal needs of the report's admission ruling. The same form is read from the report's admission and kept with
/// the case; other members of the admission are left out.
/// </summary>
/// <param name="ToldBeforeLiftingDays">Null in a ruling that was kept without it.</param>
internal sealed record AppealRuling(
    AppealClock AppealClock, bool ContestRestricts, JurisdictionFlags Flags, IReadOnlyList<RuledKey> Keys,
    int? ToldBeforeLiftingDays = null)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNameCaseInsensitive = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    /// <summary>The authority that the person can complain to, as the policy names it.</summary>
    public string Authority => ValueOf(PolicyKeys.SupervisoryAuthority);

    /// <summary>Who decides, free and bindingly, after the registry upheld an entry.</summary>
    public string OutsideBody => ValueOf(PolicyKeys.OutsideBody);

    public static AppealRuling Of(AdmissionRuling ruling) =>
        new(ruling.AppealClock, ruling.ContestRestricts, ruling.Flags, ruling.Keys, ruling.ToldBeforeLiftingDays);

    /// <summary>The ruling that was written, or null where the text is not one (a report that was recorded without it).</summary>
    public static AppealRuling? TryRead(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<AppealRuling>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, Json);

    private string ValueOf(PolicyKey key) => Keys.FirstOrDefault(x => x.Key == key.Name)?.Value ?? "";
}
