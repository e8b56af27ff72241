using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class NoticeRulesTests
{
    private static readonly DateTimeOffset Day0 = Given.Now;

    // Days from day 0: first notice, second message, the outcome counted; then from when it may count.
    [Theory]
    [InlineData(null, null, null, true, 14, null)] // nothing counts yet
    [InlineData(2, null, null, true, 14, null)] // told, but open
    [InlineData(null, null, 0, true, 14, null)] // won, but not told, or the notice bounced
    [InlineData(2, null, 0, true, 14, 16)] // told of a won dispute
    [InlineData(0, null, 0, true, 14, 14)] // told at the very moment
    [InlineData(2, null, 50, true, 14, null)] // told while it was open: the second message is needed
    [InlineData(2, 51, 50, true, 14, 65)] // the window runs from it
    [InlineData(2, 40, 50, true, 14, null)] // a second message of an earlier outcome does not tell of this one
    [InlineData(null, 51, 50, true, 14, null)] // the first one bounced
    [InlineData(60, 55, 50, true, 14, 74)] // the first went late enough to say so
    [InlineData(2, null, 0, true, 0, 2)] // no reply window
    [InlineData(null, null, 5, false, 0, 5)] // no notice before sharing is required
    [InlineData(null, null, null, false, 0, null)]
    public void It_may_count_when_the_reply_window_has_passed(int? first, int? second, int? counted, bool required, int window, int? from) =>
        Assert.Equal(At(from), NoticeRules.ShareFrom(At(first), At(second), At(counted), required, window));

    [Theory]
    [InlineData(null, 5, false)] // the first one will say so itself
    [InlineData(2, null, false)]
    [InlineData(2, 5, true)]
    [InlineData(5, 5, false)]
    [InlineData(6, 5, false)]
    public void A_second_message_is_needed_when_the_first_could_not_say_it(int? first, int? counted, bool needed) =>
        Assert.Equal(needed, NoticeRules.SecondMessageNeeded(At(first), At(counted)));

    [Theory]
    [InlineData(null, 30, false)] // the last moment
    [InlineData(null, 31, true)]
    [InlineData(29, 31, false)]
    public void A_report_without_notice_is_deleted_after_30_days(int? first, int now, bool deleted) =>
        Assert.Equal(deleted, NoticeRules.MustDelete(NoticeRules.FirstNoticeDueAt(Day0, 30), At(first), At(now)!.Value));

    [Theory]
    [InlineData(ReportState.Open, 2, null, null, true)] // may still be won
    [InlineData(ReportState.Listed, null, null, 0, true)] // not sent yet
    [InlineData(ReportState.Listed, 2, null, 0, false)] // all is said
    [InlineData(ReportState.Listed, 2, null, 50, true)] // the second message is due
    [InlineData(ReportState.Listed, 2, 51, 50, false)]
    [InlineData(ReportState.Withdrawn, null, null, null, false)]
    [InlineData(ReportState.CustomerRight, null, null, null, false)]
    [InlineData(ReportState.Overturned, null, null, null, false)]
    [InlineData(ReportState.Expired, null, null, null, false)]
    public void An_address_is_kept_only_while_a_message_may_fall_due(ReportState state, int? first, int? second, int? counted, bool kept) =>
        Assert.Equal(kept, NoticeRules.KeepsAddress(state, At(first), At(second), At(counted)));

    [Theory]
    [InlineData(ReportState.Open, null, null, null, true)]
    [InlineData(ReportState.Open, 2, null, null, false)] // given
    [InlineData(ReportState.Listed, 2, null, 5, true)] // the second message
    [InlineData(ReportState.Listed, 2, 6, 5, false)]
    [InlineData(ReportState.Overturned, null, null, null, false)]
    [InlineData(ReportState.CustomerRight, null, null, null, false)]
    public void A_notice_is_taken_only_while_one_is_due(ReportState state, int? first, int? second, int? counted, bool taken) =>
        Assert.Equal(
            taken ? null : RefusalReason.NoticeNotRelayable,
            NoticeRules.RefuseGiving(state, At(first), At(second), At(counted))?.Reason);

    [Theory]
    [InlineData(-30, null, null, null)]
    [InlineData(-31, null, null, RefusalReason.FieldOutOfRange)] // long before the report
    [InlineData(11, null, null, RefusalReason.DateInFuture)]
    [InlineData(4, 2, 5, RefusalReason.FieldOutOfRange)] // cannot tell of an outcome that was not there
    [InlineData(6, 2, 5, null)]
    public void An_attested_time_must_be_possible(int sent, int? first, int? counted, RefusalReason? reason) =>
        Assert.Equal(reason, NoticeRules.RefuseAttestedTime(At(sent)!.Value, Day0, At(first), At(counted), At(10)!.Value)?.Reason);

    [Theory]
    [InlineData("da", "da", null)]
    [InlineData("en", "da", RefusalReason.NoticeLanguageClosed)]
    [InlineData("DA", "da", RefusalReason.NoticeLanguageClosed)]
    [InlineData("en", "", RefusalReason.NoticeLanguageClosed)]
    public void A_notice_goes_in_a_language_of_the_country(string language, string languages, RefusalReason? reason) =>
        Assert.Equal(reason, NoticeRules.RefuseLanguage(language, languages.Split(' ', StringSplitOptions.RemoveEmptyEntries))?.Reason);

    private static DateTimeOffset? At(int? day) => day is { } days ? Day0.AddDays(days) : null;

    [Theory]
    [InlineData(0, false, true, "at once")]
    [InlineData(30, false, true, "on the last day")]
    [InlineData(31, false, false, "by then it has arrived")]
    [InlineData(1, true, false, "its link was opened")]
    public void A_delivery_report_is_believed_for_thirty_days_and_not_once_the_link_was_opened(int days, bool opened, bool believed, string because)
    {
        var sent = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        Assert.True(believed == NoticeRules.MayHaveBounced(sent, opened ? sent.AddHours(1) : null, sent.AddDays(days)), because);
        Assert.False(NoticeRules.MayHaveBounced(null, null, sent));
    }
}
