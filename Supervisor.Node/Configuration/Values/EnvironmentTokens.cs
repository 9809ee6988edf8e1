using System.Text;

namespace Supervisor.Node.Configuration.Values;

/// <summary>Splits as an old-style shell lexer does: words, quotes without escapes, comments, single signs.</summary>
internal static class EnvironmentTokens
{
    public static (List<string> Tokens, bool Closed) Split(string text)
    {
        var tokens = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (IsBlank(c)) at++;
            else if (c == '#') at = AfterLine(text, at);
            else if (IsWord(c)) tokens.Add(Word(text, ref at));
            else if (!IsQuote(c)) tokens.Add(Single(text, ref at));
            else if (Quoted(text, ref at) is { } quoted) tokens.Add(quoted);
            else return (tokens, Closed: false);
        }

        return (tokens, Closed: true);
    }

    /// <summary>A comment inside a word does not end it: the word goes on with the next line.</summary>
    private static string Word(string text, ref int at)
    {
        var word = new StringBuilder();
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '#')
            {
                at = AfterLine(text, at);
                continue;
            }

            if (!IsWord(c) && !IsQuote(c)) break;
            word.Append(c);
            at++;
        }

        return word.ToString();
    }

    /// <summary>With its quotes; null when the text ends first.</summary>
    private static string? Quoted(string text, ref int at)
    {
        var close = text.IndexOf(text[at], at + 1);
        if (close < 0) return null;
        var token = text[at..(close + 1)];
        at = close + 1;
        return token;
    }

    private static string Single(string text, ref int at)
    {
        var length = char.IsSurrogatePair(text, at) ? 2 : 1;
        at += length;
        return text.Substring(at - length, length);
    }

    private static int AfterLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';

    private static bool IsQuote(char c) => c is '"' or '\'';

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || "_/.+-():".Contains(c);
}
