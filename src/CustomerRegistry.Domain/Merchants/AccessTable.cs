using static CustomerRegistry.Domain.Merchants.MerchantState;
using static CustomerRegistry.Domain.Merchants.Scope;
using static CustomerRegistry.Domain.Merchants.StaffRole;

namespace CustomerRegistry.Domain.Merchants;

/// <summary>
/// The one table of who may call what. An RPC without a row can be called by nobody. Three rules of the design can be read
/// off it: no role opens a check or a consumer's file, no merchant decides an appeal, and a merchant that was stopped can
/// still answer for what it reported.
/// </summary>
public static class AccessTable
{
    private static readonly HashSet<Scope> NoScope = [];
    private static readonly HashSet<StaffRole> NoRole = [];
    private static readonly HashSet<Scope> AnyScope = [.. Enum.GetValues<Scope>()];
    private static readonly HashSet<StaffRole> AnyRole = [.. Enum.GetValues<StaffRole>()];
    private static readonly HashSet<MerchantState> Subscribed = [Observing, Live];

    // What a suspended merchant keeps: reading and taking back its own reports, answering appeals, knowing what it was told.
    private static readonly HashSet<MerchantState> AlsoSuspended = [Observing, Live, Suspended];

    // A merchant that left still holds answers, and must hear which of them it may no longer use.
    private static readonly HashSet<MerchantState> AlsoOffboarded = [Observing, Live, Suspended, Offboarded];

    // In observe mode a check discloses nothing, so there is nothing to list.
    private static readonly HashSet<MerchantState> NotObserving = [Live, Suspended];

    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        Keyed("RiskService/Check", [Check], NoRole),
        Keyed("RiskService/CheckMany", [Check], NoRole),
        Keyed("RiskService/RecordOutcome", [Check], NoRole, AlsoSuspended),
        Keyed("RiskService/ListShadowDifferences", NoScope, [Operator]),

        Keyed("ReportService/SubmitReport", [Report], NoRole),
        Keyed("ReportService/SubmitReports", [Report], NoRole),
        Keyed("ReportService/GetReport", [Report], NoRole, AlsoSuspended),
        Keyed("ReportService/ListReports", [Report], NoRole, AlsoSuspended),
        Keyed("ReportService/RelayNotice", [Report], NoRole),
        Keyed("ReportService/AttestNotice", [Report], NoRole),
        Keyed("ReportService/UpdateOutcome", [Report], NoRole),
        Keyed("ReportService/WithdrawReport", [Report], NoRole, AlsoSuspended),
        Keyed("ReportService/ConfirmFinding", NoScope, [Reviewer]),

        Keyed("NoticeService/GetNoticeText", [Report], NoRole),
        Open("NoticeService/GetCheckoutNotice"),
        Open("NoticeService/AnswerWithdrawalQuestion"),
        Keyed("NoticeService/ListDrawnAttestations", NoScope, [Operator, Auditor]),
        Keyed("NoticeService/RecordAttestationFinding", NoScope, [Operator]),

        Open("AppealService/OpenNotice"),
        Open("AppealService/FileAppeal"),
        Open("AppealService/GetAppeal"),
        Open("AppealService/AddInformation"),
        Open("AppealService/WithdrawAppeal"),
        Keyed("AppealService/ListAppeals", [Scope.Appeals], [Operator, Reviewer], AlsoSuspended),
        Keyed("AppealService/GetAppealCase", [Scope.Appeals], [Reviewer], AlsoSuspended),
        Keyed("AppealService/AnswerAppeal", [Scope.Appeals], NoRole, AlsoSuspended),
        Keyed("AppealService/DecideAppeal", NoScope, [Reviewer]),

        Keyed("DisclosureService/ListDisclosures", [Scope.Disclosures], NoRole, NotObserving),
        Keyed("DisclosureService/ListCorrections", [Scope.Disclosures], NoRole, AlsoOffboarded),
        Keyed("DisclosureService/WatchCorrections", [Scope.Disclosures], NoRole, AlsoOffboarded),
        Open("DisclosureService/StartProof"),
        Open("DisclosureService/GetConsumerFile"),
        Open("DisclosureService/ExerciseRight"),
        Open("DisclosureService/GetRightsRequest"),
        Open("DisclosureService/WithdrawRightsRequest"),
        Open("DisclosureService/DisownLookup"),
        Keyed("DisclosureService/ListRightsRequests", NoScope, [Operator, Reviewer]),
        Keyed("DisclosureService/GetRightsCase", NoScope, [Operator, Reviewer]),
        Keyed("DisclosureService/DecideRightsRequest", NoScope, [Operator, Reviewer]),
        Keyed("DisclosureService/ExtendRightsRequest", NoScope, [Operator, Reviewer]),

        Keyed("IdentifierService/Evaluate", [Scope.Identifiers], NoRole),
        Keyed("IdentifierService/GetParameters", AnyScope, NoRole),

        Open("MerchantService/Bootstrap"),
        Keyed("MerchantService/EnrolMerchant", [Sandbox], [Operator]),
        Keyed("MerchantService/GetMerchant", AnyScope, AnyRole, AlsoSuspended),
        Keyed("MerchantService/ListMerchants", [Sandbox], [Operator, Auditor]),
        Keyed("MerchantService/GoLive", NoScope, [Operator]),
        Keyed("MerchantService/SuspendMerchant", NoScope, [Operator]),
        Keyed("MerchantService/OffboardMerchant", NoScope, [Operator]),
        Keyed("MerchantService/StopSharing", NoScope, [Operator]),
        Keyed("MerchantService/ResumeSharing", NoScope, [Operator]),
        Keyed("MerchantService/IssueApiKey", [Sandbox], [Operator]),
        Keyed("MerchantService/ListApiKeys", NoScope, [Operator, Auditor]),
        Keyed("MerchantService/RevokeApiKey", [Sandbox], [Operator]),
        Keyed("MerchantService/AddPerson", NoScope, [Operator]),
        Keyed("MerchantService/ListPersons", NoScope, [Operator, Auditor]),
        Keyed("MerchantService/SetProviderAccount", [Report], [Operator]),
        Keyed("MerchantService/GetConduct", AnyScope, AnyRole, AlsoSuspended),
        Keyed("MerchantService/ListConduct", [Sandbox], [Operator, Auditor]),
        Keyed("MerchantService/DecideConduct", NoScope, [Operator]),
        Keyed("MerchantService/ResumeReporting", NoScope, [Operator]),
        InSandbox("MerchantService/AdvanceTestClock"),
        InSandbox("MerchantService/ListSandboxMails"),
        InSandbox("MerchantService/ResetSandbox"),

        Keyed("JurisdictionService/GetPolicy", AnyScope, AnyRole, AlsoSuspended),
        Keyed("JurisdictionService/ApplyPolicy", NoScope, [Operator]),
        Keyed("JurisdictionService/ExplainRuling", AnyScope, AnyRole, AlsoSuspended),
    ];

    private static AccessRow Open(string rpc) => new(rpc, Anonymous: true, NoScope, NoRole, TestOnly: false, Subscribed);

    private static AccessRow InSandbox(string rpc) =>
        new(rpc, Anonymous: false, new HashSet<Scope> { Sandbox }, NoRole, TestOnly: true, Subscribed);

    private static AccessRow Keyed(string rpc, HashSet<Scope> scopes, HashSet<StaffRole> roles, HashSet<MerchantState>? states = null) =>
        new(rpc, Anonymous: false, scopes, roles, TestOnly: false, states ?? Subscribed);
}
