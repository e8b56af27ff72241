namespace CustomerRegistry.Server.Mail;

/// <summary>When a mail that could not be handed over is tried again.</summary>
internal static class MailRules
{
    /// <summary>After this long a mail is given up: what it tells is by then told too late.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);

    /// <summary>How long a mail belongs to the replica that is sending it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Half a minute after the first attempt, twice as long after each further one, an hour at most.</summary>
    /// <param name="attempts">Attempts made, from 1.</param>
    public static TimeSpan WaitAfter(int attempts)
    {
        var wait = TimeSpan.FromSeconds(30) * Math.Pow(2, Math.Clamp(attempts - 1, 0, 16));
        return wait < Longest ? wait : Longest;
    }
}
