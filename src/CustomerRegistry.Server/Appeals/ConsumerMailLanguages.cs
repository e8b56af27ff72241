using CustomerRegistry.Domain.Appeals;

namespace CustomerRegistry.Server.Appeals;

/// <summary>The mails of a case in English, Danish, Norwegian (bokmål), Dutch and German.</summary>
internal static class ConsumerMailLanguages
{
    public static readonly ConsumerMailTexts English = new(
        Subject: "Your case {case}",
        Received: "We have received your objection to an entry of {shop}. The shop must answer by {answer}; the case is decided by {decision}. If the shop does not answer in time, the entry is deleted.",
        Restricted: "While the case is open nobody else sees the entry.",
        Marked: "While the case is open the entry is marked as disputed.",
        Added: "We have added what you sent. The case is decided by {decision}.",
        Upheld: "The case is decided: the entry stays.",
        LiftedOn: "It may be seen again from {lift}. We tell you now, before that happens.",
        OutsideBody: "You can ask {body} to decide, free of charge. Its decision binds us.",
        Overturned: "The case is decided for you: the entry is deleted and may not come back. Every shop that saw it is told to stop using it.",
        Withdrawn: "You have withdrawn your objection, so the case is closed.",
        Ended: "The entry is gone for another reason, so the case is closed.",
        Frivolous: "The case is closed: nothing was found that speaks against the entry.",
        ReasonsAre: "Why:",
        Authority: "You can complain to {authority}.",
        Free: "All of this is free of charge.",
        Reasons: new Dictionary<DecisionReason, string>
        {
            [DecisionReason.Conceded] = "the shop agreed with you",
            [DecisionReason.Unanswered] = "the shop did not answer in time",
            [DecisionReason.NotDecidedInTime] = "the case was not decided in time",
            [DecisionReason.ProofInsufficient] = "the shop's proof does not show the outcome",
            [DecisionReason.WrongPerson] = "the entry is about somebody else",
            [DecisionReason.IdentityTheft] = "somebody else used your identity",
            [DecisionReason.StatutoryRight] = "a statutory right was exercised",
            [DecisionReason.Pressure] = "the entry was used to put pressure on you",
            [DecisionReason.ProofSufficient] = "the shop's proof shows the outcome",
            [DecisionReason.NothingAgainst] = "what you sent does not speak against the outcome",
        });

    public static readonly ConsumerMailTexts Danish = new(
        Subject: "Din sag {case}",
        Received: "Vi har modtaget din indsigelse mod en oplysning fra {shop}. Butikken skal svare senest {answer}; sagen afgøres senest {decision}. Svarer butikken ikke i tide, slettes oplysningen.",
        Restricted: "Så længe sagen er åben, kan ingen andre se oplysningen.",
        Marked: "Så længe sagen er åben, er oplysningen mærket som bestridt.",
        Added: "Vi har tilføjet det, du sendte. Sagen afgøres senest {decision}.",
        Upheld: "Sagen er afgjort: oplysningen bliver stående.",
        LiftedOn: "Den kan ses igen fra {lift}. Vi fortæller dig det nu, før det sker.",
        OutsideBody: "Du kan bede {body} om at afgøre sagen. Det er gratis, og afgørelsen binder os.",
        Overturned: "Sagen er afgjort til din fordel: oplysningen er slettet og må ikke komme igen. Alle butikker, der har set den, får besked om ikke at bruge den.",
        Withdrawn: "Du har trukket din indsigelse tilbage, så sagen er lukket.",
        Ended: "Oplysningen er væk af en anden grund, så sagen er lukket.",
        Frivolous: "Sagen er lukket: der er ikke fundet noget, der taler imod oplysningen.",
        ReasonsAre: "Hvorfor:",
        Authority: "Du kan klage til {authority}.",
        Free: "Det hele er gratis.",
        Reasons: new Dictionary<DecisionReason, string>
        {
            [DecisionReason.Conceded] = "butikken gav dig ret",
            [DecisionReason.Unanswered] = "butikken svarede ikke i tide",
            [DecisionReason.NotDecidedInTime] = "sagen blev ikke afgjort i tide",
            [DecisionReason.ProofInsufficient] = "butikkens bevis viser ikke udfaldet",
            [DecisionReason.WrongPerson] = "oplysningen handler om en anden",
            [DecisionReason.IdentityTheft] = "en anden har brugt din identitet",
            [DecisionReason.StatutoryRight] = "en lovbestemt ret blev brugt",
            [DecisionReason.Pressure] = "oplysningen blev brugt til at presse dig",
            [DecisionReason.ProofSufficient] = "butikkens bevis viser udfaldet",
            [DecisionReason.NothingAgainst] = "det, du sendte, taler ikke imod udfaldet",
        });

