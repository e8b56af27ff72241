using System.ComponentModel.DataAnnotations;

namespace CustomerRegistry.Server.Store;

/// <summary>Where the private PostgreSQL lives and how long it may take.</summary>
internal sealed record PrivatePostgresOptions
{
    /// <summary>The folder of the cluster. Made if missing; must be empty or a cluster of a PostgreSQL that this machine has.</summary>
    [Required]
    public required string DataFolder { get; init; }

    /// <summary>The only folder to take PostgreSQL's programs from. The default is the environment's REGISTRY_POSTGRES_BIN; null searches the usual places.</summary>
    public string? BinFolder { get; init; } = Environment.GetEnvironmentVariable("REGISTRY_POSTGRES_BIN") is { Length: > 0 } folder ? folder : null;

    /// <summary>Whom the database runs as when this process is root, which PostgreSQL refuses to be. The default is postgres.</summary>
    [Required]
    public string UserWhenRoot { get; init; } = "postgres";

    /// <summary>Memory for shared buffers, 16 to 65536 MiB. The default is an eighth of the memory, at least 128 and at most 1024.</summary>
    [Range(16, 65536)]
    public int SharedBuffersMegabytes { get; init; } =
        (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (8 << 20), 128, 1024);

    /// <summary>How long a start may take, recovery after a crash included: 1 second to 1 hour. The default is 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long an orderly stop may take before the database is killed, 1 second to 1 hour. The default is 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait for the database of a killed predecessor, which is then stopping by itself: 0 seconds to 1 hour. The default is 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan PredecessorTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The first thing wrong with these options, or null.</summary>
    public string? Fault()
    {
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(this, new ValidationContext(this), faults, validateAllProperties: true)
            ? null
            : faults[0].ErrorMessage;
    }
}
