using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Risk;

/// <summary>What a person states of an entry that stays though they dispute it, in the registry's words: nobody else's text leaves it.</summary>
public static class StatementText
{
    public static string Of(DisputeStatement statement, TextLanguage language) => language switch
    {
        TextLanguage.English => statement switch
        {
            DisputeStatement.NotMyOrder => "the person states that they did not place the order",
            DisputeStatement.NotReceived => "the person states that the goods did not arrive",
            DisputeStatement.NotAsDescribed => "the person states that the goods were not as described",
            DisputeStatement.ReturnedOrCancelled => "the person states that they returned the goods or cancelled",
            DisputeStatement.SettledWithShop => "the person states that the matter was settled with the shop",
            DisputeStatement.DecisionDisputed => "the person states that the decision on their appeal is wrong",
        },
        TextLanguage.Danish => statement switch
        {
            DisputeStatement.NotMyOrder => "personen oplyser ikke at have afgivet ordren",
            DisputeStatement.NotReceived => "personen oplyser, at varen ikke kom frem",
            DisputeStatement.NotAsDescribed => "personen oplyser, at varen ikke var som beskrevet",
            DisputeStatement.ReturnedOrCancelled => "personen oplyser at have returneret varen eller annulleret",
            DisputeStatement.SettledWithShop => "personen oplyser, at sagen blev afsluttet med butikken",
            DisputeStatement.DecisionDisputed => "personen oplyser, at afgørelsen af indsigelsen er forkert",
        },
        TextLanguage.NorwegianBokmal => statement switch
        {
            DisputeStatement.NotMyOrder => "personen opplyser ikke å ha lagt inn ordren",
            DisputeStatement.NotReceived => "personen opplyser at varen ikke kom frem",
            DisputeStatement.NotAsDescribed => "personen opplyser at varen ikke var som beskrevet",
            DisputeStatement.ReturnedOrCancelled => "personen opplyser å ha returnert varen eller avbestilt",
            DisputeStatement.SettledWithShop => "personen opplyser at saken ble gjort opp med butikken",
            DisputeStatement.DecisionDisputed => "personen opplyser at avgjørelsen av innsigelsen er feil",
        },
        TextLanguage.Dutch => statement switch
        {
            DisputeStatement.NotMyOrder => "de persoon verklaart de bestelling niet te hebben geplaatst",
            DisputeStatement.NotReceived => "de persoon verklaart dat de goederen niet zijn aangekomen",
            DisputeStatement.NotAsDescribed => "de persoon verklaart dat de goederen niet aan de beschrijving voldeden",
            DisputeStatement.ReturnedOrCancelled => "de persoon verklaart de goederen te hebben teruggestuurd of te hebben geannuleerd",
            DisputeStatement.SettledWithShop => "de persoon verklaart dat de zaak met de winkel is geregeld",
            DisputeStatement.DecisionDisputed => "de persoon verklaart dat de beslissing op het bezwaar onjuist is",
        },
        TextLanguage.German => statement switch
        {
            DisputeStatement.NotMyOrder => "die Person gibt an, die Bestellung nicht aufgegeben zu haben",
            DisputeStatement.NotReceived => "die Person gibt an, dass die Ware nicht ankam",
            DisputeStatement.NotAsDescribed => "die Person gibt an, dass die Ware nicht der Beschreibung entsprach",
            DisputeStatement.ReturnedOrCancelled => "die Person gibt an, die Ware zurückgeschickt oder storniert zu haben",
            DisputeStatement.SettledWithShop => "die Person gibt an, dass die Sache mit dem Geschäft erledigt wurde",
            DisputeStatement.DecisionDisputed => "die Person gibt an, dass die Entscheidung über den Einspruch falsch ist",
        },
        TextLanguage.Swedish => statement switch
        {
            DisputeStatement.NotMyOrder => "personen uppger sig inte ha lagt beställningen",
            DisputeStatement.NotReceived => "personen uppger att varan inte kom fram",
            DisputeStatement.NotAsDescribed => "personen uppger att varan inte var som beskrivet",
            DisputeStatement.ReturnedOrCancelled => "personen uppger sig ha returnerat varan eller avbeställt",
            DisputeStatement.SettledWithShop => "personen uppger att saken gjordes upp med butiken",
            DisputeStatement.DecisionDisputed => "personen uppger att beslutet om invändningen är fel",
        },
        TextLanguage.French => statement switch
        {
            DisputeStatement.NotMyOrder => "la personne déclare ne pas avoir passé la commande",
            DisputeStatement.NotReceived => "la personne déclare que la marchandise n'est pas arrivée",
            DisputeStatement.NotAsDescribed => "la personne déclare que la marchandise n'était pas conforme à la description",
            DisputeStatement.ReturnedOrCancelled => "la personne déclare avoir retourné la marchandise ou annulé",
            DisputeStatement.SettledWithShop => "la personne déclare que l'affaire a été réglée avec la boutique",
            DisputeStatement.DecisionDisputed => "la personne déclare que la décision sur sa contestation est erronée",
        },
    };
}
