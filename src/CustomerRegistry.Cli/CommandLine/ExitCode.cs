namespace CustomerRegistry.Cli.CommandLine;

/// <summary>How a verb ended, for scripts; the root's help lists them.</summary>
internal enum ExitCode
{
    Done = 0,

    /// <summary>The registry refused; nothing was changed by the refused call.</summary>
    Refused = 1,

    /// <summary>Wrong words, a file that is not there, or a confirmation that was not given.</summary>
    WrongUsage = 2,

    /// <summary>Nobody answered as the registry.</summary>
    NotReachable = 3,

    /// <summary>Some lines went through and some did not.</summary>
    PartlyDone = 4,

    /// <summary>What was compared differs: an answer, not a failure.</summary>
    Differs = 5,

    /// <summary>Stopped by Ctrl-C, as shells number it.</summary>
    Stopped = 130,
}
