namespace CustomerRegistry.Server.Store;

/// <summary>Why the server does not start, in one line that says what to do. Program prints it and exits with 1.</summary>
internal sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
