namespace Supervisor.Node.Configuration.Hocon;

/// <summary>
/// On which line of a HOCON text a key is given, the last time that it is: neither engine says where a value stood. The text is
/// known to be HOCON; whatever else it might be, nothing is thrown and no letter is read twice.
/// </summary>
internal sealed class HoconLines
{
    private const char End = '\0';

    private readonly string _text;
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly Stack<string> _open = new();
    private int _at;
    private int _line = 1;

    private HoconLines(string text) => _text = text;

    private char Now => _at < _text.Length ? _text[_at] : End;

    /// <summary>Lines by keys from the root, with dots between their parts and without quotes.</summary>
    public static IReadOnlyDictionary<string, int> Of(string text)
    {
        var lines = new HoconLines(text);
        while (lines._at < text.Length) lines.Step();
        return lines._lines;
    }

    private void Step()
    {
        switch (Now)
        {
            case '}': Take(); _open.TryPop(out _); break;
            case '{': Take(); _open.Push(_open.TryPeek(out var around) ? around : ""); break;
            case End or ',' or '=' or ':' or '+': Take(); break;
            case '#' or '/': SkipLine(); break;
            case var c when char.IsWhiteSpace(c): Take(); break;
            default: Field(); break;
        }
    }

    private void Field()
    {
        var line = _line;
        var key = Key();
        if (Now is End or '\n' or ',' or '}') return;
        var path = _open.TryPeek(out var around) && around.Length > 0 ? $"{around}.{key}" : key;
        _lines[path] = line;
        while (Now is '=' or ':' or '+' || char.IsWhiteSpace(Now)) Take();
        if (Now != '{') Value();
        else
        {
            Take();
            _open.Push(path);
        }
    }

    private string Key()
    {
        var start = _at;
        while (Now is not (End or '=' or ':' or '{' or '}' or ',' or '\n' or '#') && !(Now == '+' && Peek(1) == '='))
        {
            if (Now == '"') SkipText();
            else Take();
        }

        return _text[start.._at].Trim().Replace("\"", "", StringComparison.Ordinal);
    }

    private void Value()
    {
        var depth = 0;
        while (Now != End)
        {
            if (depth == 0 && Now is '\n' or ',' or '}') return;
            if (Now is '#' || (Now == '/' && Peek(1) == '/')) SkipLine();
            else if (Now == '"') SkipText();
            else
            {
                depth += Now is '[' or '{' ? 1 : Now is ']' or '}' ? -1 : 0;
                Take();
            }
        }
    }

    private void SkipText()
    {
        var isLong = Peek(1) == '"' && Peek(2) == '"';
        for (var i = 0; i < (isLong ? 3 : 1); i++) Take();
        while (Now != End && (isLong ? !(Now == '"' && Peek(1) == '"' && Peek(2) == '"' && Peek(3) != '"') : Now is not ('"' or '\n')))
        {
            if (!isLong && Now == '\\') Take();
            Take();
        }

        for (var i = 0; i < (isLong ? 3 : 1) && Now == '"'; i++) Take();
    }

    private void SkipLine()
    {
        while (Now is not (End or '\n')) Take();
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : End;

    private void Take()
    {
        if (Now == '\n') _line++;
        if (_at < _text.Length) _at++;
    }
}
