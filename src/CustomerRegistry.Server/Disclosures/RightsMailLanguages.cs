using CustomerRegistry.Domain.Disclosures;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// The mails of a request, and the names of the rights, in English, Danish, Norwegian (bokmål), Dutch and German.
/// </summary>
internal static class RightsMailLanguages
{
    public static readonly RightsMailTexts English = new(
        Subject: "Your request {request}",
        Received: "We have received your request: {right}. It is answered by {due}. If we do not answer in time, it is granted.",
        Contested: "Until then the entry is marked as disputed; where the law says so, nobody else sees it.",
        Objected: "Until then nobody else sees the entry.",
        Extended: "We need longer for your request: it is answered by {due}. Why: {why}",
        SeeFile: "Your request is answered: your file shows everything that we hold, and you can take it along as a document.",
        PutRight: "Your request is granted: the entry was put right.",
        Deleted: "Your request is granted: the entry is deleted and may not come back. Every shop that saw it is told to stop using it.",
        StaysRestricted: "Your request is granted: nobody sees the entry any more until it is deleted. Every shop that saw it is told to stop using it.",
        ReviewConfirmed: "A person has looked at the answer that the shop was given and comes to the same one.",
        ReviewChanged: "Your request is granted: the shop is told to stop using the answer that it was given.",
        Refused: "Your request is refused.",
        LiftedOn: "The entry may be seen again from {lift}. We tell you now, before that happens.",
        Withdrawn: "You have taken your request back, so it is closed.",
        Ended: "The entry is gone for another reason, so your request is closed.",
        ReasonsAre: "Why:",
        Authority: "You can complain to {authority}.",
        OutsideBody: "You can ask {body} to decide, free of charge. Its decision binds us. You can also go to court.",
        Free: "All of this is free of charge.",
        Rights: new Dictionary<RightKind, string>
        {
            [RightKind.Access] = "to see what is held about you, where it comes from and who was told",
            [RightKind.Rectification] = "to have an entry put right",
            [RightKind.Erasure] = "to have an entry deleted",
            [RightKind.Restriction] = "to have the use of an entry restricted",
            [RightKind.Objection] = "to object to the use of an entry",
            [RightKind.Portability] = "to take along what is held about you, as a document that machines can read",
            [RightKind.HumanReview] = "to have a person look at an answer that a shop was given",
        },
        Reasons: new Dictionary<RightsDecisionReason, string>
        {
            [RightsDecisionReason.Done] = "what you asked for was done",
            [RightsDecisionReason.NotAnsweredInTime] = "we did not answer in time",
            [RightsDecisionReason.NotVerified] = "the entry was wrong or could not be verified",
            [RightsDecisionReason.InterestsOutweigh] = "your interests outweigh its use",
            [RightsDecisionReason.CompellingGrounds] = "there are compelling grounds for its use",
            [RightsDecisionReason.VerifiedAndNeeded] = "the entry was verified and is still needed",
            [RightsDecisionReason.LegalClaim] = "it is needed for a legal claim",
            [RightsDecisionReason.AnswerConfirmed] = "the answer was found right",
            [RightsDecisionReason.AnswerChanged] = "the answer was found wrong",
        });

