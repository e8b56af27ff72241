namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// The sentences of one language about what would change a result. {0} is the level, {1} the month or months, {2} the number
/// of reports.
/// </summary>
internal sealed record ChangeWords(string WithoutReport, string WithoutOwner, string WithoutReports, string WhenOlder, string And)
{
    public static ChangeWords English { get; } = new(
        "without the report of {1} the level would be {0}",
        "without the {2} reports of one merchant ({1}) the level would be {0}",
        "without {2} reports together ({1}) the level would be {0}",
        "from {1} on the level would be {0} if nothing is added",
        "and");

    public static ChangeWords Danish { get; } = new(
        "uden indberetningen fra {1} ville niveauet være {0}",
        "uden de {2} indberetninger fra én butik ({1}) ville niveauet være {0}",
        "uden {2} indberetninger tilsammen ({1}) ville niveauet være {0}",
        "fra {1} ville niveauet være {0}, hvis intet kommer til",
        "og");

    public static ChangeWords NorwegianBokmal { get; } = new(
        "uten rapporten fra {1} ville nivået være {0}",
        "uten de {2} rapportene fra én butikk ({1}) ville nivået være {0}",
        "uten {2} rapporter til sammen ({1}) ville nivået være {0}",
        "fra {1} ville nivået være {0} hvis ingenting kommer til",
        "og");

    public static ChangeWords Dutch { get; } = new(
        "zonder de melding van {1} zou het niveau {0} zijn",
        "zonder de {2} meldingen van één winkel ({1}) zou het niveau {0} zijn",
        "zonder {2} meldingen samen ({1}) zou het niveau {0} zijn",
        "vanaf {1} zou het niveau {0} zijn als er niets bijkomt",
        "en");

    public static ChangeWords German { get; } = new(
        "ohne die Meldung vom {1} wäre die Stufe {0}",
        "ohne die {2} Meldungen eines Händlers ({1}) wäre die Stufe {0}",
        "ohne {2} Meldungen zusammen ({1}) wäre die Stufe {0}",
        "ab {1} wäre die Stufe {0}, wenn nichts hinzukommt",
        "und");

    public static ChangeWords Swedish { get; } = new(
        "utan rapporten från {1} skulle nivån vara {0}",
        "utan de {2} rapporterna från en och samma butik ({1}) skulle nivån vara {0}",
        "utan {2} rapporter tillsammans ({1}) skulle nivån vara {0}",
        "från {1} skulle nivån vara {0} om inget tillkommer",
        "och");

    public static ChangeWords French { get; } = new(
        "sans le signalement de {1}, le niveau serait {0}",
        "sans les {2} signalements d'un même commerçant ({1}), le niveau serait {0}",
        "sans {2} signalements réunis ({1}), le niveau serait {0}",
        "à partir de {1}, le niveau serait {0} si rien ne s'ajoute",
        "et");

    public static ChangeWords Of(TextLanguage language) => language switch
    {
        TextLanguage.English => English,
        TextLanguage.Danish => Danish,
        TextLanguage.NorwegianBokmal => NorwegianBokmal,
        TextLanguage.Dutch => Dutch,
        TextLanguage.German => German,
        TextLanguage.Swedish => Swedish,
        TextLanguage.French => French,
    };
}
