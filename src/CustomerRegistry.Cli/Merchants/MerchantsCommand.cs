using System.CommandLine;
using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Merchants;

internal static class MerchantsCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group(
        "merchants", "Enrol merchants and decide about them.", Add(verbs), List(verbs), Show(verbs), GoLive(verbs), Suspend(verbs), ResumeReporting(verbs), Offboard(verbs),
        ConductCommand.Create(verbs));

    public static void Print(Page page, Merchant merchant)
    {
        page.Heading(merchant.DisplayName);
        page.Facts(
            ("merchant", merchant.MerchantId),
            ("state", WireNames.Of(merchant.State)),
            ("country", merchant.Country),
            ("sector", WireNames.Of(merchant.Sector)),
            ("ultimate owner", merchant.UltimateOwner),
            ("contact", merchant.ContactEmailAddress),
            ("checkout notice", merchant.CheckoutNoticeUrl),
            ("standing", merchant.Standing.ToString(CultureInfo.InvariantCulture)),
            ("reporting", ReportingOf(merchant) is { Length: > 0 } stopped ? $"stopped since {Times.Read(merchant.ReportingStoppedAt)}: {stopped}" : null),
            ("sandbox", merchant.Sandbox ? "fictitious merchant of a sandbox" : null),
            ("enrolled", Times.Read(merchant.EnrolledAt)));
    }

    private static Command Add(Verbs verbs)
    {
        var name = new Option<string>("--name") { Description = "The shop's name, as its customers know it", Required = true };
        var country = Words.Country("--country", "Its country", required: true);
        var sector = Words.One("--sector", "Its trade", defaultValue: Sector.GeneralRetail);
        var owner = Words.Text("--owner", "The ultimate owner's name; its own name if it has none");
        var contact = new Option<string>("--contact") { Description = "The e-mail address that the operator writes to", Required = true };
        var notice = new Option<string>("--notice-url") { Description = "Where the checkout notice stands, https", Required = true };
        return verbs.Verb("add", "Enrol a merchant, in observe mode.", [name, country, sector, owner, contact, notice], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Merchants.EnrolMerchantAsync(
                new EnrolMerchantRequest
                {
                    RequestId = Session.NewRequestId(),
                    DisplayName = session.Get(name),
                    Country = session.Get(country),
                    Sector = session.Get(sector),
                    UltimateOwner = session.Get(owner) ?? session.Get(name),
                    ContactEmailAddress = session.Get(contact),
                    CheckoutNoticeUrl = session.Get(notice),
                },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page =>
            {
                Print(page, reply.Merchant);
                page.Line($"Next: registry apikeys issue {reply.Merchant.MerchantId} --scopes CHECK,REPORT");
            });
        });
    }

    private static Command List(Verbs verbs)
    {
        var limit = new Option<int>("--limit") { Description = "At most so many", DefaultValueFactory = _ => 500 };
        return verbs.Verb("list", "All merchants, by name.", [limit], async (session, cancellationToken) =>
        {
            var merchants = await RowPages.ReadAsync(
                session.Get(limit),
                (size, token) => session.Registry.Merchants.ListMerchantsAsync(
                    new ListMerchantsRequest { PageSize = size, PageToken = token }, cancellationToken: cancellationToken).ResponseAsync,
                reply => reply.Merchants,
                reply => reply.NextPageToken);
            return session.Answer(new ListMerchantsResponse { Merchants = { merchants } }, page => page.Table(
                ["merchant", "name", "country", "sector", "owner", "state", "standing", "reporting stopped"],
                [.. merchants.Select(merchant => new[]
                {
                    merchant.MerchantId, merchant.DisplayName, merchant.Country, WireNames.Of(merchant.Sector), merchant.UltimateOwner,
                    WireNames.Of(merchant.State), merchant.Standing.ToString(CultureInfo.InvariantCulture), ReportingOf(merchant),
                })]));
        });
    }

    private static Command Show(Verbs verbs)
    {
        var id = Words.Id("merchant", "The merchant");
        return verbs.Verb("show", "One merchant.", [id], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Merchants.GetMerchantAsync(
                new GetMerchantRequest { MerchantId = session.Get(id) }, cancellationToken: cancellationToken);
            return session.Answer(reply, page => Print(page, reply.Merchant));
        });
    }

    private static Command GoLive(Verbs verbs)
    {
        var id = Words.Id("merchant", "The merchant");
        var reason = new Option<string>("--reason") { Description = "Why, 10 to 500 characters; kept with the decision", Required = true };
        return verbs.Verb("go-live", "End a merchant's observe mode: its checks disclose from now on.", [id, reason], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Merchants.GoLiveAsync(
                new GoLiveRequest { RequestId = Session.NewRequestId(), MerchantId = session.Get(id), Reason = session.Get(reason) },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page => Print(page, reply.Merchant));
        });
    }

    private static Command Suspend(Verbs verbs)
    {
        var id = Words.Id("merchant", "The merchant");
        var reason = new Option<string>("--reason") { Description = "Why, 10 to 500 characters", Required = true };
        var yes = Words.Yes();
        return verbs.Verb("suspend", "Stop a merchant's checks and reports, and its listings from counting.", [id, reason, yes], async (session, cancellationToken) =>
        {
            session.Confirm(session.Get(yes), "This stops the merchant's checks and reports at once, and its listings count for nobody.");
            var reply = await session.Registry.Merchants.SuspendMerchantAsync(
                new SuspendMerchantRequest { RequestId = Session.NewRequestId(), MerchantId = session.Get(id), Reason = session.Get(reason) },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page => Print(page, reply.Merchant));
        });
    }

    private static Command ResumeReporting(Verbs verbs)
    {
        var id = Words.Id("merchant", "The merchant");
        var reason = new Option<string>("--reason") { Description = "Why, 10 to 500 characters; kept with the decision", Required = true };
        return verbs.Verb("resume-reporting", "You have looked: let a merchant report again.", [id, reason], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Merchants.ResumeReportingAsync(
                new ResumeReportingRequest { RequestId = Session.NewRequestId(), MerchantId = session.Get(id), Reason = session.Get(reason) },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page => Print(page, reply.Merchant));
        });
    }

    private static string ReportingOf(Merchant merchant) =>
        merchant.ReportingStoppedAt is null ? "" : WireNames.Of(merchant.ReportingStopReason);

    private static Command Offboard(Verbs verbs)
    {
        var id = Words.Id("merchant", "The merchant");
        var yes = Words.Yes();
        return verbs.Verb("offboard", "End a merchant's subscription; its listings are deleted after 30 days.", [id, yes], async (session, cancellationToken) =>
        {
            session.Confirm(session.Get(yes), "This ends the merchant's subscription for good; its listings are deleted after 30 days.");
            var reply = await session.Registry.Merchants.OffboardMerchantAsync(
                new OffboardMerchantRequest { RequestId = Session.NewRequestId(), MerchantId = session.Get(id), Confirm = true },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page => Print(page, reply.Merchant));
        });
    }
}
