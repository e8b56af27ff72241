namespace CustomerRegistry.Cli.CommandLine;

/// <summary>What the person at the keyboard must change; becomes one line on stderr and <see cref="ExitCode.WrongUsage"/>.</summary>
internal sealed class UsageException(string whatToChange) : Exception(whatToChange);
