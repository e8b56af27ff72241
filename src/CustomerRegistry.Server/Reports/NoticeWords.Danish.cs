using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

internal sealed partial record NoticeWords
{
    public static NoticeWords Danish { get; } = new(
        Subject: "{merchant} har indberettet en betalingsindsigelse om en ordre fra dig",
        SubjectNowCounts: "En betalingsindsigelse hos {merchant} tæller nu i registret",
        Greeting: "Hej",
        Reported: "{merchant} har fortalt {operator}, et register over hvordan betalingsindsigelser ender, om en indsigelse om {order}. Efter loven skal du have det at vide, og du kan svare, før andre ser det. Er det, der står, rigtigt, behøver du ikke gøre noget.",
        NowCounts: "Vi har tidligere skrevet til dig om en indsigelse hos {merchant} om {order}. Den er nu indberettet til {operator} som afgjort, og fra nu af løber fristen til at svare.",
        NumberedOrder: "din ordre {order_number}",
        UnnumberedOrder: "en ordre, der blev afgivet med denne e-mailadresse",
        Stated: "Det oplyses: {category}, rejst den {opened_on}; {outcome}.",
        NeverCounted: "Det er din ret at gøre indsigelse mod en betaling, og at du gjorde det, tæller aldrig. Kun hvordan en indsigelse endte kan tælle, og først når det er endeligt.",
        Shared: "Andre butikker kan ikke se det de næste {days} dage, så du kan svare først.",
        Open: "Indsigelsen er ikke afgjort, så andre butikker kan ikke se den. Hvis den afgøres til fordel for butikken, skriver vi til dig igen, før den tæller.",
        OwnOnly: "Efter den lov, der gælder her, må kun denne butik opbevare det; andre butikker kan ikke se det.",
        Answer: "Se gratis, hvad der står, ret det eller bestrid det. Så snart du bestrider det, tæller det ikke længere, hvor dit lands lov siger det, og en anden end butikken afgør det. Linket er kun dit og bliver ikke brugt op af, at du åbner det:",
        NeverAsked: "Ingen vil nogensinde bede dig om penge, adgangskode eller kortoplysninger på grund af denne besked. Hvis nogen gør det, er det ikke os: betal ikke, og sig det til os.",
        Who: "Hvem er ansvarlig: {operator_contact}, som driver registret, og {merchant} ({merchant_country}, {merchant_url}), som har indberettet.",
        Officer: "Spørgsmål om dine oplysninger: {officer}.",
        Purpose: "Hvad det bruges til: butikker, der er med, vil vide, hvordan tidligere indsigelser endte, før de sender en ordre, og kan så bede om underskrift eller kode ved levering. Ingen må af den grund nægte dig kortbetaling eller kredit.",
        LegalBasis: "Retsgrundlag, hvor GDPR gælder: butikkernes legitime interesse i sikker levering (artikel 6, stk. 1, litra f).",
        Data: "Hvad der opbevares: hvad indsigelsen handlede om, hvornår den blev rejst, hvordan den endte, beløbet, og nøgler dannet af din e-mailadresse og, hvor butikken har oplyst dem, dit telefonnummer, din postadresse og din betalingskonto, som ingen kan læse dem ud af. Dit navn opbevares ikke, og ordrenummeret kun som en sådan nøgle.",
        Source: "Hvor det kommer fra: {merchant} og, hvor den har bekræftet udfaldet, dens betalingsudbyder; ingen offentlig kilde.",
        Recipients: "Hvem der kan få det at vide: butikker, der er med og spørger om en ordre fra dig, i andre lande kun hvor loven i dem alle tillader det; og de personer, der afgør sagen, hvis du bestrider det. Du kan altid se, hvem der har fået det at vide.",
        Retention: "Hvor længe: det slettes senest efter {last_day}, og straks hvis indsigelsen ender til din fordel.",
        Rights: "Dine rettigheder: at se alt, hvad der er om dig, og få det med dig, at få det rettet, slettet eller begrænset, og at få et menneske til at se på det. Det hele er gratis; begynd med linket ovenfor.",
        Objection: "DIN RET TIL AT GØRE INDSIGELSE: du kan når som helst gøre indsigelse mod dette af grunde, der vedrører din egen situation, med linket ovenfor eller ved at skrive til os. Mens vi ser på det, tæller det ikke, hvor dit lands lov siger det.",
        Authority: "Du kan klage til {authority}.",
        AnyAuthority: "datatilsynsmyndigheden i det land, hvor du bor",
        NoDecision: "Registret afgør intet om dig, og ingen afgørelse må bygge på dets svar alene: en butik, der spørger, får et niveau med begrundelse, afgør selv og skal lade et menneske se på det, når du beder om det.",
        Categories: new Dictionary<Category, string>
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
        Outcomes: new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "den endte til din fordel",
            [EvidenceLevel.Claimed] = "den er åben",
            [EvidenceLevel.Contested] = "butikken bestrider den",
            [EvidenceLevel.NotFinal] = "den er ikke endeligt afgjort",
            [EvidenceLevel.FinalForMerchant] = "den endte til fordel for butikken",
            [EvidenceLevel.IndependentFinding] = "en uafhængig instans gav butikken medhold",
        });
}