    public static readonly ConsumerMailTexts Norwegian = new(
        Subject: "Saken din {case}",
        Received: "Vi har mottatt innsigelsen din mot en opplysning fra {shop}. Butikken må svare innen {answer}; saken avgjøres innen {decision}. Svarer ikke butikken i tide, blir opplysningen slettet.",
        Restricted: "Så lenge saken er åpen, kan ingen andre se opplysningen.",
        Marked: "Så lenge saken er åpen, er opplysningen merket som omstridt.",
        Added: "Vi har lagt til det du sendte. Saken avgjøres innen {decision}.",
        Upheld: "Saken er avgjort: opplysningen blir stående.",
        LiftedOn: "Den kan ses igjen fra {lift}. Vi sier fra nå, før det skjer.",
        OutsideBody: "Du kan be {body} om å avgjøre saken. Det er gratis, og avgjørelsen binder oss.",
        Overturned: "Saken er avgjort i din favør: opplysningen er slettet og kan ikke komme tilbake. Alle butikker som har sett den, får beskjed om ikke å bruke den.",
        Withdrawn: "Du har trukket innsigelsen, så saken er lukket.",
        Ended: "Opplysningen er borte av en annen grunn, så saken er lukket.",
        Frivolous: "Saken er lukket: det er ikke funnet noe som taler mot opplysningen.",
        ReasonsAre: "Hvorfor:",
        Authority: "Du kan klage til {authority}.",
        Free: "Alt dette er gratis.",
        Reasons: new Dictionary<DecisionReason, string>
        {
            [DecisionReason.Conceded] = "butikken ga deg rett",
            [DecisionReason.Unanswered] = "butikken svarte ikke i tide",
            [DecisionReason.NotDecidedInTime] = "saken ble ikke avgjort i tide",
            [DecisionReason.ProofInsufficient] = "butikkens bevis viser ikke utfallet",
            [DecisionReason.WrongPerson] = "opplysningen gjelder en annen",
            [DecisionReason.IdentityTheft] = "noen andre har brukt identiteten din",
            [DecisionReason.StatutoryRight] = "en lovfestet rett ble brukt",
            [DecisionReason.Pressure] = "opplysningen ble brukt til å presse deg",
            [DecisionReason.ProofSufficient] = "butikkens bevis viser utfallet",
            [DecisionReason.NothingAgainst] = "det du sendte, taler ikke mot utfallet",
        });

    public static readonly ConsumerMailTexts Dutch = new(
        Subject: "Uw zaak {case}",
        Received: "Wij hebben uw bezwaar tegen een vermelding van {shop} ontvangen. De winkel moet uiterlijk {answer} antwoorden; de zaak wordt uiterlijk {decision} beslist. Antwoordt de winkel niet op tijd, dan wordt de vermelding verwijderd.",
        Restricted: "Zolang de zaak loopt, ziet niemand anders de vermelding.",
        Marked: "Zolang de zaak loopt, is de vermelding als betwist gemarkeerd.",
        Added: "Wij hebben toegevoegd wat u hebt gestuurd. De zaak wordt uiterlijk {decision} beslist.",
        Upheld: "De zaak is beslist: de vermelding blijft staan.",
        LiftedOn: "Zij kan vanaf {lift} weer worden gezien. Wij melden u dit nu, voordat het gebeurt.",
        OutsideBody: "U kunt {body} vragen om te beslissen. Dat is gratis en de beslissing bindt ons.",
        Overturned: "De zaak is in uw voordeel beslist: de vermelding is verwijderd en mag niet terugkomen. Elke winkel die haar zag, krijgt bericht haar niet meer te gebruiken.",
        Withdrawn: "U hebt uw bezwaar ingetrokken, dus de zaak is gesloten.",
        Ended: "De vermelding is om een andere reden weg, dus de zaak is gesloten.",
        Frivolous: "De zaak is gesloten: er is niets gevonden dat tegen de vermelding spreekt.",
        ReasonsAre: "Waarom:",
        Authority: "U kunt een klacht indienen bij {authority}.",
        Free: "Dit alles is gratis.",
        Reasons: new Dictionary<DecisionReason, string>
        {
            [DecisionReason.Conceded] = "de winkel gaf u gelijk",
            [DecisionReason.Unanswered] = "de winkel antwoordde niet op tijd",
            [DecisionReason.NotDecidedInTime] = "de zaak is niet op tijd beslist",
            [DecisionReason.ProofInsufficient] = "het bewijs van de winkel toont de uitkomst niet aan",
            [DecisionReason.WrongPerson] = "de vermelding gaat over iemand anders",
            [DecisionReason.IdentityTheft] = "iemand anders gebruikte uw identiteit",
            [DecisionReason.StatutoryRight] = "er is een wettelijk recht uitgeoefend",
            [DecisionReason.Pressure] = "de vermelding werd gebruikt om u onder druk te zetten",
            [DecisionReason.ProofSufficient] = "het bewijs van de winkel toont de uitkomst aan",
            [DecisionReason.NothingAgainst] = "wat u stuurde, spreekt de uitkomst niet tegen",
        });

