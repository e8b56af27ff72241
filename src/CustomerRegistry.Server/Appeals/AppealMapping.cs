using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Server.Jurisdictions;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Appeals;

/// <summary>Cases to the wire, and what comes with a call from it.</summary>
internal static class AppealMapping
{
    public static Contribution Contribution(CaseParty party, string text, RepeatedField<Wire.Attachment> files) =>
        new(party, text, [.. files.Select(x => new CaseFile(x.MediaType, x.Content.ToByteArray()))]);

    /// <summary>Cut to the microseconds that PostgreSQL keeps, so that what is decided is what is read back.</summary>
    public static DateTimeOffset Stored(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMicrosecond));

    public static Wire.Appeal ToWire(CaseView view)
    {
        var row = view.Row;
        return new Wire.Appeal
        {
            AppealId = row.Id.ToString(),
            ReportId = row.ReportId.ToString(),
            State = (Wire.AppealState)row.State,
            Ground = (Wire.AppealGround)row.Ground,
            FiledAt = row.FiledAt.ToTimestamp(),
            MerchantAnswerDueAt = row.MerchantAnswerDueAt.ToTimestamp(),
            DecisionDueAt = row.DecisionDueAt.ToTimestamp(),
            DecidedAt = row.ClosedAt?.ToTimestamp(),
            Etag = AppealCases.Etag(row.Version),
            DecisionReasons = { row.DecisionReasons.Select(x => (Wire.DecisionReason)x) },
            Timeline = { view.Timeline.Select(ToWire) },
            Restricted = row.Restricted && row.ClosedAt is null,
            Authority = Authority(row),
        };
    }

    public static Wire.GetAppealCaseResponse ToWire(WholeCase whole, CaseContent content)
    {
        var files = whole.Content.Files.ToLookup(x => x.CaseTextId);
        return new Wire.GetAppealCaseResponse
        {
            Appeal = ToWire(whole.Case),
            Texts =
            {
                whole.Content.Texts.Select(text => new Wire.CaseText
                {
                    Party = (Wire.CaseParty)text.Party,
                    At = text.At.ToTimestamp(),
                    Text = content.Text(text),
                    Attachments = { files[text.Id].Select(file => ToWire(content.File(file))) },
                }),
            },
            Ruling = { (whole.Ruling?.Keys ?? []).Select(JurisdictionMapping.ToWire) },
        };
    }

    private static Wire.Attachment ToWire(CaseFile file) => new()
    {
        MediaType = file.MediaType,
        Content = UnsafeByteOperations.UnsafeWrap(file.Content),
    };

    private static Wire.AppealEvent ToWire(AppealEventRow row) => new()
    {
        At = row.At.ToTimestamp(),
        State = (Wire.AppealState)row.State,
        Text = AppealWords.OfEvent(row),
    };

    private static string Authority(AppealRow row)
    {
        if (AppealRuling.TryRead(row.ClockJson) is not { } ruling) return "";
        return row.State == AppealState.Upheld
            ? $"{ruling.Authority}; outside body, free of charge, whose decision binds: {ruling.OutsideBody}"
            : ruling.Authority;
    }
}
