using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Mail;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>The mail with a one-time code. It is the same whether anything is held or not.</summary>
internal static class ProofMail
{
    public static MailMessage Of(string address, string code, string operatorName, TextLanguage language)
    {
        var (subject, text) = language switch
        {
            TextLanguage.English => (
                $"Your code: {code}",
                $"""
                Your code is {code}. It is good for 10 minutes.

                It was asked for at the registry of dispute outcomes, run by {operatorName}. With it you see, free of charge, what
                the registry holds under this address, and who was told. This mail does not mean that it holds anything.

                If you did not ask for it, you need do nothing: without the code nobody sees anything. Never tell it to anybody.
                """),
            TextLanguage.Danish => (
                $"Din kode: {code}",
                $"""
                Din kode er {code}. Den gælder i 10 minutter.

                Der er bedt om den hos registret over udfald af tvister, som drives af {operatorName}. Med den ser du gratis, hvad
                registret har under denne adresse, og hvem der har fået det at vide. Denne mail betyder ikke, at der er noget.

                Har du ikke bedt om den, behøver du ikke gøre noget: uden koden ser ingen noget. Giv den aldrig videre.
                """),
            TextLanguage.NorwegianBokmal => (
                $"Koden din: {code}",
                $"""
                Koden din er {code}. Den gjelder i 10 minutter.

                Den ble bestilt hos registeret over utfall av tvister, som drives av {operatorName}. Med den ser du gratis hva
                registeret har under denne adressen, og hvem som har fått vite det. Denne e-posten betyr ikke at det har noe.

                Har du ikke bedt om den, trenger du ikke gjøre noe: uten koden ser ingen noe. Gi den aldri videre.
                """),
            TextLanguage.Dutch => (
                $"Uw code: {code}",
                $"""
                Uw code is {code}. De code is 10 minuten geldig.

                De code is aangevraagd bij het register van uitkomsten van geschillen, beheerd door {operatorName}. Daarmee ziet u
                gratis wat het register onder dit adres bevat en wie dat te horen kreeg. Deze e-mail betekent niet dat het iets bevat.

                Hebt u er niet om gevraagd, dan hoeft u niets te doen: zonder de code ziet niemand iets. Geef de code aan niemand.
                """),
            TextLanguage.German => (
                $"Ihr Code: {code}",
                $"""
                Ihr Code ist {code}. Er gilt 10 Minuten.

                Er wurde beim Register der Ausgänge von Streitfällen angefordert, betrieben von {operatorName}. Mit ihm sehen Sie
                kostenlos, was das Register unter dieser Adresse enthält und wem es mitgeteilt wurde. Diese E-Mail bedeutet nicht,
                dass es etwas enthält.

                Haben Sie ihn nicht angefordert, müssen Sie nichts tun: Ohne den Code sieht niemand etwas. Geben Sie ihn nie weiter.
                """),
            TextLanguage.Swedish => (
                $"Din kod: {code}",
                $"""
                Din kod är {code}. Den gäller i 10 minuter.

                Den begärdes hos registret över hur tvister har slutat, som drivs av {operatorName}. Med den ser du kostnadsfritt vad
                registret har under den här adressen och vem som har fått veta det. Det här mejlet betyder inte att det har något.

                Har du inte begärt den behöver du inte göra något: utan koden ser ingen något. Lämna den aldrig till någon.
                """),
            TextLanguage.French => (
                $"Votre code : {code}",
                $"""
                Votre code est {code}. Il est valable 10 minutes.

                Il a été demandé au registre des issues de litiges, exploité par {operatorName}. Avec lui, vous voyez gratuitement ce
                que le registre contient sous cette adresse et à qui cela a été communiqué. Ce message ne signifie pas qu'il contient
                quelque chose.

                Si vous ne l'avez pas demandé, vous n'avez rien à faire : sans le code, personne ne voit rien. Ne le donnez à personne.
                """),
        };
        return new MailMessage(address, subject, text);
    }
}
