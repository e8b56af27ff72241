using System.Globalization;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Jurisdictions;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>Requests to the wire.</summary>
internal static class RightsMapping
{
    public static Wire.RightsRequest ToWire(RightsRequestRow row, RightsContent content, DateTimeOffset now)
    {
        var (request, terms, texts) = (RightsRequests.Of(row), RightsTerms.Read(row.ClockJson), content.Texts(row));
        return new Wire.RightsRequest
        {
            RightsRequestId = row.Id.ToString(),
            Kind = (Wire.RightKind)row.Kind,
            State = (Wire.RightsState)row.State,
            ReportId = row.ReportId?.ToString() ?? "",
            CheckId = row.CheckId?.ToString() ?? "",
            FiledAt = row.FiledAt.ToTimestamp(),
            DueAt = row.DueAt.ToTimestamp(),
            ExtendedAt = row.ExtendedAt?.ToTimestamp(),
            ExtensionText = texts.Extension,
            ClosedAt = row.ClosedAt?.ToTimestamp(),
            DecisionReasons = { row.DecisionReasons.Select(x => (Wire.RightsDecisionReason)x) },
            DecisionText = texts.Decision,
            Timeline = { Timeline(row) },
            Restricted = request.HoldsContested(now) || request.HoldsObjected(now),
            RestrictedUntil = request.LiftAt?.ToTimestamp(),
            Authority = terms.Authority,
            OutsideBody = terms.OutsideBody,
            Etag = AppealCases.Etag(row.Version),
        };
    }

    public static Wire.GetRightsCaseResponse ToWire(RightsCase found, RightsContent content, DateTimeOffset now) => new()
    {
        Request = ToWire(found.Row, content, now),
        Statement = content.Statement(found.Row),
        MerchantName = found.MerchantName,
        Entry = found.Report is { } report
            ? new Wire.RightsCaseEntry
            {
                Category = (Wire.Category)report.Category,
                EvidenceLevel = (Wire.EvidenceLevel)report.Evidence,
                Source = (Wire.EvidenceSource)report.Source,
                OpenedOn = Day(report.OpenedOn),
                LastDay = Day(report.LastDay),
                OwnOnly = report.OwnOnly,
                UnderAppeal = found.UnderAppeal,
            }
            : null,
        Check = found.Check is { } check ? ToWire(check) : null,
        Ruling = { RightsTerms.Read(found.Row.ClockJson).Keys.Select(JurisdictionMapping.ToWire) },
    };

    private static Wire.RightsCaseCheck ToWire(DisclosureRow check)
    {
        var recorded = RecordedAssessment.FromJson(check.AssessmentJson);
        return new Wire.RightsCaseCheck
        {
            Level = (Wire.RiskLevel)check.Level,
            Advice = (Wire.Advice)check.Advice,
            Action = check.Action is { } action ? (Wire.ShopAction)action : Wire.ShopAction.Unspecified,
            Explanation = { recorded.Explain(TextLanguage.English) },
            WhatWouldChange = { recorded.ExplainChanges(TextLanguage.English) },
            ModelVersion = check.ModelVersion,
            PolicyHash = check.PolicyHash,
        };
    }

    private static IEnumerable<Wire.RightsEvent> Timeline(RightsRequestRow row)
    {
        yield return Line(row.FiledAt, RightsState.Open, RightsWords.Received);
        if (row.ExtendedAt is { } extended) yield return Line(extended, RightsState.Open, RightsWords.Extended);
        if (row.ClosedAt is { } closed) yield return Line(closed, row.State, RightsWords.Of(row));
    }

    private static Wire.RightsEvent Line(DateTimeOffset at, RightsState state, string text) => new()
    {
        At = at.ToTimestamp(),
        State = (Wire.RightsState)state,
        Text = text,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
