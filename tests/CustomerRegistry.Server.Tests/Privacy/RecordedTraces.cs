using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace CustomerRegistry.Server.Tests.Privacy;

/// <summary>Every activity of the process, whoever made it, with all its tags, events and links: more than an exporter sees.</summary>
internal sealed class RecordedTraces : IDisposable
{
    private readonly ConcurrentQueue<string> _activities = new();
    private readonly ActivityListener _listener;

    public RecordedTraces()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _activities.Enqueue(Write(activity)),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Count => _activities.Count;

    public string Text => string.Join('\n', _activities);

    public void Dispose() => _listener.Dispose();

    private static string Write(Activity activity)
    {
        var text = new StringBuilder().Append(activity.Source.Name).Append(' ').Append(activity.DisplayName)
            .Append(' ').Append(activity.OperationName).Append(' ').Append(activity.StatusDescription);
        foreach (var (key, value) in activity.TagObjects) text.Append(' ').Append(key).Append('=').Append(value);
        foreach (var (key, value) in activity.Baggage) text.Append(' ').Append(key).Append('=').Append(value);
        foreach (var happened in activity.Events)
        {
            text.Append(' ').Append(happened.Name);
            foreach (var (key, value) in happened.Tags) text.Append(' ').Append(key).Append('=').Append(value);
        }

        return text.ToString();
    }
}
