using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

internal sealed partial record NoticeWords
{
    public static NoticeWords Swedish { get; } = new(
        Subject: "{merchant} har rapporterat en betalningstvist om en beställning från dig",
        SubjectNowCounts: "En betalningstvist hos {merchant} räknas nu i registret",
        Greeting: "Hej!",
        Reported: "{merchant} har berättat för {operator}, ett register över hur betalningstvister slutar, om en tvist om {order}. Enligt lagen ska du få veta det, och du kan svara innan någon annan ser det. Stämmer det som står behöver du inte göra något.",
        NowCounts: "Vi har tidigare skrivit till dig om en tvist hos {merchant} om {order}. Den har nu rapporterats till {operator} som avgjord, och från och med nu löper tiden för att svara.",
        NumberedOrder: "din beställning {order_number}",
        UnnumberedOrder: "en beställning som gjordes med den här e-postadressen",
        Stated: "Det som uppges: {category}, inledd den {opened_on}; {outcome}.",
        NeverCounted: "Att bestrida en debitering är din rätt, och att du gjorde det räknas aldrig. Bara hur en tvist slutade kan räknas, och först när det är slutligt.",
        Shared: "Andra butiker kan inte se det de närmaste {days} dagarna, så att du kan svara först.",
        Open: "Tvisten är inte avgjord, så andra butiker kan inte se den. Om den avgörs till butikens fördel skriver vi till dig igen innan den räknas.",
        OwnOnly: "Enligt den lag som gäller här får bara den här butiken behålla det; andra butiker kan inte se det.",
        Answer: "Se kostnadsfritt vad som uppges, rätta det eller bestrid det. Så snart du bestrider det räknas det inte längre där lagen i ditt land säger så, och någon annan än butiken avgör. Länken är bara din och förbrukas inte av att du öppnar den:",
        NeverAsked: "Ingen kommer någonsin att be dig om pengar, lösenord eller kortuppgifter på grund av det här meddelandet. Om någon gör det är det inte vi: betala inte, och berätta det för oss.",
        Who: "Vem som är ansvarig: {operator_contact}, som driver registret, och {merchant} ({merchant_country}, {merchant_url}), som har rapporterat.",
        Officer: "Frågor om dina uppgifter: {officer}.",
        Purpose: "Vad det är till för: butiker som är med vill veta hur tidigare tvister slutade innan de skickar en beställning, och kan då be om underskrift eller kod vid leverans. Ingen får neka dig kortbetalning eller kredit på grund av det.",
        LegalBasis: "Rättslig grund, där GDPR gäller: butikernas berättigade intresse av säker leverans (artikel 6.1 f).",
        Data: "Vad som sparas: vad tvisten gällde, när den inleddes, hur den slutade, beloppet, och nycklar gjorda av din e-postadress och, där butiken har angett dem, ditt telefonnummer, din postadress och ditt betalkonto, som ingen kan läsa ut dem ur. Ditt namn sparas inte, och beställningsnumret bara som en sådan nyckel.",
        Source: "Var det kommer från: {merchant} och, där den har bekräftat hur det slutade, dess betaltjänst; ingen offentlig källa.",
        Recipients: "Vilka som kan få veta det: butiker som är med och frågar om en beställning från dig, i andra länder bara där lagen i alla länderna tillåter det; och de som avgör när du bestrider det. Du kan när som helst se vem som har fått veta det.",
        Retention: "Hur länge: det raderas senast efter {last_day}, och genast om tvisten slutar till din fördel.",
        Rights: "Dina rättigheter: att se allt som finns om dig och få med dig det, att få det rättat, raderat eller begränsat, och att få en människa att titta på det. Allt detta är kostnadsfritt; börja med länken ovan.",
        Objection: "DIN RÄTT ATT INVÄNDA: du kan när som helst invända mot detta av skäl som rör din egen situation, med länken ovan eller genom att skriva till oss. Medan vi tittar på det räknas det inte där lagen i ditt land säger så.",
        Authority: "Du kan klaga hos {authority}.",
        AnyAuthority: "dataskyddsmyndigheten i det land där du bor",
        NoDecision: "Registret avgör ingenting om dig, och inget beslut får vila på dess svar ensamt: en butik som frågar får en nivå med skälen till den, beslutar själv och måste låta en människa titta på det när du ber om det.",
        Categories: new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "en betalning som inte ska ha varit godkänd",
            [Category.NotReceived] = "varor som inte ska ha kommit fram",
            [Category.NotAsDescribed] = "varor som inte ska ha stämt med beskrivningen",
            [Category.CreditNotProcessed] = "en återbetalning som ska saknas",
            [Category.CancelledOrReturned] = "en beställning som ska ha avbeställts eller returnerats",
            [Category.RecurringCancelled] = "ett abonnemang som ska ha sagts upp",
            [Category.Duplicate] = "en betalning som ska ha dragits två gånger",
            [Category.UncollectedDelivery] = "en leverans som inte hämtades",
            [Category.Other] = "en tvist av annat slag",
        },
        Outcomes: new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "den slutade till din fördel",
            [EvidenceLevel.Claimed] = "den är öppen",
            [EvidenceLevel.Contested] = "butiken bestrider den",
            [EvidenceLevel.NotFinal] = "den är inte slutligt avgjord",
            [EvidenceLevel.FinalForMerchant] = "den slutade till butikens fördel",
            [EvidenceLevel.IndependentFinding] = "en oberoende instans gav butiken rätt",
        });
}
