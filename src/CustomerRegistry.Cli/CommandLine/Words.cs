using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CustomerRegistry.Cli.CommandLine;

/// <summary>Options and arguments whose wrong values are told in one sentence with the right ones.</summary>
internal static class Words
{
    public static Option<string?> Text(string name, string description, bool required = false) =>
        new(name) { Description = description, Required = required };

    public static Argument<string> Id(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (!Guid.TryParse(text, out _)) result.AddError($"{name}: '{text}' is not a UUID; the list verbs print them.");
            return text;
        },
    };

    public static Option<string?> OptionalId(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (!Guid.TryParse(text, out _)) result.AddError($"{name}: '{text}' is not a UUID; the list verbs print them.");
            return text;
        },
    };

    public static Option<T> One<T>(string name, string description, bool required = false, T defaultValue = default)
        where T : struct, Enum
    {
        var option = new Option<T>(name)
        {
            Description = $"{description}: {string.Join(", ", WireNames.All<T>())}",
            HelpName = name.TrimStart('-'),
            Required = required,
            CustomParser = result => Parse<T>(result, name, result.Tokens[^1].Value),
        };
        if (!required) option.DefaultValueFactory = _ => defaultValue;
        option.CompletionSources.Add(_ => WireNames.All<T>().Select(each => new System.CommandLine.Completions.CompletionItem(each)));
        return option;
    }

    public static Option<T[]> Several<T>(string name, string description, bool required = false)
        where T : struct, Enum
    {
        var option = new Option<T[]>(name)
        {
            Description = $"{description} (with commas): {string.Join(", ", WireNames.All<T>())}",
            HelpName = name.TrimStart('-'),
            Required = required,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result => [.. result.Tokens
                .SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Select(word => Parse<T>(result, name, word))],
        };
        if (!required) option.DefaultValueFactory = _ => [];
        return option;
    }

    public static Option<string?> Country(string name, string description, bool required = false) => new(name)
    {
        Description = $"{description} (ISO 3166-1, two letters)",
        HelpName = "CC",
        Required = required,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value.Trim().ToUpperInvariant();
            if (text.Length != 2 || !text.All(char.IsAsciiLetterUpper)) result.AddError($"{name}: '{text}' is not a country code of two letters, such as GB.");
            return text;
        },
    };

    /// <summary>Where a consumer lives: a subdivision may have a law of its own.</summary>
    public static Option<string?> ConsumerCountry(string name, string description, bool required = false) => new(name)
    {
        Description = $"{description} (ISO 3166-1, two letters, or a subdivision such as US-CA)",
        HelpName = "CC",
        Required = required,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value.Trim().ToUpperInvariant();
            if (!Domain.Jurisdictions.Country.TryParse(text, out _)) result.AddError($"{name}: '{text}' is not a country code such as GB or US-CA.");
            return text;
        },
    };

    public static Option<DateOnly?> Day(string name, string description, bool required = false) => new(name)
    {
        Description = $"{description}, YYYY-MM-DD",
        HelpName = "DAY",
        Required = required,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[^1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            result.AddError($"{name}: '{result.Tokens[^1].Value}' is not a day as YYYY-MM-DD.");
            return null;
        },
    };

    public static Option<DateTimeOffset?> Moment(string name, string description, bool required = false) => new(name)
    {
        Description = $"{description}, as 2026-03-01T12:00:00Z",
        HelpName = "TIME",
        Required = required,
        CustomParser = result =>
        {
            const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
            if (DateTimeOffset.TryParse(result.Tokens[^1].Value, CultureInfo.InvariantCulture, utc, out var time)) return time;
            result.AddError($"{name}: '{result.Tokens[^1].Value}' is not a time such as 2026-03-01T12:00:00Z.");
            return null;
        },
    };

    public static Option<bool> Yes() => new("--yes") { Description = "Do not ask; needed where input is redirected." };

    private static T Parse<T>(ArgumentResult result, string name, string word)
        where T : struct, Enum
    {
        if (!WireNames.TryParse<T>(word, out var value))
            result.AddError($"{name}: '{word}' is not one of {string.Join(", ", WireNames.All<T>())}.");
        return value;
    }
}
