using System.Text;
using CustomerRegistry.Cli.Risk.Backtest;

namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class HistoryTimeTests
{
    [Theory]
    [InlineData("2026-03-01T12:34:56Z", "2026-03-01T12:34:56.0000000Z")]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59.0000000Z")]
    [InlineData("2026-12-31T00:00Z", "2026-12-31T00:00:00.0000000Z")]
    [InlineData("2026-03-01T12:34:56.7Z", "2026-03-01T12:34:56.7000000Z")]
    [InlineData("2026-03-01T12:34:56.123456+00:00", "2026-03-01T12:34:56.1234560Z")]
    [InlineData("2026-03-01T12:34:56.1234567Z", "2026-03-01T12:34:56.1234567Z")]
    public void Times_in_utc_are_read(string text, string expected)
    {
        Assert.True(HistoryTime.TryParse(Encoding.UTF8.GetBytes(text), out var utc));
        Assert.Equal(expected, utc.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Z")]
    [InlineData("2026-03-01")]
    [InlineData("2026-03-01T12:34:56")]
    [InlineData("2026-03-01T12:34:56z")]
    [InlineData("2026-03-01 12:34:56Z")]
    [InlineData("2026-03-01T12:34:56-00:00")]
    [InlineData("2026-03-01T12:34:56+02:00")]
    [InlineData("2026-03-01T12:34:60Z")]
    [InlineData("2026-03-01T24:00:00Z")]
    [InlineData("2026-03-01T12:60:00Z")]
    [InlineData("2026-13-01T12:00:00Z")]
    [InlineData("2026-00-01T12:00:00Z")]
    [InlineData("2025-02-29T12:00:00Z")]
    [InlineData("0000-03-01T12:00:00Z")]
    [InlineData("2026-03-01T12:34:Z")]
    [InlineData("2026-03-01T12:34:56.Z")]
    [InlineData("2026-03-01T12:34:56.12345678Z")]
    [InlineData("2026-03-01T12:34:5+00:00")]
    [InlineData("20260301T123456+00:00")]
    [InlineData("2026-03-01T12:3+00:00")]
    public void Anything_else_is_not(string text) => Assert.False(HistoryTime.TryParse(Encoding.UTF8.GetBytes(text), out _));
}
