namespace CustomerRegistry.Domain.Reports;

/// <summary>How a merchant gave a notice itself. Numbers are those of the proto enum.</summary>
public enum NoticeChannel
{
    Email = 1,
    Letter = 2,
    Sms = 3,
    AccountMessage = 4,
}
