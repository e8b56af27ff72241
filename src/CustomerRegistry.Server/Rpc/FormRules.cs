using System.Globalization;
using System.Text.RegularExpressions;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Identifiers;
using FluentValidation;
using FluentValidation.Results;

namespace CustomerRegistry.Server.Rpc;

/// <summary>
/// The forms that fields of many messages share, each with its refusal. A validator says the form of a message only; what
/// is allowed is decided in Domain.
/// </summary>
internal static partial class FormRules
{
    public static IRuleBuilderOptions<T, string> IsUuid<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(x => Guid.TryParseExact(x, "D", out var id) && id != Guid.Empty)
        .Refuses(RefusalReason.FieldMalformed, "It must be a UUID such as 0199f3a0-0000-7000-8000-000000000000.");

    public static IRuleBuilderOptions<T, string> IsDay<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(x => TryDay(x, out _))
        .Refuses(RefusalReason.FieldMalformed, "It must be a day as YYYY-MM-DD.");

    public static IRuleBuilderOptions<T, string> IsDayOrEmpty<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(x => x.Length == 0 || TryDay(x, out _))
        .Refuses(RefusalReason.FieldMalformed, "It must be empty or a day as YYYY-MM-DD.");

    public static IRuleBuilderOptions<T, string> IsCountry<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(x => Country.TryParse(x, out var country) && IsoCountries.Contains(country.ToString()))
        .Refuses(RefusalReason.CountryUnknown, "It must be an ISO 3166-1 alpha-2 country code such as DK.");

    /// <summary>Where a consumer lives: a subdivision may have a law of its own.</summary>
    public static IRuleBuilderOptions<T, string> IsConsumerCountry<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(x => Country.TryParse(x, out var country) && IsoCountries.Contains(country.Whole.ToString()))
        .Refuses(RefusalReason.CountryUnknown, "It must be an ISO 3166-1 alpha-2 country code such as DK, or an ISO 3166-2 subdivision such as US-CA.");

    /// <summary>A stated value of the enum: neither the unspecified one nor one that this version does not know.</summary>
    public static IRuleBuilderOptions<T, TEnum> IsStated<T, TEnum>(this IRuleBuilder<T, TEnum> rule)
        where TEnum : struct, Enum => rule
        .Must(x => Enum.IsDefined(x) && Convert.ToInt32(x, CultureInfo.InvariantCulture) != 0)
        .Refuses(RefusalReason.EnumValueUnknown, "It must be one of the values of this version, and not unspecified.");

    public static IRuleBuilderOptions<T, TEnum> IsStatedOrUnspecified<T, TEnum>(this IRuleBuilder<T, TEnum> rule)
        where TEnum : struct, Enum => rule
        .Must(x => Enum.IsDefined(x))
        .Refuses(RefusalReason.EnumValueUnknown, "It must be one of the values of this version.");

    public static IRuleBuilderOptions<T, string> HasLength<T>(this IRuleBuilder<T, string> rule, int least, int most) => rule
        .Must(x => x.Length >= least && x.Length <= most && (least == 0 || !string.IsNullOrWhiteSpace(x)))
        .Refuses(RefusalReason.FieldOutOfRange, $"It must have {least} to {most} characters.");

    public static IRuleBuilderOptions<T, int> IsWithin<T>(this IRuleBuilder<T, int> rule, int least, int most) => rule
        .Must(x => x >= least && x <= most)
        .Refuses(RefusalReason.FieldOutOfRange, $"It must be from {least} to {most}.");

    /// <summary>Letters, digits and <c>_ . -</c>: references of providers and carriers, versions.</summary>
    public static IRuleBuilderOptions<T, string> IsReference<T>(this IRuleBuilder<T, string> rule, int least, int most) => rule
        .Must(x => x.Length >= least && x.Length <= most && Reference().IsMatch(x))
        .Refuses(RefusalReason.FieldMalformed, $"It must have {least} to {most} characters [A-Za-z0-9_.-].");

    public static IRuleBuilderOptions<T, TProperty> Refuses<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule, RefusalReason reason, string message) => rule
        .WithErrorCode(reason.ToString()).WithMessage(message);

    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>The first thing wrong with a message's form, or null.</summary>
    public static Refusal? Refuse<T>(this IValidator<T> validator, T message)
    {
        var result = validator.Validate(message);
        return result.IsValid ? null : ToRefusal(result.Errors[0]);
    }

    private static Refusal ToRefusal(ValidationFailure failure) => new(
        Enum.TryParse<RefusalReason>(failure.ErrorCode, out var reason) ? reason : RefusalReason.FieldMalformed,
        failure.ErrorMessage,
        ProtoName(failure.PropertyName));

    // Report.OpenedOn -> report.opened_on, as the protos name it.
    private static string ProtoName(string property) =>
        WordStart().Replace(property, "_$1").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex("^[A-Za-z0-9_.-]*$")]
    private static partial Regex Reference();
}
