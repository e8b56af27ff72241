using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CustomerRegistry.Server.Store;

/// <summary>Data source, context factory, and what is checked and migrated before the first call is served.</summary>
internal static class DatabaseSetup
{
    public static NpgsqlDataSource CreateDataSource(string connectionString)
    {
        // Never "Include Error Detail": it puts row values into messages.
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.IncludeErrorDetail = false;
        builder.ConnectionStringBuilder.ApplicationName = "customer-registry";
        // Statement texts have no values (everything is a parameter), but are left out of traces all the same.
        builder.ConfigureTracing(tracing => tracing
            .ConfigureCommandEnrichmentCallback((activity, _) => activity.SetTag("db.query.text", null))
            .ConfigureBatchEnrichmentCallback((activity, _) => activity.SetTag("db.query.text", null)));
        return builder.Build();
    }

    public static void AddRegistryDatabase(this IServiceCollection services, NpgsqlDataSource source)
    {
        services.AddSingleton(source);
        services.AddPooledDbContextFactory<RegistryDbContext>(options => Configure(options, source));
    }

    public static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options.UseNpgsql(source).UseSnakeCaseNamingConvention();

    /// <summary>Checks the server's settings, one line for each thing missing, and applies migrations.</summary>
    public static async Task PrepareAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            await CheckSettingsAsync(connection, ct);
        }
        catch (NpgsqlException e)
        {
            throw new StartupException($"The database does not answer ({e.SqlState ?? e.GetType().Name}): check ConnectionStrings:Registry.", e);
        }

        var options = new DbContextOptionsBuilder<RegistryDbContext>();
        Configure(options, source);
        await using var db = new RegistryDbContext(options.Options);
        var unknown = (await db.Database.GetAppliedMigrationsAsync(ct)).Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new StartupException(
                $"The database was made by a newer version (migration {unknown[^1]}): start that version, or restore a backup.");
        }

        await db.Database.MigrateAsync(ct);
    }

    private static async Task CheckSettingsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (connection.PostgreSqlVersion.Major < 15)
        {
            throw new StartupException($"PostgreSQL 15 or newer is needed; this is {connection.PostgreSqlVersion}.");
        }

        var missing = new List<string>();
        foreach (var (name, wanted) in new[] { ("wal_level", "logical"), ("fsync", "on"), ("full_page_writes", "on") })
        {
            await using var command = new NpgsqlCommand($"SHOW {name}", connection);
            var value = (string?)await command.ExecuteScalarAsync(ct);
            if (value != wanted) missing.Add($"{name} is '{value}', needs '{wanted}'");
        }

        await using (var command = new NpgsqlCommand("SHOW synchronous_commit", connection))
        {
            if ((string?)await command.ExecuteScalarAsync(ct) is var value && value is "off" or "local")
            {
                missing.Add($"synchronous_commit is '{value}', needs 'on'");
            }
        }

        if (missing.Count > 0)
        {
            throw new StartupException($"The database cannot keep what is acknowledged: {string.Join("; ", missing)}.");
        }
    }
}
