namespace Supervisor.Cli.Options;

/// <summary>What counts as a URL on the command line: a scheme, and a host or a path behind it.</summary>
internal static class UrlText
{
    public static bool IsUrl(string text)
    {
        var colon = text.IndexOf(':');
        if (colon < 1 || !char.IsAsciiLetter(text[0])) return false;
        foreach (var c in text.AsSpan(0, colon))
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return false;
        var rest = text.AsSpan(colon + 1);
        var hierarchy = rest[..(rest.IndexOfAny('?', '#') is >= 0 and var end ? end : rest.Length)];
        return hierarchy.StartsWith("//") ? hierarchy.Length > 2 : hierarchy.Length > 0;
    }
}
