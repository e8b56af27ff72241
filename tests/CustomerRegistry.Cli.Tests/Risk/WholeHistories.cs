namespace CustomerRegistry.Cli.Tests.Risk;

/// <summary>
/// Tests that hold whole histories: tens of megabytes, so they run alone, since another test measures this process's memory.
/// </summary>
[CollectionDefinition(nameof(WholeHistories), DisableParallelization = true)]
public sealed class WholeHistories;