    public static readonly RightsMailTexts Danish = new(
        Subject: "Din anmodning {request}",
        Received: "Vi har modtaget din anmodning: {right}. Den besvares senest {due}. Svarer vi ikke i tide, imødekommes den.",
        Contested: "Indtil da er oplysningen mærket som bestridt; hvor loven siger det, kan ingen andre se den.",
        Objected: "Indtil da kan ingen andre se oplysningen.",
        Extended: "Vi har brug for længere tid til din anmodning: den besvares senest {due}. Hvorfor: {why}",
        SeeFile: "Din anmodning er besvaret: din oversigt viser alt, hvad vi har, og du kan tage den med som et dokument.",
        PutRight: "Din anmodning er imødekommet: oplysningen er rettet.",
        Deleted: "Din anmodning er imødekommet: oplysningen er slettet og må ikke komme igen. Alle butikker, der har set den, får besked om ikke at bruge den.",
        StaysRestricted: "Din anmodning er imødekommet: ingen ser oplysningen mere, indtil den slettes. Alle butikker, der har set den, får besked om ikke at bruge den.",
        ReviewConfirmed: "Et menneske har set på det svar, butikken fik, og kommer til det samme.",
        ReviewChanged: "Din anmodning er imødekommet: butikken får besked om ikke at bruge det svar, den fik.",
        Refused: "Din anmodning er afslået.",
        LiftedOn: "Oplysningen kan ses igen fra {lift}. Vi fortæller dig det nu, før det sker.",
        Withdrawn: "Du har trukket din anmodning tilbage, så den er lukket.",
        Ended: "Oplysningen er væk af en anden grund, så din anmodning er lukket.",
        ReasonsAre: "Hvorfor:",
        Authority: "Du kan klage til {authority}.",
        OutsideBody: "Du kan bede {body} om at afgøre sagen. Det er gratis, og afgørelsen binder os. Du kan også gå til domstolene.",
        Free: "Det hele er gratis.",
        Rights: new Dictionary<RightKind, string>
        {
            [RightKind.Access] = "at se, hvad der er registreret om dig, hvor det kommer fra, og hvem der har fået det at vide",
            [RightKind.Rectification] = "at få en oplysning rettet",
            [RightKind.Erasure] = "at få en oplysning slettet",
            [RightKind.Restriction] = "at få brugen af en oplysning begrænset",
            [RightKind.Objection] = "at gøre indsigelse mod brugen af en oplysning",
            [RightKind.Portability] = "at tage det med, der er registreret om dig, som et dokument, maskiner kan læse",
            [RightKind.HumanReview] = "at få et menneske til at se på et svar, en butik fik",
        },
        Reasons: new Dictionary<RightsDecisionReason, string>
        {
            [RightsDecisionReason.Done] = "det, du bad om, er gjort",
            [RightsDecisionReason.NotAnsweredInTime] = "vi svarede ikke i tide",
            [RightsDecisionReason.NotVerified] = "oplysningen var forkert eller kunne ikke bekræftes",
            [RightsDecisionReason.InterestsOutweigh] = "dine interesser vejer tungere end brugen",
            [RightsDecisionReason.CompellingGrounds] = "der er vægtige grunde til brugen",
            [RightsDecisionReason.VerifiedAndNeeded] = "oplysningen er bekræftet og stadig nødvendig",
            [RightsDecisionReason.LegalClaim] = "den er nødvendig for et retskrav",
            [RightsDecisionReason.AnswerConfirmed] = "svaret var rigtigt",
            [RightsDecisionReason.AnswerChanged] = "svaret var forkert",
        });

    public static readonly RightsMailTexts Norwegian = new(
        Subject: "Forespørselen din {request}",
        Received: "Vi har mottatt forespørselen din: {right}. Den besvares innen {due}. Svarer vi ikke i tide, blir den innvilget.",
        Contested: "Inntil da er opplysningen merket som omstridt; der loven sier det, kan ingen andre se den.",
        Objected: "Inntil da kan ingen andre se opplysningen.",
        Extended: "Vi trenger lengre tid til forespørselen din: den besvares innen {due}. Hvorfor: {why}",
        SeeFile: "Forespørselen din er besvart: oversikten din viser alt vi har, og du kan ta den med som et dokument.",
        PutRight: "Forespørselen din er innvilget: opplysningen er rettet.",
        Deleted: "Forespørselen din er innvilget: opplysningen er slettet og kan ikke komme tilbake. Alle butikker som har sett den, får beskjed om ikke å bruke den.",
        StaysRestricted: "Forespørselen din er innvilget: ingen ser opplysningen mer før den slettes. Alle butikker som har sett den, får beskjed om ikke å bruke den.",
        ReviewConfirmed: "Et menneske har sett på svaret butikken fikk, og kommer til det samme.",
        ReviewChanged: "Forespørselen din er innvilget: butikken får beskjed om ikke å bruke svaret den fikk.",
        Refused: "Forespørselen din er avslått.",
        LiftedOn: "Opplysningen kan ses igjen fra {lift}. Vi sier fra nå, før det skjer.",
        Withdrawn: "Du har trukket forespørselen, så den er lukket.",
        Ended: "Opplysningen er borte av en annen grunn, så forespørselen din er lukket.",
        ReasonsAre: "Hvorfor:",
        Authority: "Du kan klage til {authority}.",
        OutsideBody: "Du kan be {body} om å avgjøre saken. Det er gratis, og avgjørelsen binder oss. Du kan også gå til domstolene.",
        Free: "Alt dette er gratis.",
        Rights: new Dictionary<RightKind, string>
        {
            [RightKind.Access] = "å se hva som er registrert om deg, hvor det kommer fra og hvem som har fått vite det",
            [RightKind.Rectification] = "å få en opplysning rettet",
            [RightKind.Erasure] = "å få en opplysning slettet",
            [RightKind.Restriction] = "å få bruken av en opplysning begrenset",
            [RightKind.Objection] = "å protestere mot bruken av en opplysning",
            [RightKind.Portability] = "å ta med det som er registrert om deg, som et dokument maskiner kan lese",
            [RightKind.HumanReview] = "å få et menneske til å se på et svar en butikk fikk",
        },
        Reasons: new Dictionary<RightsDecisionReason, string>
        {
            [RightsDecisionReason.Done] = "det du ba om, er gjort",
            [RightsDecisionReason.NotAnsweredInTime] = "vi svarte ikke i tide",
            [RightsDecisionReason.NotVerified] = "opplysningen var feil eller kunne ikke bekreftes",
            [RightsDecisionReason.InterestsOutweigh] = "dine interesser veier tyngre enn bruken",
            [RightsDecisionReason.CompellingGrounds] = "det er tungtveiende grunner for bruken",
            [RightsDecisionReason.VerifiedAndNeeded] = "opplysningen er bekreftet og fortsatt nødvendig",
            [RightsDecisionReason.LegalClaim] = "den er nødvendig for et rettskrav",
            [RightsDecisionReason.AnswerConfirmed] = "svaret var riktig",
            [RightsDecisionReason.AnswerChanged] = "svaret var feil",
        });

