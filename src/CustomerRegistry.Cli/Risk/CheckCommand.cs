using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Risk;

internal static class CheckCommand
{
    public static Command Create(Verbs verbs)
    {
        var customer = new CustomerOptions();
        var order = new Option<string>("--order") { Description = "The order number printed for the buyer", Required = true };
        var orderedOn = Words.Day("--ordered-on", "The day of the order; today if left out");
        var purpose = Words.One("--purpose", "What the answer is used for", defaultValue: Purpose.DeliverySafeguard);
        var stage = Words.One("--stage", "When the check is made", defaultValue: Stage.AfterOrder);
        var confirmed = new Option<bool>("--identity-confirmed") { Description = "The customer signed in or otherwise proved who they are" };
        var notice = new Option<string>("--notice-version") { Description = "The version of your checkout notice that the buyer saw, such as checkout-1-en: registry notices checkout-text", Required = true };
        var language = new Option<string>("--language") { Description = "Of the sentence for the buyer, ISO 639-1", DefaultValueFactory = _ => "en" };
        return verbs.Verb(
            "check",
            "Ask what is held about the customer of one order. Identifiers are hashed on this side.",
            [.. customer.All, order, orderedOn, purpose, stage, confirmed, notice, language],
            async (session, cancellationToken) =>
            {
                var hashed = customer.Read(session).Hash();
                if (hashed.LeftOut.Count > 0) throw new UsageException(hashed.LeftOut[0].WhatToChange);
                if (hashed.Identifiers.Count == 0) throw new UsageException("Give at least one of --email, --phone, --par, or an address.");

                // Not CheckAsync of the client: a person at a keyboard wants the refusal, not a checkout that goes on.
                var reply = await session.Registry.Risk.CheckAsync(
                    new CheckRequest
                    {
                        Identifiers = { hashed.Identifiers },
                        Purpose = session.Get(purpose),
                        OrderReference = session.Get(order),
                        OrderedOn = Times.Write(session.Get(orderedOn) ?? DateOnly.FromDateTime(DateTime.UtcNow)),
                        Stage = session.Get(stage),
                        IdentityConfirmed = session.Get(confirmed),
                        NoticeVersion = session.Get(notice),
                        Language = session.Get(language),
                    },
                    cancellationToken: cancellationToken);
                return session.Answer(reply, page => CheckPage.Print(page, reply));
            });
    }
}
