namespace CustomerRegistry.Domain.Risk;

/// <summary>The words of one language for a reason's share. {0} is a number.</summary>
internal sealed record ShareWords(string Multiplies, string Divides, string Nothing, string Begins, char DecimalMark)
{
    public static ShareWords English { get; } = new(
        "multiplies the odds by {0}", "divides the odds by {0}", "leaves the odds as they are", "odds of 1 to {0}", '.');

    public static ShareWords Danish { get; } = new(
        "ganger oddsene med {0}", "dividerer oddsene med {0}", "ændrer ikke oddsene", "odds på 1 mod {0}", ',');

    public static ShareWords NorwegianBokmal { get; } = new(
        "multipliserer oddsen med {0}", "deler oddsen på {0}", "endrer ikke oddsen", "odds på 1 mot {0}", ',');

    public static ShareWords Dutch { get; } = new(
        "vermenigvuldigt de kansverhouding met {0}", "deelt de kansverhouding door {0}", "laat de kansverhouding gelijk",
        "een kansverhouding van 1 tegen {0}", ',');

    public static ShareWords German { get; } = new(
        "multipliziert das Chancenverhältnis mit {0}", "teilt das Chancenverhältnis durch {0}", "lässt das Chancenverhältnis unverändert",
        "ein Chancenverhältnis von 1 zu {0}", ',');

    public static ShareWords Swedish { get; } = new(
        "multiplicerar oddsen med {0}", "delar oddsen med {0}", "ändrar inte oddsen", "odds på 1 mot {0}", ',');

    public static ShareWords French { get; } = new(
        "multiplie la cote par {0}", "divise la cote par {0}", "laisse la cote inchangée", "une cote de 1 contre {0}", ',');

    public static ShareWords Of(TextLanguage language) => language switch
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
