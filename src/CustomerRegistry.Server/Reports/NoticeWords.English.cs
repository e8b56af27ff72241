using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

internal sealed partial record NoticeWords
{
    public static NoticeWords English { get; } = new(
        Subject: "{merchant} has reported a payment dispute about an order of yours",
        SubjectNowCounts: "A payment dispute with {merchant} now counts in the registry",
        Greeting: "Hello,",
        Reported: "{merchant} has told {operator}, a registry of how payment disputes end, about a dispute over {order}. The law says that you must be told, and that you can answer before anybody else sees it. You need do nothing if what is stated is right.",
        NowCounts: "we wrote to you before about a dispute with {merchant} over {order}. It has now been reported to {operator} as decided, and from now on the time to answer runs.",
        NumberedOrder: "your order {order_number}",
        UnnumberedOrder: "an order that was placed with this e-mail address",
        Stated: "What is stated: {category}, opened on {opened_on}; {outcome}.",
        NeverCounted: "Disputing a charge is your right, and that you did is never counted. Only how a dispute ended can count, and only once it is final.",
        Shared: "Other shops cannot see it for the next {days} days, so that you can answer first.",
        Open: "The dispute is not decided, so other shops cannot see it. If it is decided for the shop we write to you again before it counts.",
        OwnOnly: "The law that applies here lets only this shop keep it; other shops cannot see it.",
        Answer: "See what is stated, correct it or contest it, free of charge. As soon as you contest it, it stops counting where the law of your country says so, and somebody other than the shop decides. This link is yours alone; opening it does not use it up:",
        NeverAsked: "Nobody will ever ask you for money, a password or card details because of this message. If somebody does, it is not us: do not pay, and tell us.",
        Who: "Who is responsible: {operator_contact}, which runs the registry, and {merchant} ({merchant_country}, {merchant_url}), which made the report.",
        Officer: "Questions about your data: {officer}.",
        Purpose: "What it is for: shops that take part want to know how earlier disputes ended before they send an order, and may then ask for a signature or a code on delivery. Nobody may refuse you a card payment or credit because of it.",
        LegalBasis: "Legal basis, where the GDPR or the UK GDPR applies: the legitimate interest of shops in safe delivery (Article 6(1)(f)).",
        Data: "What is held: what the dispute was about, when it opened, how it ended, the amount, and keys made from your e-mail address and, where the shop gave them, your telephone number, postal address and payment account, from which nobody can read them back. Your name is not held, and the order number only as such a key.",
        Source: "Where it comes from: {merchant} and, where it confirmed the outcome, its payment provider; no public source.",
        Recipients: "Who may be told: shops that take part and ask about an order of yours, in other countries only where the law of all of them allows it; and the people who decide when you contest it. You can see at any time who was told.",
        Retention: "How long: it is deleted after {last_day} at the latest, and at once if the dispute ends for you.",
        Rights: "Your rights: to see everything that is held about you and take it with you, to have it corrected, deleted or restricted, and to have a person look at it. All of this is free of charge; begin with the link above.",
        Objection: "YOUR RIGHT TO OBJECT: you can object to this at any time, for reasons of your own situation, with the link above or by writing to us. While we look at it, it does not count where the law of your country says so.",
        Authority: "You can complain to {authority}.",
        AnyAuthority: "the data protection authority of the country where you live",
        NoDecision: "The registry decides nothing about you, and no decision may rest on its answer alone: a shop that asks gets a level with its reasons, decides itself, and must let a person look at it when you ask.",
        Categories: new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "a payment that was said not to be authorised",
            [Category.NotReceived] = "goods that were said not to have arrived",
            [Category.NotAsDescribed] = "goods that were said not to be as described",
            [Category.CreditNotProcessed] = "a refund that was said to be missing",
            [Category.CancelledOrReturned] = "an order that was said to be cancelled or returned",
            [Category.RecurringCancelled] = "a subscription that was said to be cancelled",
            [Category.Duplicate] = "a payment that was said to be taken twice",
            [Category.UncollectedDelivery] = "a delivery that was not collected",
            [Category.Other] = "a dispute of another kind",
        },
        Outcomes: new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "it ended for you",
            [EvidenceLevel.Claimed] = "it is open",
            [EvidenceLevel.Contested] = "the shop contests it",
            [EvidenceLevel.NotFinal] = "it is not finally decided",
            [EvidenceLevel.FinalForMerchant] = "it ended for the shop",
            [EvidenceLevel.IndependentFinding] = "an independent body found for the shop",
        });
}
