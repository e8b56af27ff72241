namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// The only sentence that a shop may tell its buyer when an option is not offered. It is the same whatever was found, and it
/// says nothing about the buyer: only that the registry was asked, and where to see what it holds.
/// </summary>
public static class BuyerSentence
{
    /// <param name="registry">The registry's page for consumers, absolute.</param>
    public static string In(TextLanguage language, Uri registry) => language switch
    {
        TextLanguage.English => $"This option is not offered for this order. The registry of dispute outcomes was asked; at {registry.AbsoluteUri} you can see, free of charge, what it holds about you.",
        TextLanguage.Danish => $"Denne mulighed tilbydes ikke for denne ordre. Registret over udfald af tvister er blevet spurgt; på {registry.AbsoluteUri} kan du gratis se, hvad det har om dig.",
        TextLanguage.NorwegianBokmal => $"Denne muligheten tilbys ikke for denne ordren. Registeret over utfall av tvister er blitt spurt; på {registry.AbsoluteUri} kan du gratis se hva det har om deg.",
        TextLanguage.Dutch => $"Deze mogelijkheid wordt voor deze bestelling niet aangeboden. Het register van uitkomsten van geschillen is geraadpleegd; op {registry.AbsoluteUri} kunt u gratis zien wat het over u bevat.",
        TextLanguage.German => $"Diese Möglichkeit wird für diese Bestellung nicht angeboten. Das Register der Ausgänge von Streitfällen wurde gefragt; unter {registry.AbsoluteUri} können Sie kostenlos sehen, was es über Sie enthält.",
        TextLanguage.Swedish => $"Det här alternativet erbjuds inte för den här beställningen. Registret över hur tvister har slutat har tillfrågats; på {registry.AbsoluteUri} kan du kostnadsfritt se vad det har om dig.",
        TextLanguage.French => $"Cette option n'est pas proposée pour cette commande. Le registre des issues de litiges a été consulté ; sur {registry.AbsoluteUri}, vous pouvez voir gratuitement ce qu'il contient à votre sujet.",
    };
}
