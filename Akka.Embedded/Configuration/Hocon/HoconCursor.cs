namespace Akka.Configuration.Hocon;

/// <summary>Walks over a text; knows blanks, newlines and comments, and nothing else of the grammar.</summary>
internal sealed class HoconCursor(string text, string? origin)
{
    public string? Origin => origin;
    public int Offset { get; private set; }
    public bool AtEnd => Offset >= text.Length;
    public bool AtComment => Current == '#' || Matches("//");
    public bool AtNewline => Current == '\n';

    /// <summary>NUL at the end of the text: no rule of the grammar begins with it.</summary>
    public char Current => Ahead(0);

    public HoconPosition Here => new(this, Offset);

    public char Ahead(int distance) => Offset + distance < text.Length ? text[Offset + distance] : '\0';
    public void Advance(int count = 1) => Offset = Math.Min(Offset + count, text.Length);
    public string From(int start) => text[start..Offset];
    public bool Matches(string word) => text.AsSpan(Offset).StartsWith(word, StringComparison.Ordinal);
    public ConfigurationException Error(string message) => Here.Error(message);

    public bool Take(char expected)
    {
        if (AtEnd || Current != expected) return false;
        Advance();
        return true;
    }

    public bool Take(string word)
    {
        if (!Matches(word)) return false;
        Advance(word.Length);
        return true;
    }

    /// <summary>Advances to the word, which it does not take.</summary>
    public bool SeekTo(string word)
    {
        var distance = text.AsSpan(Offset).IndexOf(word, StringComparison.Ordinal);
        Advance(distance < 0 ? text.Length : distance);
        return distance >= 0;
    }

    /// <summary>Blanks within a line.</summary>
    public void SkipBlanks()
    {
        while (!AtEnd && !AtNewline && IsBlank(Current)) Advance();
    }

    /// <summary>Blanks, newlines and comments; tells whether a line ended.</summary>
    public bool SkipSpace()
    {
        for (var ended = false; ; Advance())
        {
            SkipBlanks();
            if (AtComment) SkipLine();
            if (!AtNewline) return ended;
            ended = true;
        }
    }

    public (int Line, int Column) LineAndColumn(int offset)
    {
        var before = text.AsSpan(0, Math.Min(offset, text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    public string Describe() => AtEnd ? "the end of the text" : AtNewline ? "the end of the line" : $"'{Printable(Current)}'";

    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';

    private void SkipLine()
    {
        while (!AtEnd && !AtNewline) Advance();
    }

    private static string Printable(char c) => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString();
}
