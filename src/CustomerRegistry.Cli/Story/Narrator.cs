using System.Diagnostics;
using System.Text.Json;
using CustomerRegistry.Cli.CommandLine;
using Google.Protobuf;

namespace CustomerRegistry.Cli.Story;

/// <summary>The story did not go as the product promises: a fault of the registry, or a policy that says otherwise.</summary>
internal sealed class StoryBrokenException(string what) : Exception(what);

/// <summary>Tells the story: step by step for people, or one JSON document at its end.</summary>
internal sealed class Narrator(Session session)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly Page _page = new(session.Terminal);
    private readonly List<object> _steps = [];

    /// <summary>One step: what was done, in a sentence or two, and the registry's answer.</summary>
    public void Tell(string title, string what, IMessage? answer, Action<Page>? show = null)
    {
        _steps.Add(new { Step = title, What = what, Answer = answer is null ? (JsonElement?)null : Session.AsJson(answer) });
        if (session.Json) return;
        _page.Heading($"{_steps.Count}. {title}");
        _page.Line(what);
        show?.Invoke(_page);
    }

    /// <summary>The end: as JSON the whole story, for people what to try next.</summary>
    public void End(object keys, Action<Page> next)
    {
        if (session.Json) session.Answer(new { Story = _steps, Keys = keys }, _ => { });
        else next(_page);
    }

    public static void Expect(bool isSo, string what)
    {
        if (!isSo) throw new StoryBrokenException(what);
    }

    /// <summary>Looks again until something is there, within a bound.</summary>
    public static async Task<T> WaitForAsync<T>(string what, Func<Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
        {
            if (await look() is { } found) return found;
            await Task.Delay(BetweenLooks, cancellationToken);
        }

        throw new StoryBrokenException($"{what} did not happen within {Patience.TotalSeconds:0} s.");
    }
}
