using Xunit;

namespace CustomerRegistry.Identifiers.Tests;

public sealed class EmailCanonicalFormTests
{
    /// <summary>The published examples of Unified ID 2.0, "Normalization and Encoding": input, normalised, base64 of the hash.</summary>
    public static TheoryData<string, string, string> PublishedExamples => new()
    {
        { "JANESaoirse@gmail.com", "janesaoirse@gmail.com", "ku4mBX7Z3qJTXWyLFB1INzkyR2WZGW4ANSJUiW21iI8=" },
        { "janesaoirse@gmail.com", "janesaoirse@gmail.com", "ku4mBX7Z3qJTXWyLFB1INzkyR2WZGW4ANSJUiW21iI8=" },
        { "JANE.SAOIRSE@gmail.com", "janesaoirse@gmail.com", "ku4mBX7Z3qJTXWyLFB1INzkyR2WZGW4ANSJUiW21iI8=" },
        { "Jane.Saoirse@gmail.com", "janesaoirse@gmail.com", "ku4mBX7Z3qJTXWyLFB1INzkyR2WZGW4ANSJUiW21iI8=" },
        { "JaneSaoirse+Work@gmail.com", "janesaoirse@gmail.com", "ku4mBX7Z3qJTXWyLFB1INzkyR2WZGW4ANSJUiW21iI8=" },
        { "USER@example.com", "user@example.com", "tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRQ=" },
        { "MyEmail@example.com", "myemail@example.com", "FsGNM28LJQ8OLZB0Us65ZYp07NrovJSGTCMSKnLMJ6U=" },
        { "MYEMAIL@example.com", "myemail@example.com", "FsGNM28LJQ8OLZB0Us65ZYp07NrovJSGTCMSKnLMJ6U=" },
        { "My.Email@example.com", "my.email@example.com", "4itTvG+HEnTzpiqzejyu1yFPwU1nYhWpaiQvz62hyB8=" },
        { "JANESAOIRSE@example.com", "janesaoirse@example.com", "1mcOepIAfxtf94Xx/IHlOqbT170GvfXEc83HKGwoS20=" },
        { "Jane.Saoirse@example.com", "jane.saoirse@example.com", "sZZDLHuYmiypHIN5mVfFFdpT5sE6vyC3j+qU8RfpC/g=" },
        { "JaneSaoirse+Work@example.com", "janesaoirse+work@example.com", "KKruSBUjDNO069iMUVImVQZm6RrAGZKeOtrD9mwogYA=" },
        { "jane.doe@gmail.com", "janedoe@gmail.com", "1hFzBkhe0OUK+rOshx6Y+BaZFR8wKBUn1j/18jNlbGk=" },
        { "janedoe+home@gmail.com", "janedoe@gmail.com", "1hFzBkhe0OUK+rOshx6Y+BaZFR8wKBUn1j/18jNlbGk=" },
    };

    [Theory, MemberData(nameof(PublishedExamples))]
    public void The_published_examples_of_Unified_ID_2_come_out(string email, string normalised, string hash)
    {
        Assert.True(EmailCanonicalForm.TryCreate(email, out var canonical, out var error), error?.WhatToChange);
        Assert.Equal(normalised, canonical);
        Assert.Equal(hash, Convert.ToBase64String(IdentifierHash.Of(canonical).ToBytes()));
    }

    public static TheoryData<string, string, string> Accepted => new()
    {
        { "  user@example.com\t\n", "user@example.com", "trimmed" },
        { "j.a.n.e+a+b@GMAIL.com", "jane@gmail.com", "the first + cuts" },
        { "jane.doe@googlemail.com", "jane.doe@googlemail.com", "gmail.com alone, as published" },
        { "jane.doe@mail.gmail.com", "jane.doe@mail.gmail.com", "not a subdomain either" },
        { "ÆRØ@example.dk", "ærø@example.dk", "letters beyond ASCII have a lower case too" },
        { "иван@example.com", "иван@example.com", "a mailbox in one script under a domain in another" },
        { "ivan@пример.example", "ivan@пример.example", "each label by itself" },
        { "taro山田@example.jp", "taro山田@example.jp", "Latin beside Han is ordinary writing" },
        { "o'hara&co=1@example.ie", "o'hara&co=1@example.ie", "signs that a mailbox may have" },
        { new string('a', 308) + "@example.com", new string('a', 308) + "@example.com", "320 characters" },
    };

    [Theory, MemberData(nameof(Accepted))]
    public void What_a_mailbox_may_be_is_accepted(string email, string expected, string reason)
    {
        Assert.True(EmailCanonicalForm.TryCreate(email, out var canonical, out var error), reason);
        Assert.Equal(expected, canonical);
        Assert.Null(error);
    }

    public static TheoryData<string?, CanonicalFormProblem, string> Refused => new()
    {
        { null, CanonicalFormProblem.EmailMissing, "nothing" },
        { "   ", CanonicalFormProblem.EmailMissing, "spaces only" },
        { "jane", CanonicalFormProblem.EmailWithoutDomain, "no @" },
        { "jane@", CanonicalFormProblem.EmailWithoutDomain, "nothing after @" },
        { "jane@localhost", CanonicalFormProblem.EmailWithoutDomain, "one label is no domain" },
        { "jane@.com", CanonicalFormProblem.EmailWithoutDomain, "empty label" },
        { "jane@example.", CanonicalFormProblem.EmailWithoutDomain, "empty label" },
        { "@example.com", CanonicalFormProblem.EmailWithoutMailbox, "nothing before @" },
        { "+shop@gmail.com", CanonicalFormProblem.EmailWithoutMailbox, "nothing left at gmail.com" },
        { "...@gmail.com", CanonicalFormProblem.EmailWithoutMailbox, "nothing left at gmail.com" },
        { "a@b@example.com", CanonicalFormProblem.EmailMalformed, "two @" },
        { "jane doe@example.com", CanonicalFormProblem.EmailMalformed, "a space inside" },
        { "jane\0doe@example.com", CanonicalFormProblem.EmailMalformed, "a control character" },
        { "jаne@example.com", CanonicalFormProblem.EmailMixedScripts, "a Cyrillic а in a Latin mailbox" },
        { "jane@exαmple.com", CanonicalFormProblem.EmailMixedScripts, "a Greek α in a Latin label" },
        { new string('a', 309) + "@example.com", CanonicalFormProblem.EmailTooLong, "321 characters" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_no_mailbox_can_be_is_refused_with_what_to_change(string? email, CanonicalFormProblem problem, string reason)
    {
        Assert.False(EmailCanonicalForm.TryCreate(email, out var canonical, out var error), reason);
        Assert.Equal(problem, error.Problem);
        Assert.Null(canonical);
    }
}
