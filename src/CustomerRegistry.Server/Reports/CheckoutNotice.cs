using System.Globalization;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Hosting;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// What a shop tells its buyers before any check: that the registry is asked, with what, why, and what they can do. The
/// shop publishes it under its own name; each check names the version that its buyer could read.
/// </summary>
internal static class CheckoutNotice
{
    public const int Edition = 1;

    /// <summary>What the shop fills in.</summary>
    public static readonly IReadOnlyList<string> Placeholders = ["shop"];

    private static readonly HashSet<string> Published = [.. Enum.GetValues<TextLanguage>().Select(VersionOf)];

    public static string VersionOf(TextLanguage language) =>
        string.Create(CultureInfo.InvariantCulture, $"checkout-{Edition}-{TextLanguages.CodeOf(language)}");

    public static bool IsPublished(string version) => Published.Contains(version);

    public static string Write(TextLanguage language, RegistryOptions options)
    {
        var contact = RegistryContact.Of(options);
        return WordsOf(language).ReplaceLineEndings("\n").With(new Dictionary<string, string>
        {
            ["operator_contact"] = contact.Line,
            ["officer"] = contact.Officer,
            ["registry"] = options.PublicAddress,
        }) + "\n";
    }

    private static string WordsOf(TextLanguage language) => language switch
    {
        TextLanguage.English => """
            Before we send your order, {shop} may ask a registry how earlier payment disputes ended.

            What is sent: keys made from your e-mail address and, where you gave them, your telephone number, postal address and payment account, with the number and day of your order. Nobody can read these back from the keys. Your name is not sent.

            What it is for: to choose a safe way of delivery, such as a signature or a code. Legal basis, where the GDPR or the UK GDPR applies: our legitimate interest in safe delivery (Article 6(1)(f)). You are never refused a card payment or credit because of it, and a charge that you disputed is never counted as such: only how a dispute ended is.

            Who runs it: {operator_contact}. Data protection: {officer}. What was answered to us is recorded there and you can see it; we keep the answer no longer than the order needs.

            Your rights, free of charge: to see what is held about you and who was told, to have it corrected, deleted or restricted, and to have a person look at any decision. Begin at {registry}. The registry decides nothing: we do, never on its answer alone. You can complain to the data protection authority of the country where you live.

            YOUR RIGHT TO OBJECT: you can object to being looked up at any time, for reasons of your own situation, to us or at {registry}.

            Nobody will ever ask you for money, a password or card details because of the registry.
            """,
        TextLanguage.Danish => """
            Før vi sender din ordre, kan {shop} spørge et register om, hvordan tidligere betalingsindsigelser endte.

            Hvad der sendes: nøgler dannet af din e-mailadresse og, hvor du har oplyst dem, dit telefonnummer, din postadresse og din betalingskonto, med ordrens nummer og dato. Ingen kan læse dem ud af nøglerne. Dit navn sendes ikke.

            Hvad det bruges til: at vælge en sikker levering, såsom underskrift eller kode. Retsgrundlag, hvor GDPR gælder: vores legitime interesse i sikker levering (artikel 6, stk. 1, litra f). Du nægtes aldrig kortbetaling eller kredit af den grund, og at du har gjort indsigelse mod en betaling, tæller aldrig i sig selv: kun hvordan en indsigelse endte.

            Hvem der driver det: {operator_contact}. Databeskyttelse: {officer}. Hvad der er svaret til os, registreres dér, og du kan se det; vi gemmer ikke svaret længere, end ordren kræver.

            Dine rettigheder, gratis: at se, hvad der er om dig, og hvem der har fået det at vide, at få det rettet, slettet eller begrænset, og at få et menneske til at se på enhver afgørelse. Begynd på {registry}. Registret afgør intet: det gør vi, aldrig på dets svar alene. Du kan klage til datatilsynsmyndigheden i det land, hvor du bor.

            DIN RET TIL AT GØRE INDSIGELSE: du kan når som helst gøre indsigelse mod, at der spørges om dig, af grunde, der vedrører din egen situation, til os eller på {registry}.

            Ingen vil nogensinde bede dig om penge, adgangskode eller kortoplysninger på grund af registret.
            """,
        TextLanguage.NorwegianBokmal => """
            Før vi sender bestillingen din, kan {shop} spørre et register om hvordan tidligere betalingstvister endte.

            Hva som sendes: nøkler laget av e-postadressen din og, der du har oppgitt dem, telefonnummeret, postadressen og betalingskontoen din, med bestillingens nummer og dato. Ingen kan lese dem ut av nøklene. Navnet ditt sendes ikke.

            Hva det brukes til: å velge en sikker levering, som signatur eller kode. Rettslig grunnlag, der GDPR gjelder: vår berettigede interesse i sikker levering (artikkel 6 nr. 1 bokstav f). Du nektes aldri kortbetaling eller kreditt på grunn av dette, og at du har bestridt en belastning, teller aldri i seg selv: bare hvordan en tvist endte.

            Hvem som driver det: {operator_contact}. Personvern: {officer}. Det vi fikk til svar, er registrert der, og du kan se det; vi beholder ikke svaret lenger enn bestillingen krever.

            Rettighetene dine, gratis: å se hva som finnes om deg og hvem som har fått vite det, å få det rettet, slettet eller begrenset, og å få et menneske til å se på enhver avgjørelse. Begynn på {registry}. Registeret avgjør ingenting: det gjør vi, aldri på svaret alene. Du kan klage til datatilsynsmyndigheten i landet der du bor.

            RETTEN DIN TIL Å PROTESTERE: du kan når som helst protestere mot at det spørres om deg, av grunner som gjelder din egen situasjon, til oss eller på {registry}.

            Ingen vil noen gang be deg om penger, passord eller kortopplysninger på grunn av registeret.
            """,
        TextLanguage.Dutch => """
            Voordat wij uw bestelling versturen, kan {shop} een register vragen hoe eerdere betalingsgeschillen afliepen.

            Wat wordt verzonden: sleutels gemaakt van uw e-mailadres en, waar u die opgaf, uw telefoonnummer, postadres en betaalrekening, met het nummer en de dag van uw bestelling. Niemand kan die uit de sleutels teruglezen. Uw naam wordt niet verzonden.

            Waarvoor het dient: een veilige bezorging kiezen, zoals een handtekening of een code. Rechtsgrond, waar de AVG geldt: ons gerechtvaardigde belang bij een veilige bezorging (artikel 6, lid 1, onder f). U wordt daarom nooit een kaartbetaling of krediet geweigerd, en dat u een afschrijving betwistte telt op zichzelf nooit mee: alleen hoe een geschil afliep.

            Wie het beheert: {operator_contact}. Gegevensbescherming: {officer}. Wat ons is geantwoord wordt daar vastgelegd en u kunt het zien; wij bewaren het antwoord niet langer dan de bestelling vraagt.

            Uw rechten, kosteloos: zien wat over u wordt bewaard en wie het te horen kreeg, het laten corrigeren, verwijderen of beperken, en een mens naar elke beslissing laten kijken. Begin op {registry}. Het register beslist niets: dat doen wij, nooit op zijn antwoord alleen. U kunt een klacht indienen bij de toezichthouder voor gegevensbescherming van het land waar u woont.

            UW RECHT VAN BEZWAAR: u kunt er op elk moment bezwaar tegen maken dat naar u wordt gevraagd, om redenen van uw eigen situatie, bij ons of op {registry}.

            Niemand zal u vanwege het register ooit om geld, een wachtwoord of kaartgegevens vragen.
            """,
        TextLanguage.German => """
            Bevor wir Ihre Bestellung versenden, kann {shop} ein Register fragen, wie frühere Zahlungsstreitigkeiten endeten.

            Was gesendet wird: Schlüssel aus Ihrer E-Mail-Adresse und, wo Sie sie angegeben haben, Ihrer Telefonnummer, Postanschrift und Ihrem Zahlungskonto, mit Nummer und Tag Ihrer Bestellung. Niemand kann diese aus den Schlüsseln zurücklesen. Ihr Name wird nicht gesendet.

            Wozu es dient: eine sichere Zustellung zu wählen, etwa mit Unterschrift oder Code. Rechtsgrundlage, wo die DSGVO gilt: unser berechtigtes Interesse an sicherer Zustellung (Artikel 6 Absatz 1 Buchstabe f). Kartenzahlung oder Kredit werden Ihnen deshalb nie verweigert, und dass Sie eine Abbuchung bestritten haben, zählt für sich nie: nur, wie ein Streit endete.

            Wer es betreibt: {operator_contact}. Datenschutz: {officer}. Was uns geantwortet wurde, ist dort festgehalten und für Sie einsehbar; wir bewahren die Antwort nicht länger auf, als die Bestellung es braucht.

            Ihre Rechte, kostenlos: zu sehen, was über Sie gespeichert ist und wer es erfahren hat, es berichtigen, löschen oder einschränken zu lassen, und einen Menschen auf jede Entscheidung schauen zu lassen. Beginnen Sie unter {registry}. Das Register entscheidet nichts: Das tun wir, nie allein auf seine Antwort hin. Sie können sich bei der Datenschutzaufsichtsbehörde beschweren, die für Ihren Wohnort zuständig ist.

            IHR WIDERSPRUCHSRECHT: Sie können jederzeit aus Gründen Ihrer eigenen Situation widersprechen, dass nach Ihnen gefragt wird, bei uns oder unter {registry}.

            Niemand wird Sie wegen des Registers je um Geld, ein Passwort oder Kartendaten bitten.
            """,
        TextLanguage.Swedish => """
            Innan vi skickar din beställning kan {shop} fråga ett register om hur tidigare betalningstvister slutade.

            Vad som skickas: nycklar gjorda av din e-postadress och, där du har angett dem, ditt telefonnummer, din postadress och ditt betalkonto, med beställningens nummer och dag. Ingen kan läsa ut dem ur nycklarna. Ditt namn skickas inte.

            Vad det är till för: att välja en säker leverans, till exempel med underskrift eller kod. Rättslig grund, där GDPR gäller: vårt berättigade intresse av säker leverans (artikel 6.1 f). Du nekas aldrig kortbetalning eller kredit på grund av det, och att du har bestridit en debitering räknas aldrig i sig: bara hur en tvist slutade.

            Vem som driver det: {operator_contact}. Dataskydd: {officer}. Det vi fick till svar är antecknat där och du kan se det; vi sparar inte svaret längre än beställningen kräver.

            Dina rättigheter, kostnadsfritt: att se vad som finns om dig och vem som har fått veta det, att få det rättat, raderat eller begränsat, och att få en människa att titta på varje beslut. Börja på {registry}. Registret avgör ingenting: det gör vi, aldrig på dess svar ensamt. Du kan klaga hos dataskyddsmyndigheten i det land där du bor.

            DIN RÄTT ATT INVÄNDA: du kan när som helst invända mot att det frågas om dig, av skäl som rör din egen situation, hos oss eller på {registry}.

            Ingen kommer någonsin att be dig om pengar, lösenord eller kortuppgifter på grund av registret.
            """,
        TextLanguage.French => """
            Avant d'envoyer votre commande, {shop} peut demander à un registre comment d'anciens litiges de paiement se sont terminés.

            Ce qui est envoyé : des clés tirées de votre adresse électronique et, si vous les avez fournis, de votre numéro de téléphone, de votre adresse postale et de votre compte de paiement, avec le numéro et la date de votre commande. Personne ne peut les relire à partir des clés. Votre nom n'est pas envoyé.

            À quoi cela sert : à choisir une livraison sûre, par exemple avec une signature ou un code. Base légale, là où le RGPD s'applique : notre intérêt légitime à une livraison sûre (article 6, paragraphe 1, point f). Un paiement par carte ou un crédit ne vous est jamais refusé pour cette raison, et le fait d'avoir contesté un débit ne compte jamais en soi : seule compte l'issue d'un litige.

            Qui l'exploite : {operator_contact}. Protection des données : {officer}. Ce qui nous a été répondu y est consigné et vous pouvez le voir ; nous ne gardons pas la réponse plus longtemps que la commande ne l'exige.

            Vos droits, gratuitement : voir ce qui est conservé à votre sujet et qui en a été informé, le faire corriger, supprimer ou limiter, et faire examiner toute décision par une personne. Commencez sur {registry}. Le registre ne décide rien : c'est nous qui décidons, jamais sur sa seule réponse. Vous pouvez adresser une réclamation à l'autorité de protection des données du pays où vous vivez.

            VOTRE DROIT D'OPPOSITION : vous pouvez à tout moment vous opposer à ce que le registre soit interrogé à votre sujet, pour des raisons tenant à votre situation, auprès de nous ou sur {registry}.

            Personne ne vous demandera jamais d'argent, de mot de passe ni de données de carte à cause du registre.
            """,
    };
}
