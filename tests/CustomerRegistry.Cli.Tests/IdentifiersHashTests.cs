namespace CustomerRegistry.Cli.Tests;

public sealed class IdentifiersHashTests
{
    [Fact]
    public async Task The_published_example_of_Unified_ID_2_comes_out()
    {
        var run = await CommandLineRun.OfAsync("identifiers", "hash", "--email", "JANESaoirse@gmail.com", "--json");

        Assert.Equal(0, run.ExitCode);
        var hashed = run.Json.GetProperty("identifiers")[0];
        Assert.Equal("EMAIL", hashed.GetProperty("kind").GetString());
        Assert.Equal("janesaoirse@gmail.com", hashed.GetProperty("canonical_form").GetString());
        Assert.Equal("ku4mBX7Z3qJTXWyLFB1INzkyR2WZGW4ANSJUiW21iI8=", hashed.GetProperty("sha256_base64").GetString());
        Assert.Equal("92ee26057ed9dea2535d6c8b141d48373932476599196e00352254896db5888f", hashed.GetProperty("sha256_hex").GetString());
    }

    [Fact]
    public async Task One_identifier_without_a_canonical_form_says_what_to_change()
    {
        var run = await CommandLineRun.OfAsync(
            "identifiers", "hash", "--email", "a@example.com", "--phone", "20 79 46 09 58", "--phone-country", "dk", "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Answers);
        Assert.Contains("phone number", run.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_kinds_at_once_are_hashed_in_one_run()
    {
        var run = await CommandLineRun.OfAsync(
            "identifiers", "hash", "--email", "a@example.com", "--phone", "+45 20 79 46 09",
            "--par", "q1hjz28rka1ebl470g9xyg90r5d3e", "--country", "DK", "--postal-code", "1620", "--house", "12 B", "--street", "Vesterbrogade", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["a@example.com", "+4520794609", "Q1HJZ28RKA1EBL470G9XYG90R5D3E", "dk|1620|12bvesterbrogade"],
            run.Json.GetProperty("identifiers").EnumerateArray().Select(each => each.GetProperty("canonical_form").GetString()));
    }

    [Fact]
    public async Task For_people_the_answer_is_plain_text_when_piped()
    {
        var run = await CommandLineRun.OfAsync("identifiers", "hash", "--email", "a@example.com");

        Assert.Contains("== EMAIL", run.Answers, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", run.Answers, StringComparison.Ordinal);
    }
}
