namespace Supervisor.Cli.Shell;

/// <summary>Text in columns, counted in code points.</summary>
internal static class TextWidth
{
    public static int Of(string text)
    {
        var count = text.Length;
        foreach (var c in text)
            if (char.IsLowSurrogate(c)) count--;
        return count;
    }

    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    /// <summary>A text that is too long ends with dots.</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width) return text;
        if (width < 1) return "";
        var end = 0;
        for (var count = 0; count < width - 1; count++) end += char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
        return text[..end] + "…";
    }
}
