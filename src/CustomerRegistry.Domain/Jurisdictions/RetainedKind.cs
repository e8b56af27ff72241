namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>What is kept for a time and then deleted. Numbers are those of the proto enum <c>RetainedKind</c>.</summary>
public enum RetainedKind
{
    /// <summary>Reports that are listed, with everything of theirs.</summary>
    Entries = 1,

    /// <summary>Reports at E0 to E2.</summary>
    OpenReports = 2,

    /// <summary>Reports whose consumer was not told yet.</summary>
    UntoldReports = 3,

    /// <summary>Addresses kept for a second message.</summary>
    RelayedAddresses = 4,

    /// <summary>Addresses left for the answer to an appeal.</summary>
    CaseAddresses = 5,

    /// <summary>Addresses left for the answer to a rights request.</summary>
    RightsAddresses = 6,

    /// <summary>Disclosures, with what they disclosed and their corrections.</summary>
    Disclosures = 7,

    /// <summary>Closed appeals, with texts and files.</summary>
    Appeals = 8,

    /// <summary>Carriers' references of attested notices.</summary>
    Notices = 9,

    /// <summary>Contents of audit entries: the hash of each stays, so that the log can still be checked.</summary>
    AuditEntries = 10,

    /// <summary>What providers said of disputes that nobody reported.</summary>
    ProviderEvents = 11,

    RequestIds = 12,

    /// <summary>Closed rights requests, with texts.</summary>
    RightsRequests = 13,

    /// <summary>Questions after a withdrawal.</summary>
    WithdrawalQuestions = 14,

    /// <summary>Samples judged again.</summary>
    Rejudgements = 15,

    ShadowDifferences = 16,

    /// <summary>Codes that prove an address.</summary>
    OneTimeCodes = 17,

    /// <summary>Mails that were given up.</summary>
    UndeliveredMails = 18,

    /// <summary>Never deleted: merchant and keyed order, by which what ended for the consumer stays away.</summary>
    Tombstones = 19,
}
