namespace CustomerRegistry.Server.Store;

/// <summary>The private PostgreSQL cannot run. The message is one line for the person at the terminal: what is wrong and what to do.</summary>
internal sealed class PrivatePostgresException : Exception
{
    public PrivatePostgresException(string message)
        : base(message)
    {
    }

    public PrivatePostgresException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
