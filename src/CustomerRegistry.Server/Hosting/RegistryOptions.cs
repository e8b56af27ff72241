using System.ComponentModel.DataAnnotations;

namespace CustomerRegistry.Server.Hosting;

/// <summary>
/// Section <c>Registry</c>. The environment variables REGISTRY_DATA, REGISTRY_HTTP_PORT and REGISTRY_GRPC_PORT stand for
/// three of them. Checked at start: a wrong value is one clear line and exit code 1.
/// </summary>
internal sealed class RegistryOptions
{
    public const string Section = "Registry";

    /// <summary>Where key file, bootstrap token, mails and the private PostgreSQL live. The default depends on the user.</summary>
    [Required]
    public string DataFolder { get; set; } = "";

    /// <summary>Port of pages, REST, gRPC-Web, webhooks, /health and /metrics. The default value is 5080; 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int HttpPort { get; set; } = 5080;

    /// <summary>Port of gRPC (HTTP/2). The default value is 5081; 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int GrpcPort { get; set; } = 5081;

    /// <summary>The address that links in notices begin with. The default value is the HTTP port on localhost.</summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>The key file, outside the database. The default value is <c>registry.keys</c> in the data folder.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The operator's name, as notices and replies give it.</summary>
    [Required, MaxLength(100)]
    public string OperatorName { get; set; } = "CustomerRegistry operator";

    /// <summary>Where the operator can be written to by letter, on one line; notices and adverse-action data give it. Empty: not set up yet.</summary>
    [MaxLength(200)]
    public string OperatorPostalAddress { get; set; } = "";

    /// <summary>Where the operator can be called, in international form such as +45 12 34 56 78; as the postal address.</summary>
    [MaxLength(40)]
    public string OperatorTelephone { get; set; } = "";

    /// <summary>Where the data protection officer is written to, an e-mail or postal address; empty: the operator's address.</summary>
    [MaxLength(200)]
    public string DataProtectionContact { get; set; } = "";

    /// <summary>Where the operator is told that a merchant needs a look; empty: only a line in the log and a metric.</summary>
    [MaxLength(320)]
    public string OperatorEmailAddress { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2 country of the operator: one of the four that a ruling is asked for. The default value is GB.</summary>
    [Required, RegularExpression("[A-Z]{2}")]
    public string OperatorCountry { get; set; } = "GB";

    /// <summary>OPRF evaluations that a merchant may have a day (UTC). The default value is 50,000.</summary>
    [Range(1, 100_000_000)]
    public int EvaluationsPerDay { get; set; } = 50_000;

    /// <summary>Checks that a merchant may make a day (UTC). The default value is 1,000,000.</summary>
    [Range(1, 100_000_000)]
    public int ChecksPerDay { get; set; } = 1_000_000;

    /// <summary>Calls without a key (notices, appeals, codes) from one network address a minute. The default value is 300.</summary>
    [Range(1, 10_000_000)]
    public int AnonymousCallsPerMinute { get; set; } = 300;

    /// <summary>How many of a thousand attested notices are drawn to be looked at. The default value is 50 (5 %).</summary>
    [Range(0, 1000)]
    public int AttestationAuditPerMille { get; set; } = 50;

    /// <summary>Seconds between runs of the deadline and retention jobs. The default value is 30.</summary>
    [Range(1, 3600)]
    public int JobSeconds { get; set; } = 30;
}
