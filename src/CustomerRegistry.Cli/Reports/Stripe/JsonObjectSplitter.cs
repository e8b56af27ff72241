using System.Text;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>An object cut out of a larger JSON value.</summary>
/// <param name="Text">Null where it is too large, or the file ends inside it.</param>
internal readonly record struct CutObject(Place Place, string? Text);

/// <summary>
/// Cuts the disputes out of one JSON value, character by character, without holding the value: the elements of an array, of
/// the array <c>data</c> of a list object, or the object itself. It only counts brackets; parsing judges each object.
/// </summary>
internal sealed class JsonObjectSplitter
{
    /// <summary>Longer than any dispute with everything expanded; what is longer is not one.</summary>
    private const int LongestObject = 4 * 1024 * 1024;

    private readonly StringBuilder _object = new();
    private readonly StringBuilder _key = new();
    private readonly Queue<CutObject> _cut = [];
    private int _line = 1;
    private int _item;
    private int _depth;

    /// <summary>The depth in which an object to be cut begins: 0 for the value itself, 1 in an array, 2 in a list's data.</summary>
    private int _elementDepth;
    private Place _begin;
    private bool _cutting;
    private bool _tooLong;
    private bool _inString;
    private bool _escaped;
    private string? _lastString;

    /// <summary>What was cut so far.</summary>
    public bool TryTake(out CutObject cut) => _cut.TryDequeue(out cut);

    public void Feed(ReadOnlySpan<char> text)
    {
        foreach (var c in text) Feed(c);
    }

    /// <summary>Says that the file is at its end.</summary>
    public void End()
    {
        if (_cutting || _inString || _depth > 0) _cut.Enqueue(new CutObject(_cutting ? _begin : new Place(_line), null));
    }

    private void Feed(char c)
    {
        if (c == '\n') _line++;
        if (_cutting) Keep(c);
        if (_inString)
        {
            FeedString(c);
            return;
        }

        switch (c)
        {
            case '"':
                _inString = true;
                _key.Clear();
                break;
            case '{':
                if (_depth == _elementDepth && !_cutting) Begin(c);
                _depth++;
                break;
            case '[':
                if (_depth == 0 && !_cutting) _elementDepth = 1;
                else if (_depth == 1 && _elementDepth == 0 && _lastString == "data") BeginListData();
                _depth++;
                break;
            case '}' or ']':
                _depth--;
                if (_cutting && _depth == _elementDepth) Finish();
                break;
            case ',' when _depth == 1:
                _lastString = null;
                break;
        }
    }

    private void FeedString(char c)
    {
        if (_escaped) _escaped = false;
        else if (c == '\\') _escaped = true;
        else if (c == '"')
        {
            _inString = false;
            if (_depth == 1) _lastString = _key.ToString();
        }
        else if (_depth == 1 && _key.Length < 8) _key.Append(c);
    }

    private void Begin(char c)
    {
        _cutting = true;
        _tooLong = false;
        _begin = new Place(_line, ++_item);
        _object.Clear().Append(c);
    }

    // The object that began is the list itself, not a dispute: forget it and cut what its data holds.
    private void BeginListData()
    {
        _cutting = false;
        _elementDepth = 2;
        _item = 0;
        _object.Clear();
    }

    private void Keep(char c)
    {
        if (_object.Length < LongestObject) _object.Append(c);
        else _tooLong = true;
    }

    private void Finish()
    {
        _cutting = false;
        _cut.Enqueue(new CutObject(_begin, _tooLong ? null : _object.ToString()));
        _object.Clear();
    }
}
