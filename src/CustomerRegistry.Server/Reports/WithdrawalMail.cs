using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Mail;

namespace CustomerRegistry.Server.Reports;

/// <summary>Tells a consumer that a report was withdrawn, and asks whether they paid or removed anything for it.</summary>
internal static class WithdrawalMail
{
    public static MailMessage Of(string address, string language, string shop, RegistryContact registry, string link)
    {
        var (subject, text) = TextLanguages.OrEnglish(language) switch
        {
            TextLanguage.English => (
                "{shop} has withdrawn its report",
                """
                Hello,

                {shop} has withdrawn what it had reported about a dispute over an order of yours. It is deleted here, and every shop that saw it is told to stop using it. You need do nothing for that.

                One question: did you pay anything, or remove anything such as a review or a complaint, so that it was withdrawn? Nobody may ask that of you. If you did, say so here; the shop may then report nobody until we have looked, and it is not told by us who answered:

                {link}

                Nobody will ever ask you for money, a password or card details because of this message. If somebody does, it is not us.

                {operator_contact}
                """),
            TextLanguage.Danish => (
                "{shop} har trukket sin indberetning tilbage",
                """
                Hej

                {shop} har trukket det tilbage, som den havde indberettet om en indsigelse om en ordre fra dig. Det er slettet her, og alle butikker, der har set det, får besked om ikke at bruge det. Det behøver du ikke gøre noget for.

                Ét spørgsmål: har du betalt noget eller fjernet noget, for eksempel en anmeldelse eller en klage, for at det blev trukket tilbage? Det må ingen kræve af dig. Hvis du har, så sig det her; butikken må så ikke indberette nogen, før vi har set på det, og vi fortæller den ikke, hvem der svarede:

                {link}

                Ingen vil nogensinde bede dig om penge, adgangskode eller kortoplysninger på grund af denne besked. Hvis nogen gør det, er det ikke os.

                {operator_contact}
                """),
            TextLanguage.NorwegianBokmal => (
                "{shop} har trukket det den meldte",
                """
                Hei

                {shop} har trukket det den hadde meldt om en tvist om en bestilling fra deg. Det er slettet her, og alle butikker som har sett det, får beskjed om ikke å bruke det. Du trenger ikke gjøre noe for det.

                Ett spørsmål: har du betalt noe eller fjernet noe, for eksempel en omtale eller en klage, for at det ble trukket? Det kan ingen kreve av deg. Hvis du har, si fra her; butikken kan da ikke melde noen før vi har sett på det, og vi forteller den ikke hvem som svarte:

                {link}

                Ingen vil noen gang be deg om penger, passord eller kortopplysninger på grunn av denne meldingen. Hvis noen gjør det, er det ikke oss.

                {operator_contact}
                """),
            TextLanguage.Dutch => (
                "{shop} heeft de melding ingetrokken",
                """
                Goedendag,

                {shop} heeft ingetrokken wat over een geschil over een bestelling van u was gemeld. Het is hier verwijderd, en elke winkel die het zag krijgt bericht het niet meer te gebruiken. U hoeft daar niets voor te doen.

                Eén vraag: hebt u iets betaald, of iets verwijderd zoals een beoordeling of een klacht, zodat het werd ingetrokken? Niemand mag dat van u vragen. Hebt u dat gedaan, zeg het dan hier; de winkel mag dan niemand melden totdat wij hebben gekeken, en wij vertellen haar niet wie antwoordde:

                {link}

                Niemand zal u vanwege dit bericht ooit om geld, een wachtwoord of kaartgegevens vragen. Doet iemand dat toch, dan zijn wij het niet.

                {operator_contact}
                """),
            TextLanguage.German => (
                "{shop} hat die Meldung zurückgezogen",
                """
                Guten Tag,

                {shop} hat zurückgezogen, was zu einem Streit über eine Bestellung von Ihnen gemeldet war. Es ist hier gelöscht, und jeder Händler, der es gesehen hat, wird angewiesen, es nicht mehr zu verwenden. Sie müssen dafür nichts tun.

                Eine Frage: Haben Sie etwas bezahlt oder etwas entfernt, etwa eine Bewertung oder eine Beschwerde, damit es zurückgezogen wurde? Niemand darf das von Ihnen verlangen. Wenn ja, sagen Sie es hier; der Händler darf dann niemanden melden, bis wir nachgesehen haben, und wir sagen ihm nicht, wer geantwortet hat:

                {link}

                Niemand wird Sie wegen dieser Nachricht je um Geld, ein Passwort oder Kartendaten bitten. Tut es jemand, sind das nicht wir.

                {operator_contact}
                """),
            TextLanguage.Swedish => (
                "{shop} har dragit tillbaka sin rapport",
                """
                Hej!

                {shop} har dragit tillbaka det som den hade rapporterat om en tvist om en beställning från dig. Det är raderat här, och alla butiker som har sett det får veta att de inte ska använda det. Du behöver inte göra något för det.

                En fråga: har du betalat något eller tagit bort något, till exempel ett omdöme eller ett klagomål, för att det skulle dras tillbaka? Det får ingen kräva av dig. Om du har det, säg det här; butiken får då inte rapportera någon förrän vi har tittat på saken, och vi berättar inte för den vem som svarade:

                {link}

                Ingen kommer någonsin att be dig om pengar, lösenord eller kortuppgifter på grund av det här meddelandet. Om någon gör det är det inte vi.

                {operator_contact}
                """),
            TextLanguage.French => (
                "{shop} a retiré son signalement",
                """
                Bonjour,

                {shop} a retiré ce qu'il avait signalé au sujet d'un litige sur une de vos commandes. C'est supprimé ici, et chaque commerçant qui l'a vu est informé qu'il ne doit plus l'utiliser. Vous n'avez rien à faire pour cela.

                Une question : avez-vous payé quelque chose, ou retiré quelque chose comme un avis ou une plainte, pour que ce soit retiré ? Personne n'a le droit de vous le demander. Si oui, dites-le ici ; le commerçant ne peut alors plus signaler personne tant que nous n'avons pas vérifié, et nous ne lui disons pas qui a répondu :

                {link}

                Personne ne vous demandera jamais d'argent, de mot de passe ni de données de carte à cause de ce message. Si quelqu'un le fait, ce n'est pas nous.

                {operator_contact}
                """),
        };
        var values = new Dictionary<string, string> { ["shop"] = shop, ["link"] = link, ["operator_contact"] = registry.Line };
        return new MailMessage(address, subject.With(values), text.ReplaceLineEndings("\n").With(values) + "\n");
    }
}
