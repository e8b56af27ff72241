using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

/// <summary>The sentences of one language's notices. {0}, {1} and {2} are filled in by <see cref="NoticeText"/>.</summary>
/// <param name="Reported">{0} merchant, {1} operator.</param>
/// <param name="NowCounts">{0} merchant, {1} operator.</param>
/// <param name="Stated">{0} category, {1} day, {2} how it ended.</param>
/// <param name="Shared">{0} days, {1} last day.</param>
internal sealed record NoticeWords(
    string Subject, string SubjectNowCounts, string Greeting, string Reported, string NowCounts, string Stated, string Why,
    string Shared, string Open, string OwnOnly, string Rights, string NeverAsked,
    IReadOnlyDictionary<Category, string> Categories, IReadOnlyDictionary<EvidenceLevel, string> Levels)
{
    public static NoticeWords English { get; } = new(
        "{0} has reported a payment dispute about an order of yours",
        "A payment dispute with {0} now counts in the registry",
        "Hello,",
        "{0} has told {1}, a registry of how payment disputes end, about a dispute over an order that was placed with this e-mail address.",
        "we wrote to you before about a dispute with {0}. It has now been reported to {1} as decided, and from now on the time to answer runs.",
        "What is stated: {0}, opened on {1}; {2}.",
        "Why: shops that take part want to know how earlier disputes ended before they send an order, and may then ask for a signature or a code on delivery. Nobody may refuse you a card payment or credit because of it.",
        "Other shops cannot see it for the next {0} days, so that you can answer first. It is deleted after {1} at the latest.",
        "The dispute is not decided, so other shops cannot see it. If it is decided for the shop we write to you again before it counts.",
        "The law of your country lets only this shop keep it; other shops cannot see it.",
        "Your rights: see what is stated, contest it, or have it corrected or deleted, free of charge. As soon as you contest it, it stops counting where the law of your country says so, and somebody other than the shop decides. Begin here:",
        "Nobody will ever ask you for money, a password or card details because of this message. If somebody does, it is not us.",
        new Dictionary<Category, string>
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
        new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "it ended for you",
            [EvidenceLevel.Claimed] = "it is open",
            [EvidenceLevel.Contested] = "the shop contests it",
            [EvidenceLevel.NotFinal] = "it is not finally decided",
            [EvidenceLevel.FinalForMerchant] = "it ended for the shop",
            [EvidenceLevel.IndependentFinding] = "an independent body found for the shop",
        });

    public static NoticeWords Danish { get; } = new(
        "{0} har indberettet en betalingsindsigelse om en ordre fra dig",
        "En betalingsindsigelse hos {0} tæller nu i registret",
        "Hej",
        "{0} har fortalt {1}, et register over hvordan betalingsindsigelser ender, om en indsigelse om en ordre, der blev afgivet med denne e-mailadresse.",
        "Vi har tidligere skrevet til dig om en indsigelse hos {0}. Den er nu indberettet til {1} som afgjort, og fra nu af løber fristen til at svare.",
        "Det oplyses: {0}, rejst den {1}; {2}.",
        "Hvorfor: butikker, der er med, vil vide, hvordan tidligere indsigelser endte, før de sender en ordre, og kan så bede om underskrift eller kode ved levering. Ingen må af den grund nægte dig kortbetaling eller kredit.",
        "Andre butikker kan ikke se det de næste {0} dage, så du kan svare først. Det slettes senest efter {1}.",
        "Indsigelsen er ikke afgjort, så andre butikker kan ikke se den. Hvis den afgøres til fordel for butikken, skriver vi til dig igen, før den tæller.",
        "Efter dit lands lov må kun denne butik opbevare det; andre butikker kan ikke se det.",
        "Dine rettigheder: du kan gratis se, hvad der står, gøre indsigelse eller få det rettet eller slettet. Så snart du gør indsigelse, tæller det ikke længere, hvor dit lands lov siger det, og en anden end butikken afgør det. Begynd her:",
        "Ingen vil nogensinde bede dig om penge, adgangskode eller kortoplysninger på grund af denne besked. Hvis nogen gør det, er det ikke os.",
        new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "en betaling, der ikke skulle være godkendt",
            [Category.NotReceived] = "varer, der ikke skulle være kommet frem",
            [Category.NotAsDescribed] = "varer, der ikke skulle svare til beskrivelsen",
            [Category.CreditNotProcessed] = "en tilbagebetaling, der skulle mangle",
            [Category.CancelledOrReturned] = "en ordre, der skulle være annulleret eller returneret",
            [Category.RecurringCancelled] = "et abonnement, der skulle være opsagt",
            [Category.Duplicate] = "en betaling, der skulle være trukket to gange",
            [Category.UncollectedDelivery] = "en levering, der ikke blev hentet",
            [Category.Other] = "en indsigelse af anden art",
        },
        new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "den endte til din fordel",
            [EvidenceLevel.Claimed] = "den er åben",
            [EvidenceLevel.Contested] = "butikken bestrider den",
            [EvidenceLevel.NotFinal] = "den er ikke endeligt afgjort",
            [EvidenceLevel.FinalForMerchant] = "den endte til fordel for butikken",
            [EvidenceLevel.IndependentFinding] = "en uafhængig instans gav butikken medhold",
        });

    public static NoticeWords NorwegianBokmal { get; } = new(
        "{0} har meldt en betalingstvist om en bestilling fra deg",
        "En betalingstvist hos {0} teller nå i registeret",
        "Hei",
        "{0} har fortalt {1}, et register over hvordan betalingstvister ender, om en tvist om en bestilling som ble gjort med denne e-postadressen.",
        "Vi har tidligere skrevet til deg om en tvist hos {0}. Den er nå meldt til {1} som avgjort, og fra nå løper fristen for å svare.",
        "Det som er oppgitt: {0}, reist {1}; {2}.",
        "Hvorfor: butikker som er med, vil vite hvordan tidligere tvister endte før de sender en bestilling, og kan da be om signatur eller kode ved levering. Ingen kan nekte deg kortbetaling eller kreditt på grunn av dette.",
        "Andre butikker kan ikke se det de neste {0} dagene, slik at du kan svare først. Det slettes senest etter {1}.",
        "Tvisten er ikke avgjort, så andre butikker kan ikke se den. Hvis den avgjøres til fordel for butikken, skriver vi til deg igjen før den teller.",
        "Loven i landet ditt lar bare denne butikken beholde det; andre butikker kan ikke se det.",
        "Rettighetene dine: du kan gratis se hva som er oppgitt, bestride det, eller få det rettet eller slettet. Så snart du bestrider det, teller det ikke lenger der loven i landet ditt sier det, og noen andre enn butikken avgjør det. Begynn her:",
        "Ingen vil noen gang be deg om penger, passord eller kortopplysninger på grunn av denne meldingen. Hvis noen gjør det, er det ikke oss.",
        new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "en betaling som ikke skal ha vært godkjent",
            [Category.NotReceived] = "varer som ikke skal ha kommet frem",
            [Category.NotAsDescribed] = "varer som ikke skal ha vært som beskrevet",
            [Category.CreditNotProcessed] = "en tilbakebetaling som skal mangle",
            [Category.CancelledOrReturned] = "en bestilling som skal være avbestilt eller returnert",
            [Category.RecurringCancelled] = "et abonnement som skal være sagt opp",
            [Category.Duplicate] = "en betaling som skal være trukket to ganger",
            [Category.UncollectedDelivery] = "en levering som ikke ble hentet",
            [Category.Other] = "en tvist av et annet slag",
        },
        new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "den endte til din fordel",
            [EvidenceLevel.Claimed] = "den er åpen",
            [EvidenceLevel.Contested] = "butikken bestrider den",
            [EvidenceLevel.NotFinal] = "den er ikke endelig avgjort",
            [EvidenceLevel.FinalForMerchant] = "den endte til fordel for butikken",
            [EvidenceLevel.IndependentFinding] = "en uavhengig instans ga butikken medhold",
        });

    public static NoticeWords Dutch { get; } = new(
        "{0} heeft een betalingsgeschil over een bestelling van u gemeld",
        "Een betalingsgeschil met {0} telt nu mee in het register",
        "Goedendag,",
        "{0} heeft {1}, een register van hoe betalingsgeschillen aflopen, een geschil gemeld over een bestelling die met dit e-mailadres is gedaan.",
        "wij schreven u eerder over een geschil met {0}. Het is nu als beslist gemeld aan {1}; vanaf nu loopt de termijn om te antwoorden.",
        "Wat is gemeld: {0}, geopend op {1}; {2}.",
        "Waarom: winkels die meedoen willen weten hoe eerdere geschillen afliepen voordat zij een bestelling versturen, en kunnen dan om een handtekening of code bij bezorging vragen. Niemand mag u daarom een kaartbetaling of krediet weigeren.",
        "Andere winkels zien het de komende {0} dagen niet, zodat u eerst kunt antwoorden. Het wordt uiterlijk na {1} verwijderd.",
        "Het geschil is niet beslist, dus andere winkels zien het niet. Wordt het in het voordeel van de winkel beslist, dan schrijven wij u opnieuw voordat het meetelt.",
        "Volgens de wet van uw land mag alleen deze winkel het bewaren; andere winkels zien het niet.",
        "Uw rechten: u kunt kosteloos inzien wat is gemeld, het betwisten, of het laten corrigeren of verwijderen. Zodra u het betwist, telt het niet meer mee waar de wet van uw land dat bepaalt, en iemand anders dan de winkel beslist. Begin hier:",
        "Niemand zal u vanwege dit bericht ooit om geld, een wachtwoord of kaartgegevens vragen. Doet iemand dat toch, dan zijn wij het niet.",
        new Dictionary<Category, string>
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
        new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "het eindigde in uw voordeel",
            [EvidenceLevel.Claimed] = "het is open",
            [EvidenceLevel.Contested] = "de winkel betwist het",
            [EvidenceLevel.NotFinal] = "het is niet definitief beslist",
            [EvidenceLevel.FinalForMerchant] = "het eindigde in het voordeel van de winkel",
            [EvidenceLevel.IndependentFinding] = "een onafhankelijke instantie gaf de winkel gelijk",
        });

    public static NoticeWords German { get; } = new(
        "{0} hat einen Zahlungsstreit über eine Bestellung von Ihnen gemeldet",
        "Ein Zahlungsstreit mit {0} zählt jetzt im Register",
        "Guten Tag,",
        "{0} hat {1}, einem Register darüber, wie Zahlungsstreitigkeiten enden, einen Streit über eine Bestellung gemeldet, die mit dieser E-Mail-Adresse aufgegeben wurde.",
        "wir haben Ihnen schon über einen Streit mit {0} geschrieben. Er wurde {1} nun als entschieden gemeldet; ab jetzt läuft die Frist für Ihre Antwort.",
        "Was angegeben ist: {0}, eröffnet am {1}; {2}.",
        "Warum: Teilnehmende Händler wollen wissen, wie frühere Streitigkeiten endeten, bevor sie eine Bestellung versenden, und können dann eine Unterschrift oder einen Code bei der Zustellung verlangen. Niemand darf Ihnen deshalb Kartenzahlung oder Kredit verweigern.",
        "Andere Händler sehen es in den nächsten {0} Tagen nicht, damit Sie zuerst antworten können. Es wird spätestens nach dem {1} gelöscht.",
        "Der Streit ist nicht entschieden, deshalb sehen andere Händler ihn nicht. Wird er für den Händler entschieden, schreiben wir Ihnen erneut, bevor er zählt.",
        "Nach dem Recht Ihres Landes darf nur dieser Händler es aufbewahren; andere Händler sehen es nicht.",
        "Ihre Rechte: Sie können kostenlos sehen, was angegeben ist, es bestreiten, oder es berichtigen oder löschen lassen. Sobald Sie es bestreiten, zählt es nicht mehr, wo das Recht Ihres Landes das vorsieht, und jemand anderes als der Händler entscheidet. Beginnen Sie hier:",
        "Niemand wird Sie wegen dieser Nachricht je um Geld, ein Passwort oder Kartendaten bitten. Tut es jemand, sind das nicht wir.",
        new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "eine Zahlung, die nicht autorisiert gewesen sein soll",
            [Category.NotReceived] = "Ware, die nicht angekommen sein soll",
            [Category.NotAsDescribed] = "Ware, die nicht der Beschreibung entsprochen haben soll",
            [Category.CreditNotProcessed] = "eine Erstattung, die fehlen soll",
            [Category.CancelledOrReturned] = "eine Bestellung, die storniert oder zurückgesandt worden sein soll",
            [Category.RecurringCancelled] = "ein Abonnement, das gekündigt gewesen sein soll",
            [Category.Duplicate] = "eine Zahlung, die doppelt abgebucht worden sein soll",
            [Category.UncollectedDelivery] = "eine Lieferung, die nicht abgeholt wurde",
            [Category.Other] = "ein Streit anderer Art",
        },
        new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "er endete für Sie",
            [EvidenceLevel.Claimed] = "er ist offen",
            [EvidenceLevel.Contested] = "der Händler bestreitet ihn",
            [EvidenceLevel.NotFinal] = "er ist nicht endgültig entschieden",
            [EvidenceLevel.FinalForMerchant] = "er endete für den Händler",
            [EvidenceLevel.IndependentFinding] = "eine unabhängige Stelle gab dem Händler recht",
        });
}
