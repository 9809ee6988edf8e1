using System.Text;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Top;

/// <summary>One line of the screen, no wider than it; what would move the cursor or change the terminal is not let through.</summary>
internal sealed class StyledLine(int width)
{
    private const char Replacement = '?';

    private readonly StringBuilder _text = new();
    private int _used;

    public StyledLine Add(string text, string style = "")
    {
        var shown = TextWidth.Cut(Harmless(text), width - _used);
        if (shown.Length == 0) return this;
        _used += TextWidth.Of(shown);
        _text.Append(style).Append(shown);
        if (style.Length > 0) _text.Append(Ansi.Plain);
        return this;
    }

    /// <summary>A column of that width, with a blank behind it.</summary>
    public StyledLine AddLeft(string text, int column, string style = "") =>
        Add(TextWidth.Pad(TextWidth.Cut(Harmless(text), column), column), style).Add(" ");

    public StyledLine AddRight(string text, int column, string style = "") =>
        Add(text.PadLeft(column), style).Add(" ");

    /// <summary>Blanks up to the edge, for a line with a background.</summary>
    public StyledLine Fill(string style)
    {
        var plain = TextWidth.Pad(PlainText, width);
        _text.Clear();
        _text.Append(style).Append(plain).Append(Ansi.Plain);
        _used = width;
        return this;
    }

    public override string ToString() => _text.ToString();

    private string PlainText => AnsiText.Strip(_text.ToString());

    private static string Harmless(string text)
    {
        foreach (var c in text)
            if (char.IsControl(c))
                return string.Concat(text.Select(letter => letter == '\t' ? ' ' : char.IsControl(letter) ? Replacement : letter));
        return text;
    }
}
