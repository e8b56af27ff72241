using System.Text;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>
/// One file of a history. It gets its name only when it is whole, so that a run that was stopped leaves nothing that looks
/// like a history. Lines end in \n on every machine.
/// </summary>
internal sealed class HistoryFile(string folder, string name) : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _unfinished = Path.Combine(folder, name + ".unfinished");
    private StreamWriter? _text;

    public int Lines { get; private set; }

    private StreamWriter Text => _text ??= new StreamWriter(_unfinished, append: false, WithoutMark, BufferBytes) { NewLine = "\n" };

    public void Line(string line)
    {
        Text.WriteLine(line);
        Lines++;
    }

    public void Finish()
    {
        Text.Dispose();
        File.Move(_unfinished, Path.Combine(folder, name), overwrite: true);
        _text = null;
    }

    public void Dispose()
    {
        if (_text is null) return;
        _text.Dispose();
        File.Delete(_unfinished);
    }
}
