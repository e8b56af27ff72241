using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Risk;
using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;

namespace CustomerRegistry.Cli.Reports;

/// <summary>One report by hand; many come by import.</summary>
internal static class SubmitCommand
{
    public static Command Create(Verbs verbs)
    {
        var customer = new CustomerOptions();
        var category = Words.One<Category>("--category", "What the dispute was about", required: true);
        var level = Words.One<EvidenceLevel>("--evidence", "How far the outcome is confirmed", required: true);
        var consumer = Words.ConsumerCountry("--consumer-country", "The consumer's country", required: true);
        var order = new Option<string>("--order") { Description = "The order number printed for the buyer", Required = true };
        var orderedOn = Words.Day("--ordered-on", "The day of the order");
        var openedOn = Words.Day("--opened-on", "The day the dispute opened", required: true);
        var outcomeAt = Words.Moment("--outcome-at", "The provider's time of the outcome; now if left out");
        var amount = new Option<string>("--amount") { Description = "In dispute, such as 12.34", Required = true };
        var currency = new Option<string>("--currency") { Description = "ISO 4217, such as GBP", Required = true };
        var provider = Words.Text("--provider", "The payment provider, such as stripe; with --dispute");
        var account = new Option<string>("--account") { Description = "Your account at the provider", DefaultValueFactory = _ => "default" };
        var dispute = Words.Text("--dispute", "The provider's dispute id: lets the provider's answer confirm the report");
        var network = Words.One<CardNetwork>("--network", "Whose reason code it is");
        var code = Words.Text("--reason-code", "The network reason code, such as 13.1");
        var orders = new Option<uint?>("--orders-last-year") { Description = "Orders of this customer at your shop in twelve months" };
        var answeredOn = Words.Day("--final-answer-on", "The buyer had complained or returned: the day of your final answer");
        var complained = new Option<bool>("--complained") { Description = "The buyer had complained to you or returned the goods" };
        var proofs = Words.Several<Proof>("--proofs", "The documents that you hold");
        var noticeTo = Words.Text("--notice-to", "Have the registry mail the notice to this address; sent in clear, used for the notice, forgotten");
        var noticeLanguage = new Option<string>("--notice-language") { Description = "Of the notice, ISO 639-1", DefaultValueFactory = _ => "en" };
        return verbs.Verb(
            "submit",
            "Report how one dispute ended. Identifiers are hashed on this side.",
            [
                .. customer.All, category, level, consumer, order, orderedOn, openedOn, outcomeAt, amount, currency, provider, account, dispute,
                network, code, orders, answeredOn, complained, proofs, noticeTo, noticeLanguage,
            ],
            async (session, cancellationToken) =>
            {
                var hashed = customer.Read(session).Hash();
                if (hashed.LeftOut.Count > 0) throw new UsageException(hashed.LeftOut[0].WhatToChange);
                var currencyCode = session.Get(currency)!.ToUpperInvariant();
                if (!Amounts.TryParseMajor(session.Get(amount)!, currencyCode, out var minorUnits))
                    throw new UsageException($"'{session.Get(amount)}' is not an amount in {currencyCode}: write it as 12.34.");
                if (session.Get(provider) is null != session.Get(dispute) is null)
                    throw new UsageException("Give --provider and --dispute together, or neither.");

                var report = new ReportSubmission
                {
                    Identifiers = { hashed.Identifiers },
                    Category = session.Get(category),
                    EvidenceLevel = session.Get(level),
                    Source = EvidenceSource.Statement,
                    CardNetwork = session.Get(network),
                    NetworkReasonCode = session.Get(code) ?? "",
                    ConsumerCountry = session.Get(consumer),
                    OrderReference = session.Get(order),
                    OrderedOn = Times.Write(session.Get(orderedOn)),
                    OpenedOn = Times.Write(session.Get(openedOn)),
                    OutcomeAt = (session.Get(outcomeAt) ?? DateTimeOffset.UtcNow).ToTimestamp(),
                    Amount = new Money { Currency = currencyCode, MinorUnits = minorUnits },
                    BuyerComplainedOrReturned = session.Get(complained) || session.Get(answeredOn) is not null,
                    FinalAnswerOn = Times.Write(session.Get(answeredOn)),
                    Proofs = { session.Get(proofs) },
                };
                if (session.Get(dispute) is { } id)
                    report.Dispute = new DisputeReference { Provider = session.Get(provider), Account = session.Get(account), Id = id };
                if (session.Get(orders) is { } count) report.OrdersLastYear = count;

                var reply = await session.Registry.Reports.SubmitReportAsync(
                    new SubmitReportRequest
                    {
                        RequestId = Session.NewRequestId(),
                        Report = report,
                        NoticeRelay = session.Get(noticeTo) is { } to
                            ? new NoticeRelay { EmailAddress = to, Language = session.Get(noticeLanguage) }
                            : null,
                    },
                    cancellationToken: cancellationToken);
                return session.Answer(reply, page =>
                {
                    ReportPage.Print(page, reply.Report);
                    page.Facts(("this call", WireNames.Of(reply.Disposition)), ("secret of the notice's link, shown once", reply.NoticeSecret));
                });
            });
    }
}
