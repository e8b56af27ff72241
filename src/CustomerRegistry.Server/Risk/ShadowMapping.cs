using System.Globalization;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Rpc;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Risk;

/// <summary>Drafts and what they would have answered, to the wire.</summary>
internal static class ShadowMapping
{
    public static Wire.ListShadowDifferencesResponse ToWire(ShadowPage page, int size)
    {
        var response = new Wire.ListShadowDifferencesResponse
        {
            Differences = { page.Rows.Take(size).Select(ToWire) },
            Counts =
            {
                page.Counts.Select(count => new Wire.ShadowCount
                {
                    LiveLevel = (Wire.RiskLevel)count.Live,
                    ShadowLevel = (Wire.RiskLevel)count.Shadow,
                    Checks = (ulong)count.Checks,
                }),
            },
            ShadowModelHash = page.Hash,
        };
        if (page.Named is { } named)
        {
            response.ShadowModel = new Wire.ShadowModel { Version = named.Version, Hash = named.Hash, Live = page.IsLive };
        }

        if (page.Rows.Count > size)
        {
            var last = page.Rows[size - 1];
            response.NextPageToken = PageTokens.Write(last.At.UtcTicks.ToString(CultureInfo.InvariantCulture), last.CheckId.ToString());
        }

        return response;
    }

    private static Wire.ShadowDifference ToWire(ShadowDifferenceRow row)
    {
        var wire = new Wire.ShadowDifference
        {
            CheckId = row.CheckId.ToString(),
            DisclosedAt = row.At.ToTimestamp(),
            LiveLevel = (Wire.RiskLevel)row.LiveLevel,
            LiveModelVersion = row.LiveModelVersion,
            ShadowLevel = (Wire.RiskLevel)row.ShadowLevel,
            ShadowModelVersion = row.ModelVersion,
            ShadowModelHash = row.ModelHash,
        };
        if (row.LiveScore is { } live) wire.LiveScore = (uint)live;
        if (row.ShadowScore is { } shadow) wire.ShadowScore = (uint)shadow;
        return wire;
    }
}
