using System.Globalization;
using System.Text;

namespace Supervisor.Node.Configuration.Values;

/// <summary>Text rules of the reference's host language, where messages and file syntax depend on them.</summary>
internal static class PyText
{
    /// <summary>White space as the INI dialect knows it: Unicode's, and the four information separators.</summary>
    public static bool IsSpace(char c) => c is >= '\x1c' and <= '\x1f' || char.IsWhiteSpace(c);

    public static string Strip(string text) => Strip(text.AsSpan()).ToString();

    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && IsSpace(text[start])) start++;
        return StripEnd(text[start..]);
    }

    public static ReadOnlySpan<char> StripEnd(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && IsSpace(text[end - 1])) end--;
        return text[..end];
    }

    /// <summary>Splits at runs of white space; no empty pieces.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var space = i == text.Length || IsSpace(text[i]);
            if (!space && start < 0) start = i;
            if (!space || start < 0) continue;
            yield return text[start..i];
            start = -1;
        }
    }

    /// <summary>The quoted form that messages show: single quotes unless the text has only single ones.</summary>
    public static string Repr(string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var quoted = new StringBuilder(text.Length + 2).Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                AppendEscaped(quoted, rune, quote);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
        }

        return quoted.Append(quote).ToString();
    }

    /// <summary>A list of words as messages show it: <c>['a', 'b']</c>.</summary>
    public static string Repr(IEnumerable<string> items) => "[" + string.Join(", ", items.Select(Repr)) + "]";

    private static void AppendEscaped(StringBuilder quoted, Rune rune, char quote)
    {
        switch (rune.Value)
        {
            case '\n': quoted.Append("\\n"); break;
            case '\r': quoted.Append("\\r"); break;
            case '\t': quoted.Append("\\t"); break;
            case var c when c == '\\' || c == quote: quoted.Append('\\').Append((char)c); break;
            case var _ when IsPrintable(rune): quoted.Append(rune.ToString()); break;
            case < 0x100: quoted.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"); break;
            case < 0x10000: quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"); break;
            default: quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"); break;
        }
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
