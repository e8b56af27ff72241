using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Telemetry;

namespace CustomerRegistry.Server.Merchants;

/// <summary>Why an operator is asked to look at a merchant; in a log, a metric and a mail.</summary>
internal enum LookReason
{
    UnknownCustomers,
    Burst,
    CopiesOthers,
    ReportsMostComplainants,
    ChecksStopped,
    StandingBelowFloor,
    WithdrawalPaidFor,
    AttestationUnproven,
}

/// <summary>
/// Tells the operator that a merchant needs a look: by mail where an address is set, always by log and metric. A sandbox's
/// fictitious merchants are nobody's to look at, and its owner, who reads its mails, need not know the operator's address.
/// </summary>
internal sealed class ConductTelling(
    MailOutbox outbox, RegistryOptions options, RegistryMetrics metrics, ILogger<ConductTelling> logger)
{
    /// <summary>The mail, in the transaction of what it tells.</summary>
    public void Stage(RegistryDbContext db, MerchantRow merchant, IReadOnlyList<LookReason> why, DateTimeOffset now)
    {
        if (options.OperatorEmailAddress.Length == 0 || why.Count == 0 || merchant.SandboxId != Guid.Empty) return;
        var text = $"""
            {merchant.DisplayName} ({merchant.Id}) needs a look:

            {string.Join('\n', why.Select(each => $"- {Sentence(each)}"))}

            The figures: registry merchants conduct --merchant {merchant.Id}
            After looking: registry merchants conduct --looked {merchant.Id} --reason TEXT with --lift, --keep or --suspend.
            """;
        outbox.Stage(
            db, new MailMessage(options.OperatorEmailAddress, $"A merchant needs a look: {merchant.DisplayName}", text), merchant.SandboxId, now);
    }

    /// <summary>The sign, once the transaction is through.</summary>
    public void Say(MerchantRow merchant, IReadOnlyList<LookReason> why)
    {
        if (why.Count == 0 || merchant.SandboxId != Guid.Empty) return;
        logger.LookNeeded(merchant.Id, string.Join(", ", why));
        foreach (var each in why) metrics.LookNeeded(each.ToString());
    }

    private static string Sentence(LookReason why) => why switch
    {
        LookReason.UnknownCustomers => "It reports people whom, as far as the registry can know, it neither checked nor sold to. Its reports weigh less until you have looked.",
        LookReason.Burst => "It filed many more reports in one week than in its usual one. Its reports weigh less until you have looked.",
        LookReason.CopiesOthers => "Most of its reports follow a disclosure of another shop's report. Its reports weigh less until you have looked.",
        LookReason.ReportsMostComplainants => "Most of its reports that no provider confirmed are about buyers who had complained. Its reports weigh less until you have looked.",
        LookReason.ChecksStopped => "Far too many of its disclosures have no outcome. Its checks are refused until you have looked.",
        LookReason.StandingBelowFloor => "Its standing is below the floor: its reports count for nobody.",
        LookReason.WithdrawalPaidFor => "A consumer says that they paid, or removed something, so that it withdrew a report. It may not report until you decide: registry merchants resume-reporting.",
        LookReason.AttestationUnproven => "A notice that it attested could not be shown to have been given. It may not report until you decide: registry merchants resume-reporting.",
    };
}
