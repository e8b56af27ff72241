namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// What a merchant in the US tells its buyer of the registry when it takes an adverse action (FCRA §615(a)): who was asked,
/// that the registry did not decide and cannot say why, the free copy within 60 days, the right to dispute. The same
/// whatever was found.
/// </summary>
public static class AdverseActionSentence
{
    /// <param name="registry">The registry's page for consumers, absolute.</param>
    public static string In(TextLanguage language, string name, string postalAddress, string telephone, Uri registry) => language switch
    {
        TextLanguage.English => $"We asked the registry of {name}, {postalAddress}, telephone {telephone}. The registry did not make this decision and cannot tell you why it was made. Within 60 days you can get a free copy of what it holds about you, and you can dispute with it whatever is incomplete or wrong: {registry.AbsoluteUri}",
        TextLanguage.Danish => $"Vi har spurgt registret hos {name}, {postalAddress}, telefon {telephone}. Registret har ikke truffet denne afgørelse og kan ikke oplyse, hvorfor den blev truffet. Inden for 60 dage kan du få en gratis kopi af det, registret har om dig, og du kan over for registret bestride det, der er ufuldstændigt eller forkert: {registry.AbsoluteUri}",
        TextLanguage.NorwegianBokmal => $"Vi har spurt registeret hos {name}, {postalAddress}, telefon {telephone}. Registeret har ikke tatt denne avgjørelsen og kan ikke si hvorfor den ble tatt. Innen 60 dager kan du få en gratis kopi av det registeret har om deg, og du kan overfor registeret bestride det som er ufullstendig eller feil: {registry.AbsoluteUri}",
        TextLanguage.Dutch => $"Wij hebben het register van {name}, {postalAddress}, telefoon {telephone}, geraadpleegd. Het register heeft deze beslissing niet genomen en kan u niet zeggen waarom zij is genomen. Binnen 60 dagen kunt u gratis een kopie krijgen van wat het over u bevat, en u kunt bij het register betwisten wat onvolledig of onjuist is: {registry.AbsoluteUri}",
        TextLanguage.German => $"Wir haben das Register von {name}, {postalAddress}, Telefon {telephone}, gefragt. Das Register hat diese Entscheidung nicht getroffen und kann Ihnen nicht sagen, warum sie getroffen wurde. Innerhalb von 60 Tagen können Sie kostenlos eine Kopie dessen erhalten, was es über Sie enthält, und dort bestreiten, was unvollständig oder falsch ist: {registry.AbsoluteUri}",
        TextLanguage.Swedish => $"Vi har frågat registret hos {name}, {postalAddress}, telefon {telephone}. Registret har inte fattat detta beslut och kan inte säga varför det fattades. Inom 60 dagar kan du få en kostnadsfri kopia av det som registret har om dig, och du kan hos registret bestrida det som är ofullständigt eller fel: {registry.AbsoluteUri}",
        TextLanguage.French => $"Nous avons interrogé le registre de {name}, {postalAddress}, téléphone {telephone}. Le registre n'a pas pris cette décision et ne peut pas vous en donner la raison. Dans un délai de 60 jours, vous pouvez obtenir gratuitement une copie de ce qu'il contient à votre sujet et y contester ce qui est incomplet ou inexact : {registry.AbsoluteUri}",
    };
}