    public static readonly RightsMailTexts Dutch = new(
        Subject: "Uw verzoek {request}",
        Received: "Wij hebben uw verzoek ontvangen: {right}. Het wordt uiterlijk {due} beantwoord. Antwoorden wij niet op tijd, dan wordt het ingewilligd.",
        Contested: "Tot dan is de vermelding als betwist gemarkeerd; waar de wet dat zegt, ziet niemand anders haar.",
        Objected: "Tot dan ziet niemand anders de vermelding.",
        Extended: "Wij hebben meer tijd nodig voor uw verzoek: het wordt uiterlijk {due} beantwoord. Waarom: {why}",
        SeeFile: "Uw verzoek is beantwoord: uw overzicht toont alles wat wij hebben, en u kunt het als document meenemen.",
        PutRight: "Uw verzoek is ingewilligd: de vermelding is gecorrigeerd.",
        Deleted: "Uw verzoek is ingewilligd: de vermelding is verwijderd en mag niet terugkomen. Elke winkel die haar zag, krijgt bericht haar niet meer te gebruiken.",
        StaysRestricted: "Uw verzoek is ingewilligd: niemand ziet de vermelding nog totdat zij wordt verwijderd. Elke winkel die haar zag, krijgt bericht haar niet meer te gebruiken.",
        ReviewConfirmed: "Een mens heeft naar het antwoord gekeken dat de winkel kreeg en komt tot hetzelfde antwoord.",
        ReviewChanged: "Uw verzoek is ingewilligd: de winkel krijgt bericht het antwoord niet meer te gebruiken.",
        Refused: "Uw verzoek is afgewezen.",
        LiftedOn: "De vermelding kan vanaf {lift} weer worden gezien. Wij melden u dit nu, voordat het gebeurt.",
        Withdrawn: "U hebt uw verzoek ingetrokken, dus het is gesloten.",
        Ended: "De vermelding is om een andere reden weg, dus uw verzoek is gesloten.",
        ReasonsAre: "Waarom:",
        Authority: "U kunt een klacht indienen bij {authority}.",
        OutsideBody: "U kunt {body} vragen om te beslissen. Dat is gratis en de beslissing bindt ons. U kunt ook naar de rechter.",
        Free: "Dit alles is gratis.",
        Rights: new Dictionary<RightKind, string>
        {
            [RightKind.Access] = "te zien wat er over u wordt bewaard, waar het vandaan komt en wie het te horen kreeg",
            [RightKind.Rectification] = "een vermelding te laten corrigeren",
            [RightKind.Erasure] = "een vermelding te laten verwijderen",
            [RightKind.Restriction] = "het gebruik van een vermelding te laten beperken",
            [RightKind.Objection] = "bezwaar te maken tegen het gebruik van een vermelding",
            [RightKind.Portability] = "mee te nemen wat er over u wordt bewaard, als document dat machines kunnen lezen",
            [RightKind.HumanReview] = "een mens te laten kijken naar een antwoord dat een winkel kreeg",
        },
        Reasons: new Dictionary<RightsDecisionReason, string>
        {
            [RightsDecisionReason.Done] = "wat u vroeg, is gedaan",
            [RightsDecisionReason.NotAnsweredInTime] = "wij antwoordden niet op tijd",
            [RightsDecisionReason.NotVerified] = "de vermelding was onjuist of kon niet worden bevestigd",
            [RightsDecisionReason.InterestsOutweigh] = "uw belangen wegen zwaarder dan het gebruik",
            [RightsDecisionReason.CompellingGrounds] = "er zijn dwingende gronden voor het gebruik",
            [RightsDecisionReason.VerifiedAndNeeded] = "de vermelding is bevestigd en nog nodig",
            [RightsDecisionReason.LegalClaim] = "zij is nodig voor een rechtsvordering",
            [RightsDecisionReason.AnswerConfirmed] = "het antwoord klopte",
            [RightsDecisionReason.AnswerChanged] = "het antwoord klopte niet",
        });

