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
}
