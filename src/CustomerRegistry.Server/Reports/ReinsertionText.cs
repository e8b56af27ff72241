using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Reports;

/// <summary>What the notice of an entry that came back says beside what every notice says (FCRA §611(a)(5)(B)(iii)).</summary>
internal static class ReinsertionText
{
    public static string In(TextLanguage language, string shop) => language switch
    {
        TextLanguage.English => $"This entry had been deleted in your favour. It was put back because {shop} certified that it is complete and accurate. You can contest it, and you have the right to add a statement that you dispute it.",
        TextLanguage.Danish => $"Denne registrering var slettet til din fordel. Den er sat ind igen, fordi {shop} har bekræftet, at den er fuldstændig og rigtig. Du kan gøre indsigelse, og du har ret til at få tilføjet en erklæring om, at du bestrider den.",
        TextLanguage.NorwegianBokmal => $"Denne oppføringen var slettet i din favør. Den er satt inn igjen fordi {shop} har bekreftet at den er fullstendig og riktig. Du kan gjøre innsigelse, og du har rett til å få lagt til en erklæring om at du bestrider den.",
        TextLanguage.Dutch => $"Deze vermelding was in uw voordeel verwijderd. Zij is teruggeplaatst omdat {shop} heeft verklaard dat zij volledig en juist is. U kunt haar betwisten en u hebt het recht een verklaring toe te voegen dat u haar betwist.",
        TextLanguage.German => $"Dieser Eintrag war zu Ihren Gunsten gelöscht worden. Er wurde wieder aufgenommen, weil {shop} versichert hat, dass er vollständig und richtig ist. Sie können ihm widersprechen und haben das Recht, eine Erklärung hinzuzufügen, dass Sie ihn bestreiten.",
        TextLanguage.Swedish => $"Den här uppgiften hade raderats till din fördel. Den har lagts in igen eftersom {shop} har intygat att den är fullständig och riktig. Du kan bestrida den, och du har rätt att få ett uttalande tillagt om att du bestrider den.",
        TextLanguage.French => $"Cette inscription avait été supprimée en votre faveur. Elle a été rétablie parce que {shop} a certifié qu'elle est complète et exacte. Vous pouvez la contester et vous avez le droit d'y faire ajouter une déclaration indiquant que vous la contestez.",
    };
}
