namespace CustomerRegistry.Server.Identifiers;

/// <summary>
/// The key file cannot be used: the server must not start. The message is one line, says what to do and shows no key.
/// </summary>
internal sealed class KeyFileException(string message) : Exception(message);
