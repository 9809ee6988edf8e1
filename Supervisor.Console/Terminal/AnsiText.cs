using System.Text;

namespace Supervisor.Cli.Terminal;

/// <summary>Text that a program wrote for a terminal.</summary>
internal static class AnsiText
{
    /// <summary>Without its escape sequences; other control characters stay.</summary>
    public static string Strip(string text)
    {
        if (!text.Contains('\e')) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\e') i = EndOfSequence(text, i);
            else plain.Append(text[i]);
        }
        return plain.ToString();
    }

    /// <summary>The place of the last sign that belongs to the sequence.</summary>
    private static int EndOfSequence(string text, int start)
    {
        var i = start + 1;
        if (i >= text.Length) return start;
        switch (text[i])
        {
            case '[':
                while (++i < text.Length && text[i] is >= ' ' and <= '?') { }
                return Math.Min(i, text.Length - 1);
            case ']':
                while (++i < text.Length && text[i] is not ('\a' or '\e')) { }
                return i + 1 < text.Length && text[i] == '\e' ? i + 1 : Math.Min(i, text.Length - 1);
            default:
                while (text[i] is >= ' ' and <= '/' && i < text.Length - 1) i++;
                return i;
        }
    }
}