    public static readonly ConsumerMailTexts German = new(
        Subject: "Ihr Fall {case}",
        Received: "Ihr Widerspruch gegen einen Eintrag von {shop} ist eingegangen. Der Händler muss bis {answer} antworten; der Fall wird bis {decision} entschieden. Antwortet der Händler nicht rechtzeitig, wird der Eintrag gelöscht.",
        Restricted: "Solange der Fall offen ist, sieht niemand sonst den Eintrag.",
        Marked: "Solange der Fall offen ist, ist der Eintrag als bestritten gekennzeichnet.",
        Added: "Ihre Angaben wurden hinzugefügt. Der Fall wird bis {decision} entschieden.",
        Upheld: "Der Fall ist entschieden: Der Eintrag bleibt bestehen.",
        LiftedOn: "Er kann ab {lift} wieder gesehen werden. Wir sagen es Ihnen jetzt, bevor das geschieht.",
        OutsideBody: "Sie können {body} um eine Entscheidung bitten. Das ist kostenlos, und die Entscheidung bindet uns.",
        Overturned: "Der Fall ist zu Ihren Gunsten entschieden: Der Eintrag ist gelöscht und darf nicht wiederkommen. Jeder Händler, der ihn gesehen hat, wird angewiesen, ihn nicht mehr zu verwenden.",
        Withdrawn: "Sie haben Ihren Widerspruch zurückgezogen, der Fall ist daher geschlossen.",
        Ended: "Der Eintrag ist aus einem anderen Grund nicht mehr da, der Fall ist daher geschlossen.",
        Frivolous: "Der Fall ist geschlossen: Es wurde nichts gefunden, das gegen den Eintrag spricht.",
        ReasonsAre: "Warum:",
        Authority: "Sie können sich beschweren bei: {authority}.",
        Free: "Das alles ist kostenlos.",
        Reasons: new Dictionary<DecisionReason, string>
        {
            [DecisionReason.Conceded] = "der Händler hat Ihnen recht gegeben",
            [DecisionReason.Unanswered] = "der Händler hat nicht rechtzeitig geantwortet",
            [DecisionReason.NotDecidedInTime] = "der Fall wurde nicht rechtzeitig entschieden",
            [DecisionReason.ProofInsufficient] = "der Nachweis des Händlers belegt den Ausgang nicht",
            [DecisionReason.WrongPerson] = "der Eintrag betrifft jemand anderen",
            [DecisionReason.IdentityTheft] = "jemand anderes hat Ihre Identität benutzt",
            [DecisionReason.StatutoryRight] = "ein gesetzliches Recht wurde ausgeübt",
            [DecisionReason.Pressure] = "der Eintrag wurde benutzt, um Sie unter Druck zu setzen",
            [DecisionReason.ProofSufficient] = "der Nachweis des Händlers belegt den Ausgang",
            [DecisionReason.NothingAgainst] = "was Sie geschickt haben, spricht nicht gegen den Ausgang",
        });
}