    public static readonly RightsMailTexts German = new(
        Subject: "Ihr Antrag {request}",
        Received: "Ihr Antrag ist eingegangen: {right}. Er wird bis {due} beantwortet. Antworten wir nicht rechtzeitig, wird ihm stattgegeben.",
        Contested: "Bis dahin ist der Eintrag als bestritten gekennzeichnet; wo das Gesetz es vorsieht, sieht ihn niemand sonst.",
        Objected: "Bis dahin sieht niemand sonst den Eintrag.",
        Extended: "Wir brauchen für Ihren Antrag länger: Er wird bis {due} beantwortet. Warum: {why}",
        SeeFile: "Ihr Antrag ist beantwortet: Ihre Übersicht zeigt alles, was wir haben, und Sie können sie als Dokument mitnehmen.",
        PutRight: "Ihrem Antrag ist stattgegeben: Der Eintrag wurde berichtigt.",
        Deleted: "Ihrem Antrag ist stattgegeben: Der Eintrag ist gelöscht und darf nicht wiederkommen. Jeder Händler, der ihn gesehen hat, wird angewiesen, ihn nicht mehr zu verwenden.",
        StaysRestricted: "Ihrem Antrag ist stattgegeben: Niemand sieht den Eintrag mehr, bis er gelöscht wird. Jeder Händler, der ihn gesehen hat, wird angewiesen, ihn nicht mehr zu verwenden.",
        ReviewConfirmed: "Ein Mensch hat sich die Antwort angesehen, die der Händler bekam, und kommt zu derselben.",
        ReviewChanged: "Ihrem Antrag ist stattgegeben: Der Händler wird angewiesen, die Antwort nicht mehr zu verwenden.",
        Refused: "Ihr Antrag ist abgelehnt.",
        LiftedOn: "Der Eintrag kann ab {lift} wieder gesehen werden. Wir sagen es Ihnen jetzt, bevor das geschieht.",
        Withdrawn: "Sie haben Ihren Antrag zurückgenommen, er ist daher geschlossen.",
        Ended: "Der Eintrag ist aus einem anderen Grund nicht mehr da, Ihr Antrag ist daher geschlossen.",
        ReasonsAre: "Warum:",
        Authority: "Sie können sich beschweren bei: {authority}.",
        OutsideBody: "Sie können {body} um eine Entscheidung bitten. Das ist kostenlos, und die Entscheidung bindet uns. Sie können auch vor Gericht gehen.",
        Free: "Das alles ist kostenlos.",
        Rights: new Dictionary<RightKind, string>
        {
            [RightKind.Access] = "zu sehen, was über Sie gespeichert ist, woher es kommt und wem es mitgeteilt wurde",
            [RightKind.Rectification] = "einen Eintrag berichtigen zu lassen",
            [RightKind.Erasure] = "einen Eintrag löschen zu lassen",
            [RightKind.Restriction] = "die Verwendung eines Eintrags einschränken zu lassen",
            [RightKind.Objection] = "der Verwendung eines Eintrags zu widersprechen",
            [RightKind.Portability] = "mitzunehmen, was über Sie gespeichert ist, als Dokument, das Maschinen lesen können",
            [RightKind.HumanReview] = "einen Menschen eine Antwort ansehen zu lassen, die ein Händler bekam",
        },
        Reasons: new Dictionary<RightsDecisionReason, string>
        {
            [RightsDecisionReason.Done] = "was Sie verlangt haben, ist getan",
            [RightsDecisionReason.NotAnsweredInTime] = "wir haben nicht rechtzeitig geantwortet",
            [RightsDecisionReason.NotVerified] = "der Eintrag war falsch oder nicht zu belegen",
            [RightsDecisionReason.InterestsOutweigh] = "Ihre Interessen überwiegen die Verwendung",
            [RightsDecisionReason.CompellingGrounds] = "es gibt zwingende Gründe für die Verwendung",
            [RightsDecisionReason.VerifiedAndNeeded] = "der Eintrag ist belegt und noch nötig",
            [RightsDecisionReason.LegalClaim] = "er wird für einen Rechtsanspruch gebraucht",
            [RightsDecisionReason.AnswerConfirmed] = "die Antwort war richtig",
            [RightsDecisionReason.AnswerChanged] = "die Antwort war falsch",
        });
}
