namespace CustomerRegistry.Cli.Risk.Simulation;

internal static class PersonKinds
{
    public static bool Claims(this PersonKind kind) => kind is PersonKind.Claimant or PersonKind.ClaimantContesting;

    /// <summary>As LABELS.csv writes it.</summary>
    public static string Word(this PersonKind kind) => kind switch
    {
        PersonKind.Ordinary => "ordinary",
        PersonKind.Unlucky => "unlucky",
        PersonKind.Victim => "victim",
        PersonKind.Claimant => "claimant",
        PersonKind.ClaimantContesting => "claimant-contesting",
        PersonKind.ColludedAgainst => "colluded-against",
    };
}
