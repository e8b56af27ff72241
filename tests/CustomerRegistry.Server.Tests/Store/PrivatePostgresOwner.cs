using System.Diagnostics;
using System.Runtime.CompilerServices;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Tests.Store;

/// <summary>A second process that owns a private PostgreSQL until it is killed: this same test program, told so by a variable.</summary>
internal static class PrivatePostgresOwner
{
    private const string FolderVariable = "REGISTRY_TEST_OWN_POSTGRES_IN";

    /// <summary>Starts the owner; it says the postmaster's process id on its output once the database is ready.</summary>
    public static Process Start(string dataFolder)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(PrivatePostgresOwner).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment[FolderVariable] = dataFolder;
        return Process.Start(start)!;
    }

    [ModuleInitializer]
    internal static void OwnIfAsked()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { Length: > 0 } folder)
        {
            return;
        }

        try
        {
            var options = new PrivatePostgresOptions { DataFolder = folder, SharedBuffersMegabytes = 16 };
            var postgres = PrivatePostgres.StartAsync(options, logger: null, CancellationToken.None).GetAwaiter().GetResult();
            Console.WriteLine(postgres.ProcessId);
            Console.In.ReadLine();
            Environment.Exit(0);
        }
        catch (PrivatePostgresException refused)
        {
            Console.WriteLine(refused.Message);
            Environment.Exit(1);
        }
    }
}
