namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>
/// A bundle's way through what is held: by pages after the last report, each in a transaction of its own, so that a run
/// that is killed goes on. Until it has finished the stricter of old and new holds.
/// </summary>
internal sealed class PolicyChangeRow
{
    /// <summary>The bundle that was put in force.</summary>
    public long BundleId { get; set; }

    /// <summary>The one that it replaced.</summary>
    public long ReplacedId { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The last report that was gone through; null before the first page.</summary>
    public Guid? AfterReportId { get; set; }

    /// <summary>Reports held when it started.</summary>
    public int Reports { get; set; }

    public int Done { get; set; }

    /// <summary>Listings that others could see and no longer can.</summary>
    public int Restricted { get; set; }

    /// <summary>Listings that others could not see and now can.</summary>
    public int Opened { get; set; }

    /// <summary>Reports that go after 30 days, since admission would now refuse them or keep them apart.</summary>
    public int ToBeDeleted { get; set; }

    /// <summary>Reports whose last day came nearer.</summary>
    public int Shortened { get; set; }

    /// <summary>STOP_USING sent.</summary>
    public int Corrections { get; set; }
}
