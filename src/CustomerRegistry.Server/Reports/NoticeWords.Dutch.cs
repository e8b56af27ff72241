using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

internal sealed partial record NoticeWords
{
    public static NoticeWords Dutch { get; } = new(
        Subject: "{merchant} heeft een betalingsgeschil over een bestelling van u gemeld",
        SubjectNowCounts: "Een betalingsgeschil met {merchant} telt nu mee in het register",
        Greeting: "Goedendag,",
        Reported: "{merchant} heeft {operator}, een register van hoe betalingsgeschillen aflopen, een geschil gemeld over {order}. Volgens de wet moet u dit weten, en u kunt antwoorden voordat iemand anders het ziet. Klopt wat er staat, dan hoeft u niets te doen.",
        NowCounts: "wij schreven u eerder over een geschil met {merchant} over {order}. Het is nu als beslist gemeld aan {operator}; vanaf nu loopt de termijn om te antwoorden.",
        NumberedOrder: "uw bestelling {order_number}",
        UnnumberedOrder: "een bestelling die met dit e-mailadres is gedaan",
        Stated: "Wat is gemeld: {category}, geopend op {opened_on}; {outcome}.",
        NeverCounted: "Een afschrijving betwisten is uw recht, en dat u het deed telt nooit mee. Alleen hoe een geschil afliep kan meetellen, en pas als dat definitief is.",
        Shared: "Andere winkels zien het de komende {days} dagen niet, zodat u eerst kunt antwoorden.",
        Open: "Het geschil is niet beslist, dus andere winkels zien het niet. Wordt het in het voordeel van de winkel beslist, dan schrijven wij u opnieuw voordat het meetelt.",
        OwnOnly: "Volgens het recht dat hier geldt mag alleen deze winkel het bewaren; andere winkels zien het niet.",
        Answer: "Bekijk kosteloos wat er staat, corrigeer het of betwist het. Zodra u het betwist, telt het niet meer mee waar de wet van uw land dat bepaalt, en iemand anders dan de winkel beslist. Deze link is alleen van u en raakt door openen niet op:",
        NeverAsked: "Niemand zal u vanwege dit bericht ooit om geld, een wachtwoord of kaartgegevens vragen. Doet iemand dat toch, dan zijn wij het niet: betaal niet en meld het ons.",
        Who: "Wie verantwoordelijk is: {operator_contact}, die het register beheert, en {merchant} ({merchant_country}, {merchant_url}), die de melding deed.",
        Officer: "Vragen over uw gegevens: {officer}.",
        Purpose: "Waarvoor het dient: winkels die meedoen willen weten hoe eerdere geschillen afliepen voordat zij een bestelling versturen, en kunnen dan om een handtekening of code bij bezorging vragen. Niemand mag u daarom een kaartbetaling of krediet weigeren.",
        LegalBasis: "Rechtsgrond, waar de AVG geldt: het gerechtvaardigde belang van winkels bij een veilige bezorging (artikel 6, lid 1, onder f).",
        Data: "Wat wordt bewaard: waar het geschil over ging, wanneer het begon, hoe het afliep, om hoeveel geld het ging, en sleutels gemaakt van uw e-mailadres en, waar de winkel die opgaf, uw telefoonnummer, postadres en betaalrekening, waaruit niemand die kan teruglezen. Uw naam wordt niet bewaard, en het bestelnummer alleen als zo'n sleutel.",
        Source: "Waar het vandaan komt: {merchant} en, waar die de afloop bevestigde, zijn betaaldienst; geen openbare bron.",
        Recipients: "Wie het te horen kan krijgen: winkels die meedoen en naar een bestelling van u vragen, in andere landen alleen waar de wet van al die landen het toestaat; en degenen die beslissen als u het betwist. U kunt altijd zien wie het te horen kreeg.",
        Retention: "Hoe lang: het wordt uiterlijk na {last_day} verwijderd, en meteen als het geschil in uw voordeel eindigt.",
        Rights: "Uw rechten: alles zien wat over u wordt bewaard en het meenemen, het laten corrigeren, verwijderen of beperken, en er een mens naar laten kijken. Dit alles is kosteloos; begin met de link hierboven.",
        Objection: "UW RECHT VAN BEZWAAR: u kunt hier op elk moment bezwaar tegen maken om redenen van uw eigen situatie, met de link hierboven of door ons te schrijven. Terwijl wij ernaar kijken, telt het niet mee waar de wet van uw land dat bepaalt.",
        Authority: "U kunt een klacht indienen bij {authority}.",
        AnyAuthority: "de toezichthouder voor gegevensbescherming van het land waar u woont",
        NoDecision: "Het register beslist niets over u, en geen beslissing mag alleen op zijn antwoord berusten: een winkel die vraagt krijgt een niveau met de redenen, beslist zelf en moet er op uw verzoek een mens naar laten kijken.",
        Categories: new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "een betaling die niet toegestaan zou zijn",
            [Category.NotReceived] = "goederen die niet aangekomen zouden zijn",
            [Category.NotAsDescribed] = "goederen die niet als beschreven zouden zijn",
            [Category.CreditNotProcessed] = "een terugbetaling die zou ontbreken",
            [Category.CancelledOrReturned] = "een bestelling die geannuleerd of teruggestuurd zou zijn",
            [Category.RecurringCancelled] = "een abonnement dat opgezegd zou zijn",
            [Category.Duplicate] = "een betaling die twee keer afgeschreven zou zijn",
            [Category.UncollectedDelivery] = "een bezorging die niet is afgehaald",
            [Category.Other] = "een geschil van een andere soort",
        },
        Outcomes: new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "het eindigde in uw voordeel",
            [EvidenceLevel.Claimed] = "het is open",
            [EvidenceLevel.Contested] = "de winkel betwist het",
            [EvidenceLevel.NotFinal] = "het is niet definitief beslist",
            [EvidenceLevel.FinalForMerchant] = "het eindigde in het voordeel van de winkel",
            [EvidenceLevel.IndependentFinding] = "een onafhankelijke instantie gaf de winkel gelijk",
        });
}
