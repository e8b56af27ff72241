using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// The words of one language, from which reason sentences are put together. Category texts are noun phrases with their
/// article; the clauses follow them after a comma or a blank, as the language wants it, and agree with all of them.
/// </summary>
internal sealed record ReasonWords(
    IReadOnlyDictionary<Category, string> Categories,
    string FinalByProvider,
    string FinalByFile,
    string FinalByStatement,
    string IndependentFinding,
    string IndependentFindingByStatement,
    string NotFinal,
    string Disputed,
    string CountedWithAnother,
    string GoodOrders,
    string Prior,
    string CapOneOwner,
    string CapNoFinding,
    string FloorGoodOrders,
    string Saturation,
    string CapManyOrders,
    string CapNotFresh,
    IReadOnlyList<string> Months)
{
    public static ReasonWords English { get; } = new(
        new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "a claim of an unauthorised payment",
            [Category.NotReceived] = "a not-received claim",
            [Category.NotAsDescribed] = "a not-as-described claim",
            [Category.CreditNotProcessed] = "a claim of a missing refund",
            [Category.CancelledOrReturned] = "a claim about a cancelled or returned order",
            [Category.RecurringCancelled] = "a claim about a cancelled subscription",
            [Category.Duplicate] = "a claim of a double charge",
            [Category.UncollectedDelivery] = "a claim about an uncollected delivery",
            [Category.Other] = "a claim of another kind",
        },
        " that the card scheme decided for the shop",
        " that was decided for the shop according to the provider's export, filed by the shop",
        " that was decided for the shop, as the shop states",
        " on which an independent body found for the shop",
        " on which an independent body found for the shop, by a document that the shop filed",
        " that is not finally decided",
        "disputed by the person",
        "counted as one with another report",
        "orders at one merchant that went well, stated or assumed",
        "where every order begins when nothing is known",
        "the reports of one merchant alone never lift the level above LOW",
        "without an independent finding the level never rises above MEDIUM",
        "good orders at one merchant take off no more than its own reports add",
        "however many reports agree, some such orders still go well: each further one counts less",
        "with this many orders for each report the level never rises above LOW: that is ordinary bad luck",
        "without a report of the last days the level never rises above MEDIUM, since people stop",
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]);

    public static ReasonWords Danish { get; } = new(
        new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "en indsigelse om en uautoriseret betaling",
            [Category.NotReceived] = "en indsigelse om en ikke modtaget vare",
            [Category.NotAsDescribed] = "en indsigelse om en vare, der ikke svarede til beskrivelsen",
            [Category.CreditNotProcessed] = "en indsigelse om en manglende tilbagebetaling",
            [Category.CancelledOrReturned] = "en indsigelse om en annulleret eller returneret ordre",
            [Category.RecurringCancelled] = "en indsigelse om et opsagt abonnement",
            [Category.Duplicate] = "en indsigelse om en dobbelt betaling",
            [Category.UncollectedDelivery] = "en indsigelse om en ikke afhentet levering",
            [Category.Other] = "en indsigelse af anden art",
        },
        ", som kortselskabet afgjorde til fordel for butikken",
        ", som ifølge betalingsudbyderens udtræk, indsendt af butikken, blev afgjort til fordel for butikken",
        ", som ifølge butikken blev afgjort til fordel for den",
        ", hvor en uafhængig instans gav butikken medhold",
        ", hvor en uafhængig instans gav butikken medhold ifølge et dokument, som butikken indsendte",
        ", som ikke er endeligt afgjort",
        "bestridt af personen",
        "regnes som én med en anden indberetning",
        "ordrer hos én butik, der gik godt, oplyst eller antaget",
        "udgangspunktet for enhver ordre, når intet er kendt",
        "indberetninger fra én butik alene løfter aldrig niveauet over LOW",
        "uden en uafhængig afgørelse kommer niveauet aldrig over MEDIUM",
        "gode ordrer hos én butik trækker ikke mere fra, end dens egne indberetninger lægger til",
        "uanset hvor mange indberetninger der stemmer overens, går nogle sådanne ordrer godt: hver yderligere tæller mindre",
        "med så mange ordrer for hver indberetning kommer niveauet aldrig over LOW: det er almindeligt uheld",
        "uden en indberetning fra de seneste dage kommer niveauet aldrig over MEDIUM, for folk holder op",
        ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"]);

    public static ReasonWords NorwegianBokmal { get; } = new(
        new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "en innsigelse om en uautorisert betaling",
            [Category.NotReceived] = "en innsigelse om en ikke mottatt vare",
            [Category.NotAsDescribed] = "en innsigelse om en vare som ikke svarte til beskrivelsen",
            [Category.CreditNotProcessed] = "en innsigelse om en manglende tilbakebetaling",
            [Category.CancelledOrReturned] = "en innsigelse om en kansellert eller returnert ordre",
            [Category.RecurringCancelled] = "en innsigelse om et oppsagt abonnement",
            [Category.Duplicate] = "en innsigelse om en dobbel belastning",
            [Category.UncollectedDelivery] = "en innsigelse om en levering som ikke ble hentet",
            [Category.Other] = "en innsigelse av annen art",
        },
        ", som kortselskapet avgjorde til fordel for butikken",
        ", som ifølge betalingsformidlerens uttrekk, sendt inn av butikken, ble avgjort til fordel for butikken",
        ", som ifølge butikken ble avgjort til fordel for den",
        ", der et uavhengig organ ga butikken medhold",
        ", der et uavhengig organ ga butikken medhold ifølge et dokument som butikken sendte inn",
        ", som ikke er endelig avgjort",
        "bestridt av personen",
        "regnes som én med en annen rapport",
        "ordrer hos én butikk som gikk bra, oppgitt eller antatt",
        "utgangspunktet for enhver ordre når ingenting er kjent",
        "rapporter fra én butikk alene løfter aldri nivået over LOW",
        "uten en uavhengig avgjørelse kommer nivået aldri over MEDIUM",
        "gode ordrer hos én butikk trekker ikke fra mer enn dens egne rapporter legger til",
        "uansett hvor mange rapporter som stemmer overens, går noen slike ordrer bra: hver ny teller mindre",
        "med så mange ordrer for hver rapport kommer nivået aldri over LOW: det er vanlig uflaks",
        "uten en rapport fra de siste dagene kommer nivået aldri over MEDIUM, for folk slutter",
        ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"]);

    public static ReasonWords Dutch { get; } = new(
        new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "een betwisting wegens een niet-toegestane betaling",
            [Category.NotReceived] = "een betwisting wegens niet-ontvangst",
            [Category.NotAsDescribed] = "een betwisting wegens afwijking van de beschrijving",
            [Category.CreditNotProcessed] = "een betwisting wegens een ontbrekende terugbetaling",
            [Category.CancelledOrReturned] = "een betwisting over een geannuleerde of teruggestuurde bestelling",
            [Category.RecurringCancelled] = "een betwisting over een opgezegd abonnement",
            [Category.Duplicate] = "een betwisting wegens een dubbele afschrijving",
            [Category.UncollectedDelivery] = "een betwisting over een niet-afgehaalde levering",
            [Category.Other] = "een betwisting van andere aard",
        },
        " die de kaartmaatschappij in het voordeel van de winkel heeft beslist",
        " die volgens de door de winkel ingediende export van de betaaldienst in het voordeel van de winkel is beslist",
        " die volgens de winkel in haar voordeel is beslist",
        " waarin een onafhankelijke instantie de winkel gelijk heeft gegeven",
        " waarin een onafhankelijke instantie de winkel gelijk heeft gegeven volgens een door de winkel ingediend document",
        " die nog niet definitief is beslist",
        "betwist door de persoon",
        "telt als één met een andere melding",
        "bestellingen bij één winkel die goed verliepen, opgegeven of aangenomen",
        "waar elke bestelling begint als niets bekend is",
        "meldingen van één winkel alleen brengen het niveau nooit boven LOW",
        "zonder onafhankelijke vaststelling komt het niveau nooit boven MEDIUM",
        "goede bestellingen bij één winkel halen er niet meer af dan zijn eigen meldingen toevoegen",
        "hoeveel meldingen ook overeenstemmen, sommige van zulke bestellingen verlopen goed: elke volgende telt minder",
        "met zoveel bestellingen per melding komt het niveau nooit boven LOW: dat is gewone pech",
        "zonder een melding van de laatste dagen komt het niveau nooit boven MEDIUM, want mensen stoppen ermee",
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]);

    public static ReasonWords German { get; } = new(
        new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "eine Reklamation wegen einer nicht autorisierten Zahlung",
            [Category.NotReceived] = "eine Reklamation wegen nicht erhaltener Ware",
            [Category.NotAsDescribed] = "eine Reklamation wegen Abweichung von der Beschreibung",
            [Category.CreditNotProcessed] = "eine Reklamation wegen einer ausgebliebenen Erstattung",
            [Category.CancelledOrReturned] = "eine Reklamation zu einer stornierten oder zurückgesandten Bestellung",
            [Category.RecurringCancelled] = "eine Reklamation zu einem gekündigten Abonnement",
            [Category.Duplicate] = "eine Reklamation wegen doppelter Abbuchung",
            [Category.UncollectedDelivery] = "eine Reklamation zu einer nicht abgeholten Lieferung",
            [Category.Other] = "eine Reklamation anderer Art",
        },
        ", die das Kartennetz zugunsten des Shops entschieden hat",
        ", die nach dem vom Shop eingereichten Export des Zahlungsdienstes zugunsten des Shops entschieden wurde",
        ", die nach Angabe des Shops zu seinen Gunsten entschieden wurde",
        ", in der eine unabhängige Stelle dem Shop recht gegeben hat",
        ", in der eine unabhängige Stelle dem Shop nach einem vom Shop eingereichten Dokument recht gegeben hat",
        ", die noch nicht endgültig entschieden ist",
        "von der Person bestritten",
        "zählt zusammen mit einer anderen Meldung als eine",
        "Bestellungen bei einem Händler, die gut verliefen, angegeben oder angenommen",
        "wo jede Bestellung beginnt, wenn nichts bekannt ist",
        "Meldungen eines einzigen Händlers heben die Stufe nie über LOW",
        "ohne unabhängige Feststellung steigt die Stufe nie über MEDIUM",
        "gut verlaufene Bestellungen bei einem Händler ziehen nicht mehr ab, als dessen eigene Meldungen hinzufügen",
        "wie viele Meldungen auch übereinstimmen, manche solcher Bestellungen verlaufen gut: jede weitere zählt weniger",
        "bei so vielen Bestellungen je Meldung steigt die Stufe nie über LOW: das ist gewöhnliches Pech",
        "ohne eine Meldung der letzten Tage steigt die Stufe nie über MEDIUM, denn Menschen hören auf",
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]);

    public static ReasonWords Of(TextLanguage language) => language switch
    {
        TextLanguage.English => English,
        TextLanguage.Danish => Danish,
        TextLanguage.NorwegianBokmal => NorwegianBokmal,
        TextLanguage.Dutch => Dutch,
        TextLanguage.German => German,
    };
}
