namespace CustomerRegistry.Domain.Appeals;

/// <summary>How the consumer showed that they are the one listed. The number is stored.</summary>
public enum AppealProof
{
    /// <summary>The notice's secret link. The merchant has seen it, so it opens this one report's case and nothing else.</summary>
    NoticeLink = 1,

    /// <summary>A one-time code sent to the e-mail address.</summary>
    EmailCode = 2,
}
