using System.Collections.Frozen;
using System.Text.Json;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>Categories as EVENTS.csv writes them, which is as the proto does without its prefix.</summary>
internal static class CategoryWords
{
    public static FrozenDictionary<Category, string> All { get; } = Enum.GetValues<Category>()
        .ToFrozenDictionary(each => each, each => JsonNamingPolicy.SnakeCaseUpper.ConvertName(each.ToString()));
}
