using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CustomerRegistry.Server.Store;

/// <summary>For <c>dotnet ef migrations add</c> only: needs no database.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<RegistryDbContext>
{
    public RegistryDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<RegistryDbContext>().UseNpgsql("Host=none").UseSnakeCaseNamingConvention().Options);
}
