using System.Globalization;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Reports;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>A person's file to the wire: everything that is held, in neutral words.</summary>
internal sealed class ConsumerFileMapping(RightsContent content)
{
    public Wire.GetConsumerFileResponse ToWire(ConsumerFile file, TextLanguage language, DateTimeOffset now) => new()
    {
        Entries = { file.Entries.Select(x => ToWire(x, language, now)) },
        Lookups = { file.Lookups.Select(x => ToWire(x, language, now)) },
        Orders =
        {
            file.Orders.Select(x => new Wire.FileOrders
            {
                MerchantName = x.MerchantName,
                OrdersLastYear = (uint)x.OrdersLastYear,
                StatedAt = x.StatedAt.ToTimestamp(),
            }),
        },
        Authorities =
        {
            file.Authorities.Select(x => new Wire.FileAuthority
            {
                Country = x.Country,
                Authority = x.Authority,
                OutsideBody = x.OutsideBody,
                AnswerMonths = (uint)x.AnswerMonths,
                AnswerDays = (uint)x.AnswerDays,
            }),
        },
        Rights =
        {
            System.Enum.GetValues<RightKind>().Select(kind => new Wire.FileRight
            {
                Kind = (Wire.RightKind)kind,
                Sentence = RightsMailTexts.For(language).Rights[kind],
            }),
        },
    };

    private Wire.FileEntry ToWire(HeldEntry entry, TextLanguage language, DateTimeOffset now)
    {
        var (report, details) = (entry.Report, entry.Details);
        return new Wire.FileEntry
        {
            ReportId = report.Id.ToString(),
            MerchantName = entry.MerchantName,
            Category = (Wire.Category)report.Category,
            EvidenceLevel = (Wire.EvidenceLevel)report.Evidence,
            Source = (Wire.EvidenceSource)report.Source,
            OpenedOn = Day(report.OpenedOn),
            OwnOnly = report.OwnOnly,
            Contested = report.Contested,
            ShareFrom = report.OwnOnly ? null : report.ShareFrom?.ToTimestamp(),
            LastDay = Day(report.LastDay),
            Sentence = ReasonText.Of(
                report.Category, report.Evidence, report.Source, report.OpenedOn, report.Contested, language,
                report.DisputeStatement),
            Objected = report.Objected,
            State = (Wire.ReportState)report.State,
            ReportedAt = report.CreatedAt.ToTimestamp(),
            OrderedOn = report.OrderedOn is { } ordered ? Day(ordered) : "",
            OutcomeAt = report.OutcomeAt.ToTimestamp(),
            Amount = new Wire.Money { Currency = report.Currency, MinorUnits = report.AmountMinorUnits },
            Dispute = report.DisputeProvider is null
                ? null
                : new Wire.DisputeReference { Provider = report.DisputeProvider, Id = report.DisputeId ?? "" },
            CardNetwork = report.Network is { } network ? (Wire.CardNetwork)network : Wire.CardNetwork.Unspecified,
            NetworkReasonCode = report.ReasonCode ?? "",
            ReporterCountry = report.ReporterCountry,
            ConsumerCountry = report.ConsumerCountry,
            Identifiers =
            {
                details.Identifiers.Select(x => new Wire.FileIdentifier { Kind = (Wire.IdentifierKind)x.Kind, Confirmed = x.Confirmed }),
            },
            Notices = { details.Notices.Select(ToWire) },
            Recipients = { details.Recipients.Select(ToWire) },
            Appeals = { details.Appeals.Select(AppealMapping.ToWire) },
            Requests = { details.Requests.Select(x => RightsMapping.ToWire(x, content, now)) },
            Ruling = { (AppealRuling.TryRead(report.AdmissionJson)?.Keys ?? []).Select(JurisdictionMapping.ToWire) },
            PolicyHash = report.PolicyHash,
            Circular = report.Circular,
        };
    }

    private static Wire.FileNotice ToWire(NoticeRow notice) => new()
    {
        Number = (uint)notice.Number,
        // To the person one that the shop still has to give is one that was not given.
        State = notice.State == NoticeState.Prepared ? Wire.NoticeState.Unspecified : (Wire.NoticeState)notice.State,
        Language = notice.Language,
        Channel = notice.Channel is { } channel ? (Wire.NoticeChannel)channel : Wire.NoticeChannel.Unspecified,
        CreatedAt = notice.CreatedAt.ToTimestamp(),
        SentAt = notice.SentAt?.ToTimestamp(),
        OpenedAt = notice.OpenedAt?.ToTimestamp(),
        BouncedAt = notice.BouncedAt?.ToTimestamp(),
        TextVersion = notice.TextVersion,
    };

    private static Wire.FileRecipient ToWire(HeldRecipient recipient) => new()
    {
        CheckId = recipient.CheckId.ToString(),
        MerchantName = recipient.MerchantName,
        At = recipient.At.ToTimestamp(),
        Purpose = (Wire.Purpose)recipient.Purpose,
        CorrectedAt = recipient.CorrectedAt?.ToTimestamp(),
    };

    private Wire.FileLookup ToWire(HeldLookup lookup, TextLanguage language, DateTimeOffset now)
    {
        var disclosure = lookup.Disclosure;
        var recorded = RecordedAssessment.FromJson(disclosure.AssessmentJson);
        var wire = new Wire.FileLookup
        {
            CheckId = disclosure.CheckId.ToString(),
            MerchantName = lookup.MerchantName,
            At = disclosure.At.ToTimestamp(),
            Purpose = (Wire.Purpose)disclosure.Purpose,
            Level = (Wire.RiskLevel)disclosure.Level,
            Explanation = { recorded.Explain(language) },
            ModelVersion = disclosure.ModelVersion,
            ModelHash = recorded.ModelHash ?? "",
            PolicyHash = disclosure.PolicyHash,
            WhatWouldChange = { recorded.ExplainChanges(language) },
            Stage = (Wire.Stage)disclosure.Stage,
            Advice = (Wire.Advice)disclosure.Advice,
            Confidence = (Wire.Confidence)recorded.Confidence,
            NoticeVersion = disclosure.NoticeVersion,
            Action = disclosure.Action is { } action ? (Wire.ShopAction)action : Wire.ShopAction.Unspecified,
            DecidedBy = disclosure.DecidedBy is { } decidedBy ? (Wire.DecidedBy)decidedBy : Wire.DecidedBy.Unspecified,
            OrderOutcome = disclosure.OrderOutcome is { } outcome ? (Wire.OrderOutcome)outcome : Wire.OrderOutcome.Unspecified,
            CorrectedAt = lookup.CorrectedAt?.ToTimestamp(),
            DisownedAt = disclosure.DisownedAt?.ToTimestamp(),
            ReportIds = { recorded.ByConfirmedEmail.Intersect(lookup.Reports).Select(x => x.ToString()) },
            Requests = { lookup.Requests.Select(x => RightsMapping.ToWire(x, content, now)) },
        };
        if (disclosure.Score is { } score) wire.Score = (uint)score;
        return wire;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
