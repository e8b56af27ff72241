using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Merchants;

internal static class StaffCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group("staff", "The operator's staff.", Add(verbs), List(verbs));

    private static Command Add(Verbs verbs)
    {
        var name = new Option<string>("--name") { Description = "The person's name", Required = true };
        var roles = Words.Several<StaffRole>("--roles", "What the person may do", required: true);
        var days = new Option<int>("--days") { Description = "Days that the key is valid, 1 to 90", DefaultValueFactory = _ => 90 };
        return verbs.Verb("add", "Add a person; the key is printed once.", [name, roles, days], async (session, cancellationToken) =>
        {
            var reply = await session.Registry.Merchants.AddPersonAsync(
                new AddPersonRequest
                {
                    RequestId = Session.NewRequestId(),
                    DisplayName = session.Get(name),
                    Roles = { session.Get(roles) },
                    ValidDays = session.Get(days),
                },
                cancellationToken: cancellationToken);
            return session.Answer(reply, page =>
            {
                page.Facts(("person", reply.Person.PersonId), ("name", reply.Person.DisplayName), ("roles", RolesOf(reply.Person)), ("key", reply.Secret));
                page.Line("The key is shown this once: hand it over on a safe way, not by mail.");
            });
        });
    }

    private static Command List(Verbs verbs) => verbs.Verb("list", "The staff, by name.", [], async (session, cancellationToken) =>
    {
        var persons = await RowPages.ReadAsync(
            500,
            (size, token) => session.Registry.Merchants.ListPersonsAsync(
                new ListPersonsRequest { PageSize = size, PageToken = token }, cancellationToken: cancellationToken).ResponseAsync,
            reply => reply.Persons,
            reply => reply.NextPageToken);
        return session.Answer(new ListPersonsResponse { Persons = { persons } }, page => page.Table(
            ["person", "name", "roles"], [.. persons.Select(person => new[] { person.PersonId, person.DisplayName, RolesOf(person) })]));
    });

    private static string RolesOf(Person person) => string.Join(", ", person.Roles.Select(WireNames.Of<StaffRole>));
}
