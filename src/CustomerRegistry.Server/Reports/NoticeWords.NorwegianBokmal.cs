using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

internal sealed partial record NoticeWords
{
    public static NoticeWords NorwegianBokmal { get; } = new(
        Subject: "{merchant} har meldt en betalingstvist om en bestilling fra deg",
        SubjectNowCounts: "En betalingstvist hos {merchant} teller nå i registeret",
        Greeting: "Hei",
        Reported: "{merchant} har fortalt {operator}, et register over hvordan betalingstvister ender, om en tvist om {order}. Etter loven skal du få vite det, og du kan svare før noen andre ser det. Er det som er oppgitt riktig, trenger du ikke gjøre noe.",
        NowCounts: "Vi har tidligere skrevet til deg om en tvist hos {merchant} om {order}. Den er nå meldt til {operator} som avgjort, og fra nå løper fristen for å svare.",
        NumberedOrder: "bestillingen din {order_number}",
        UnnumberedOrder: "en bestilling som ble gjort med denne e-postadressen",
        Stated: "Det som er oppgitt: {category}, reist {opened_on}; {outcome}.",
        NeverCounted: "Det er din rett å bestride en belastning, og at du gjorde det, teller aldri. Bare hvordan en tvist endte kan telle, og først når det er endelig.",
        Shared: "Andre butikker kan ikke se det de neste {days} dagene, slik at du kan svare først.",
        Open: "Tvisten er ikke avgjort, så andre butikker kan ikke se den. Hvis den avgjøres til fordel for butikken, skriver vi til deg igjen før den teller.",
        OwnOnly: "Loven som gjelder her, lar bare denne butikken beholde det; andre butikker kan ikke se det.",
        Answer: "Se gratis hva som er oppgitt, rett det eller bestrid det. Så snart du bestrider det, teller det ikke lenger der loven i landet ditt sier det, og noen andre enn butikken avgjør det. Lenken er bare din og blir ikke brukt opp av at du åpner den:",
        NeverAsked: "Ingen vil noen gang be deg om penger, passord eller kortopplysninger på grunn av denne meldingen. Hvis noen gjør det, er det ikke oss: ikke betal, og si fra til oss.",
        Who: "Hvem som er ansvarlig: {operator_contact}, som driver registeret, og {merchant} ({merchant_country}, {merchant_url}), som har meldt.",
        Officer: "Spørsmål om opplysningene dine: {officer}.",
        Purpose: "Hva det brukes til: butikker som er med, vil vite hvordan tidligere tvister endte før de sender en bestilling, og kan da be om signatur eller kode ved levering. Ingen kan nekte deg kortbetaling eller kreditt på grunn av dette.",
        LegalBasis: "Rettslig grunnlag, der GDPR gjelder: butikkenes berettigede interesse i sikker levering (artikkel 6 nr. 1 bokstav f).",
        Data: "Hva som lagres: hva tvisten gjaldt, når den ble reist, hvordan den endte, beløpet, og nøkler laget av e-postadressen din og, der butikken har oppgitt dem, telefonnummeret, postadressen og betalingskontoen din, som ingen kan lese dem ut av. Navnet ditt lagres ikke, og bestillingsnummeret bare som en slik nøkkel.",
        Source: "Hvor det kommer fra: {merchant} og, der den har bekreftet utfallet, betalingsformidleren dens; ingen offentlig kilde.",
        Recipients: "Hvem som kan få vite det: butikker som er med og spør om en bestilling fra deg, i andre land bare der loven i alle landene tillater det; og de som avgjør saken hvis du bestrider det. Du kan når som helst se hvem som har fått vite det.",
        Retention: "Hvor lenge: det slettes senest etter {last_day}, og straks hvis tvisten ender til din fordel.",
        Rights: "Rettighetene dine: å se alt som finnes om deg og få det med deg, å få det rettet, slettet eller begrenset, og å få et menneske til å se på det. Alt dette er gratis; begynn med lenken ovenfor.",
        Objection: "RETTEN DIN TIL Å PROTESTERE: du kan når som helst protestere mot dette av grunner som gjelder din egen situasjon, med lenken ovenfor eller ved å skrive til oss. Mens vi ser på det, teller det ikke der loven i landet ditt sier det.",
        Authority: "Du kan klage til {authority}.",
        AnyAuthority: "datatilsynsmyndigheten i landet der du bor",
        NoDecision: "Registeret avgjør ingenting om deg, og ingen avgjørelse kan bygge på svaret alene: en butikk som spør, får et nivå med begrunnelse, avgjør selv og må la et menneske se på det når du ber om det.",
        Categories: new Dictionary<Category, string>
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
        Outcomes: new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "den endte til din fordel",
            [EvidenceLevel.Claimed] = "den er åpen",
            [EvidenceLevel.Contested] = "butikken bestrider den",
            [EvidenceLevel.NotFinal] = "den er ikke endelig avgjort",
            [EvidenceLevel.FinalForMerchant] = "den endte til fordel for butikken",
            [EvidenceLevel.IndependentFinding] = "en uavhengig instans ga butikken medhold",
        });
}
