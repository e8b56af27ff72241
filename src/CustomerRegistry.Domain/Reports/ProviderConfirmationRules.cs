namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// When a provider's answer confirms a report (design section 6): one reference confirms one report of the merchant whose
/// account it is; live mode, amount, currency, reason and, where the provider names an e-mail address, that address agree.
/// Otherwise a merchant could hang one won dispute on several customers, or on the wrong one. An end for the customer needs
/// no more than the reference that the merchant named itself: there is nothing to be gained by it.
/// </summary>
public static class ProviderConfirmationRules
{
    public static ProviderConfirmation Confirm(ConfirmableReport report, ProviderDispute provider)
    {
        if (report.Dispute is not { } stated || stated.Provider != provider.Dispute.Provider || stated.Id != provider.Dispute.Id)
        {
            return Mismatch(ConfirmationField.Reference);
        }

        if (stated.Account != provider.Dispute.Account) return Mismatch(ConfirmationField.Account);
        if (report.LiveMode != provider.LiveMode) return Mismatch(ConfirmationField.Mode);
        if (provider.Level == EvidenceLevel.CustomerRight) return new ProviderConfirmation.Confirmed(provider.Level, provider.OutcomeAt);
        if (provider.ConfirmedReportId is { } other && other != report.ReportId) return Mismatch(ConfirmationField.OtherReport);

        // Before the rest: what can never be listed must not stay listed because an amount differs too.
        if (provider.NeverListable is { } why) return new ProviderConfirmation.NeverListable(why);
        if (!string.Equals(report.Currency, provider.Currency, StringComparison.OrdinalIgnoreCase)) return Mismatch(ConfirmationField.Currency);
        if (report.AmountMinorUnits != provider.AmountMinorUnits) return Mismatch(ConfirmationField.Amount);
        if (report.Category != provider.Category) return Mismatch(ConfirmationField.Category);
        return provider.Email == EmailAgreement.Differs
            ? Mismatch(ConfirmationField.Email)
            : new ProviderConfirmation.Confirmed(provider.Level, provider.OutcomeAt);
    }

    private static ProviderConfirmation.Mismatch Mismatch(ConfirmationField field) => new(field, WordsOf(field));

    private static string WordsOf(ConfirmationField field) => field switch
    {
        ConfirmationField.Reference => "the provider's dispute is not the one that the report names",
        ConfirmationField.Account => "the dispute belongs to another account at the provider",
        ConfirmationField.Mode => "one of report and dispute is in live mode, the other is not",
        ConfirmationField.OtherReport => "the provider's dispute confirms another report already",
        ConfirmationField.Currency => "the currency differs from the provider's",
        ConfirmationField.Amount => "the amount differs from the provider's",
        ConfirmationField.Category => "the category differs from the provider's reason",
        ConfirmationField.Email => "the e-mail address that the provider names is not one of the report's identifiers",
    };
}
