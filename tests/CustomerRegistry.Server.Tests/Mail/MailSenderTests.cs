using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Mail;
using Microsoft.Extensions.Options;
using MimeKit;
using Xunit;

namespace CustomerRegistry.Server.Tests.Mail;

public sealed class MailSenderTests
{
    [Fact]
    public async Task Without_a_mail_server_mails_are_files_in_the_data_folder()
    {
        var folder = Directory.CreateTempSubdirectory("cr-mail-").FullName;
        try
        {
            var sender = new MailSender(Options.Create(new MailOptions()), new RegistryOptions { DataFolder = folder });
            var outcome = await sender.SendAsync(
                new MailMessage("jane@example.com", "Æble", "Hej"), DateTimeOffset.UnixEpoch, CancellationToken.None);
            Assert.Equal(MailOutcome.Sent, outcome);
            var file = Assert.Single(Directory.GetFiles(Path.Combine(folder, "mail")));
            var mail = await MimeMessage.LoadAsync(file);
            Assert.Equal(("Æble", "Hej"), (mail.Subject, mail.TextBody.TrimEnd()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_mail_server_that_is_not_there_may_come_back()
    {
        var sender = new MailSender(
            Options.Create(new MailOptions { Host = "127.0.0.1", Port = 1, Tls = false }), new RegistryOptions { DataFolder = "unused" });
        var outcome = await sender.SendAsync(new MailMessage("jane@example.com", "a", "b"), DateTimeOffset.UnixEpoch, CancellationToken.None);
        Assert.Equal(MailOutcome.NotNow, outcome);
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 60)]
    [InlineData(8, 3600)]
    [InlineData(100, 3600)]
    public void Waits_double_up_to_an_hour(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), MailRules.WaitAfter(attempts));
}
