using System.Globalization;
using System.Text.RegularExpressions;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;
using ConsumerClient = CustomerRegistry.V1.DisclosureService.DisclosureServiceClient;

namespace CustomerRegistry.Server.Tests.Disclosures;

public sealed partial class ConsumerFileTests(RegistryFixture registry)
{
    private TestListings Listings => new(registry);

    private ConsumerClient Consumer => new(registry.As(null));

    [Fact]
    public async Task A_person_sees_entries_of_all_merchants_and_who_was_told_in_their_language()
    {
        var (one, other, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync(), await registry.EnrolAsync());
        var address = NewEmail();
        var email = EmailOf(address);
        var shared = await Listings.AddAsync(one, null, email);
        var ownOnly = await Listings.AddAsync(other, x => x.OwnOnly = true, email);
        await Listings.AddAsync(other, null, EmailOf(address, confirmed: false), TestChecks.PhoneOf(TestChecks.NewPhone()));
        var check = await shop.Risk.CheckAsync(TestChecks.Of(registry, email));

        var file = await Consumer.GetConsumerFileAsync(new GetConsumerFileRequest { EmailCode = await CodeAsync(address, "da") });
        Assert.Equal([ownOnly.ToString(), shared.ToString()], file.Entries.Select(x => x.ReportId));
        Assert.Equal([true, false], file.Entries.Select(x => x.OwnOnly));
        Assert.Equal([false, true], file.Entries.Select(x => x.ShareFrom is not null));
        Assert.Equal(one.Merchant.DisplayName, file.Entries[1].MerchantName);
        Assert.StartsWith("en indsigelse om en ikke modtaget vare", file.Entries[1].Sentence, StringComparison.Ordinal);
        var lookup = Assert.Single(file.Lookups);
        Assert.Equal((check.CheckId, shop.Merchant.DisplayName, RiskLevel.Low), (lookup.CheckId, lookup.MerchantName, lookup.Level));
        Assert.Contains(lookup.Explanation, x => x.StartsWith("en indsigelse om en ikke modtaget vare", StringComparison.Ordinal));
        Assert.Contains("(ganger oddsene med ", lookup.Explanation[0], StringComparison.Ordinal);
        Assert.Equal(
            (check.Assessment.ModelVersion, check.Assessment.ModelHash, check.Assessment.PolicyHash),
            (lookup.ModelVersion, lookup.ModelHash, lookup.PolicyHash));
        Assert.Equal(64, lookup.ModelHash.Length);
        Assert.Equal(2, lookup.WhatWouldChange.Count);
        Assert.StartsWith("uden indberetningen fra ", lookup.WhatWouldChange[0], StringComparison.Ordinal);
        Assert.EndsWith(" ville niveauet være NONE", lookup.WhatWouldChange[0], StringComparison.Ordinal);
        Assert.DoesNotContain(one.Merchant.DisplayName, lookup.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_change_names_no_report_that_the_address_did_not_match()
    {
        var (one, other, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync(), await registry.EnrolAsync());
        var (address, flat) = (NewEmail(), TestChecks.AddressOf($"GB|{Guid.NewGuid():N}|1high"));
        var phone = TestChecks.PhoneOf(TestChecks.NewPhone());
        await Listings.AddAsync(one, x => x.OpenedOn = x.OpenedOn.AddMonths(-2), EmailOf(address));
        await Listings.AddAsync(other, null, phone, flat);
        var check = await shop.Risk.CheckAsync(TestChecks.Of(registry, EmailOf(address), phone, flat));
        Assert.Equal(RiskLevel.Medium, check.Assessment.Level);
        Assert.Equal(3, check.Assessment.Changes.Count);

        var file = await Consumer.GetConsumerFileAsync(new GetConsumerFileRequest { EmailCode = await CodeAsync(address, "en") });
        var lookup = Assert.Single(file.Lookups);
        // Neither the other's report, nor when time would do it, which depends on it.
        var change = Assert.Single(lookup.WhatWouldChange);
        // By its month: both reports weigh the same, so which of them is reason 1 is left to their random ids.
        var opened = TestListings.DayOf(registry.Clock.GetUtcNow()).AddDays(-60).AddMonths(-2);
        Assert.StartsWith($"without the report of {opened.ToString("MMMM yyyy", CultureInfo.InvariantCulture)} ", change, StringComparison.Ordinal);
        Assert.Contains(change, check.Assessment.Changes.Select(x => x.Sentence));
    }

    [Fact]
    public async Task An_address_under_which_nothing_is_held_gets_the_same_mail_and_an_empty_file()
    {
        var address = NewEmail();
        var file = await Consumer.GetConsumerFileAsync(new GetConsumerFileRequest { EmailCode = await CodeAsync(address, "") });
        // What everybody is told: their rights, and where to turn to.
        Assert.Equal(Enum.GetValues<RightKind>().Where(x => x != RightKind.Unspecified), file.Rights.Select(x => x.Kind));
        Assert.Equal("GB", Assert.Single(file.Authorities).Country);
        file.Rights.Clear();
        file.Authorities.Clear();
        Assert.Equal(new GetConsumerFileResponse(), file);
    }

    [Fact]
    public async Task A_code_is_useless_after_five_wrong_ones_and_after_its_time()
    {
        var code = await CodeAsync(NewEmail(), "en");
        var wrong = new EmailCode { ProofId = code.ProofId, Code = code.Code == "00000000" ? "00000001" : "00000000" };
        for (var i = 0; i < 5; i++) await AssertInvalidAsync(wrong);
        await AssertInvalidAsync(code);
        await AssertInvalidAsync(new EmailCode { ProofId = NewId(), Code = code.Code });
        await AssertInvalidAsync(new EmailCode { ProofId = "none", Code = code.Code });
        await AssertInvalidAsync(null);

        await using var other = await StartAsync();
        var (late, used) = (await CodeAsync(NewEmail(), "en", other), await CodeAsync(NewEmail(), "en", other));
        var client = new ConsumerClient(other.As(null));
        await client.GetConsumerFileAsync(new GetConsumerFileRequest { EmailCode = used });
        other.Clock.Advance(TimeSpan.FromMinutes(10));
        await AssertInvalidAsync(late, client);
        await client.GetConsumerFileAsync(new GetConsumerFileRequest { EmailCode = used });
        other.Clock.Advance(TimeSpan.FromMinutes(20));
        await AssertInvalidAsync(used, client);
        other.Clock.Advance(TimeSpan.FromDays(1));
        await RunRetentionAsync(other);
        await using var db = await other.DatabaseAsync();
        Assert.Equal(0, await db.ConsumerProofs.CountAsync());
    }

    [Fact]
    public async Task From_one_network_an_address_gets_five_mails_an_hour_and_always_the_same_answer()
    {
        await using var other = await StartAsync();
        var (client, address) = (new ConsumerClient(other.As(null)), NewEmail());
        for (var i = 0; i < 7; i++)
        {
            var started = await client.StartProofAsync(new StartProofRequest { EmailAddress = i < 6 ? address : address.ToUpperInvariant() });
            Assert.NotEmpty(started.ProofId);
            Assert.Equal(other.Clock.GetUtcNow().AddMinutes(10), started.ExpiresAt.ToDateTimeOffset(), TimeSpan.FromSeconds(30));
            await AssertInvalidAsync(new EmailCode { ProofId = started.ProofId, Code = "none" }, client);
        }

        await using var db = await other.DatabaseAsync();
        Assert.Equal(7, await db.ConsumerProofs.CountAsync());
        var outbox = other.Host.Services.GetRequiredService<MailOutbox>();
        Assert.Equal(5, (await db.OutboxMails.AsNoTracking().ToListAsync()).Select(outbox.Open).Count(x => x.To == address));
    }

    [Fact]
    public async Task What_is_no_address_is_refused()
    {
        var refused = await Refused.ByAsync(() => Consumer.StartProofAsync(new StartProofRequest { EmailAddress = "nobody" }).ResponseAsync);
        Assert.Equal(("FIELD_MALFORMED", "email_address"), (refused.Reason, refused.Field));
    }

    [Fact]
    public async Task Records_of_disclosures_go_when_their_time_is_over()
    {
        await using var other = await StartAsync();
        var (reporter, shop, email) = (await other.EnrolAsync(), await other.EnrolAsync(), EmailOf(NewEmail()));
        await new TestListings(other).AddAsync(reporter, null, email);
        await shop.Risk.CheckAsync(TestChecks.Of(other, email));
        await RunRetentionAsync(other);
        await using var db = await other.DatabaseAsync();
        Assert.Equal(1, await db.Disclosures.CountAsync());
        other.Clock.Advance(TimeSpan.FromDays((366 * 2) + 1));
        await RunRetentionAsync(other);
        Assert.Equal((0, 0), (await db.Disclosures.CountAsync(), await db.DisclosedListings.CountAsync()));
    }

    private static async Task RunRetentionAsync(RegistryFixture registry)
    {
        var work = registry.Host.Services.GetServices<IDueWork>().OfType<RecordRetention>().Single();
        await work.RunAsync(Guid.Empty, registry.Clock.GetUtcNow(), CancellationToken.None);
    }

    private async Task AssertInvalidAsync(EmailCode? code, ConsumerClient? client = null)
    {
        var refused = await Refused.ByAsync(
            () => (client ?? Consumer).GetConsumerFileAsync(new GetConsumerFileRequest { EmailCode = code }).ResponseAsync);
        Assert.Equal((StatusCode.PermissionDenied, "SECRET_INVALID"), (refused.Code, refused.Reason));
    }

    /// <summary>Asks for a code and reads it in the mail that waits to be sent.</summary>
    private async Task<EmailCode> CodeAsync(string address, string language, RegistryFixture? other = null)
    {
        var asked = other ?? registry;
        var proof = await new ConsumerClient(asked.As(null))
            .StartProofAsync(new StartProofRequest { EmailAddress = address, Language = language });
        await using var db = await asked.DatabaseAsync();
        var outbox = asked.Host.Services.GetRequiredService<MailOutbox>();
        var mails = (await db.OutboxMails.AsNoTracking().ToListAsync()).Select(outbox.Open);
        var mail = Assert.Single(mails, x => x.To == address);
        return new EmailCode { ProofId = proof.ProofId, Code = EightDigits().Match(mail.Text).Value };
    }

    [GeneratedRegex("[0-9]{8}")]
    private static partial Regex EightDigits();
}
