using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace CustomerRegistry.Cli.CommandLine;

/// <summary>Times and amounts as people read them; all times are UTC.</summary>
internal static class Times
{
    public static string? Read(Timestamp? at) => at?.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
