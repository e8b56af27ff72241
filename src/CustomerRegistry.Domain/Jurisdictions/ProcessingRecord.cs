namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// The record of processing activities (GDPR art. 30) of this software as it is built. What the operator adds by how it is
/// run (its processors, its staff, its hosting) is named as to be filled in, never guessed.
/// </summary>
public static class ProcessingRecord
{
    /// <param name="operatorName">The controller, as notices name it.</param>
    /// <param name="countries">Countries with a policy file of their own.</param>
    public static ComplianceTable Of(string operatorName, Country operatorCountry, IEnumerable<string> countries) => new(
        "processing-record",
        "Record of processing activities (GDPR art. 30)",
        "What the software does, from the version that wrote this. Retention periods stand in their own section. Lines marked TO BE FILLED IN depend on how it is run.",
        ["art. 30(1)", "topic", "content"],
        [
            ["(a)", "controller", $"{operatorName}, {operatorCountry}"],
            ["(a)", "contact, representative, data protection officer", "TO BE FILLED IN"],
            ["(b)", "purpose", "Telling subscribing merchants, at an order, how earlier disputes of the same customer with other merchants ended, so that they can secure delivery or authenticate a payment. Not for credit, invoice, or refusing card payment."],
            ["(b)", "purpose", "A merchant's own records of its disputes, where sharing is not allowed (own-only)."],
            ["(b)", "purpose", "Objections, rights requests and corrections of the persons concerned; proof of compliance."],
            ["(c)", "data subjects", "Customers of merchants whose dispute about an order was reported; staff of the operator."],
            ["(c)", "data", "Keyed pseudonyms of e-mail address, telephone number, payment account reference or postal address; category, evidence level, source, amount, dates and country of a dispute; the merchant's number of orders. No names, no national or card numbers, no remarks about a person."],
            ["(c)", "data", "Encrypted and for a time only: addresses of notices and of cases, texts and files of cases."],
            ["(d)", "recipients", "Subscribing merchants that ask about a customer of an order, as far as the policy in force rules; each disclosure is recorded. The merchant that reported. Nobody else."],
            ["(d)", "processors", "TO BE FILLED IN: hosting, mail"],
            ["(e)", "transfers", $"Only where the policy in force allows them for every pair of countries that handle the data. Countries with rules of their own: {string.Join(", ", countries)}."],
            ["(f)", "erasure", "By the day for entries, by period for records; erased rows are deleted, not marked. See the sections on retention and on deletions."],
            ["(g)", "security", "Identifiers arrive as hashes or blinded, are passed through a keyed function (RFC 9497) and a second key; keys live outside the database, so that a stolen database alone says nothing of anybody."],
            ["(g)", "security", "Contents are encrypted at rest under a key outside the database; API keys are stored as hashes, with scopes and expiry."],
            ["(g)", "security", "Every disclosure is recorded before it is answered; every change has an audit entry, demanded by the database itself; the entries' hashes make the log checkable."],
            ["(g)", "security", "An entry that is contested, objected to, or whose person was not told looks exactly like none."],
        ]);
}
