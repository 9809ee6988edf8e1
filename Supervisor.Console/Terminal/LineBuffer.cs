using System.Text;

namespace Supervisor.Cli.Terminal;

/// <summary>The line being typed and where the cursor stands in it.</summary>
internal sealed class LineBuffer
{
    private const int MaxLength = 64 * 1024;

    private readonly List<Rune> _runes = [];

    public int Cursor { get; private set; }
    public int Length => _runes.Count;
    public string Text => TextOf(0, Length);
    public string BeforeCursor => TextOf(0, Cursor);

    public string TextOf(int start, int end)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++) text.Append(_runes[i].ToString());
        return text.ToString();
    }

    public void Set(string text)
    {
        _runes.Clear();
        _runes.AddRange(text.EnumerateRunes().Take(MaxLength));
        Cursor = Length;
    }

    /// <summary>False when the key means nothing to a line.</summary>
    public bool Apply(Key key)
    {
        switch (key.Kind)
        {
            case KeyKind.Character: Insert(key.Rune); break;
            case KeyKind.Backspace: Remove(Cursor - 1, Cursor); break;
            case KeyKind.Delete: Remove(Cursor, Cursor + 1); break;
            case KeyKind.Left: Cursor = Math.Max(0, Cursor - 1); break;
            case KeyKind.Right: Cursor = Math.Min(Length, Cursor + 1); break;
            case KeyKind.Home: Cursor = 0; break;
            case KeyKind.End: Cursor = Length; break;
            case KeyKind.KillToEnd: Remove(Cursor, Length); break;
            case KeyKind.KillToStart: Remove(0, Cursor); break;
            case KeyKind.KillWord: Remove(StartOfWord(), Cursor); break;
            default: return false;
        }
        return true;
    }

    /// <summary>Puts a completion in the place of the word before the cursor.</summary>
    public void ReplaceBeforeCursor(int count, string text)
    {
        Remove(Cursor - count, Cursor);
        foreach (var rune in text.EnumerateRunes()) Insert(rune);
    }

    private void Insert(Rune rune)
    {
        if (Length < MaxLength) _runes.Insert(Cursor++, rune);
    }

    private void Remove(int start, int end)
    {
        if (start < 0 || end > Length) return;
        _runes.RemoveRange(start, end - start);
        Cursor = start;
    }

    private int StartOfWord()
    {
        var start = Cursor;
        while (start > 0 && Rune.IsWhiteSpace(_runes[start - 1])) start--;
        while (start > 0 && !Rune.IsWhiteSpace(_runes[start - 1])) start--;
        return start;
    }
}
