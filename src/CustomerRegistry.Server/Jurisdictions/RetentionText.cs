using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>A period in words.</summary>
internal static class RetentionText
{
    public static string Of(Period period) =>
        period.Months > 0 ? Unit(period.Months, "month") : Unit(period.Days, "day");

    private static string Unit(int count, string unit) => count == 1 ? $"1 {unit}" : $"{count} {unit}s";
}
