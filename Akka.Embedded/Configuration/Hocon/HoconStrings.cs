using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>The three ways to write a string.</summary>
internal static class HoconStrings
{
    private const string TripleQuote = "\"\"\"";

    /// <summary>A plus belongs to a text unless it begins <c>+=</c>; a slash unless it begins a comment.</summary>
    public static bool IsUnquoted(HoconCursor cursor) => !cursor.AtEnd
        && !IsSpecial(cursor.Current)
        && !HoconCursor.IsBlank(cursor.Current)
        && !cursor.AtComment
        && !cursor.Matches("+=");

    public static bool IsReserved(char c) => IsSpecial(c) || HoconCursor.IsBlank(c) || c is '+' or '/';

    public static string ReadUnquoted(HoconCursor cursor, bool dots = true)
    {
        var start = cursor.Offset;
        while (IsUnquoted(cursor) && (dots || cursor.Current != '.')) cursor.Advance();
        return cursor.From(start);
    }

    public static string ReadQuoted(HoconCursor cursor)
    {
        if (cursor.Matches(TripleQuote)) return ReadTripleQuoted(cursor);
        var start = cursor.Here;
        cursor.Advance();
        var text = new StringBuilder();
        while (!cursor.Take('"'))
        {
            if (cursor.AtEnd || cursor.AtNewline) throw start.Error("the string has no closing quote on its line");
            text.Append(cursor.Current == '\\' ? ReadEscape(cursor) : cursor.Current);
            cursor.Advance();
        }
        return text.ToString();
    }

    // Not SearchValues: to make one costs milliseconds in a fresh process, more than the whole of a configuration.
    private static bool IsSpecial(char c) => c is '$' or '"' or '{' or '}' or '[' or ']' or ':' or '=' or ',' or '#'
        or '`' or '^' or '?' or '!' or '@' or '*' or '&' or '\\' or '\0';

    /// <summary>Nothing is escaped; of more than three closing quotes the first ones belong to the text.</summary>
    private static string ReadTripleQuoted(HoconCursor cursor)
    {
        var start = cursor.Here;
        cursor.Advance(TripleQuote.Length);
        var from = cursor.Offset;
        if (!cursor.SeekTo(TripleQuote)) throw start.Error("the string has no closing triple quote");
        while (cursor.Ahead(TripleQuote.Length) == '"') cursor.Advance();
        var text = cursor.From(from);
        cursor.Advance(TripleQuote.Length);
        return text;
    }

    /// <summary>Stops at the escape's last character.</summary>
    private static char ReadEscape(HoconCursor cursor)
    {
        cursor.Advance();
        return cursor.Current switch
        {
            '"' or '\\' or '/' when !cursor.AtEnd => cursor.Current,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadUnicode(cursor),
            _ => throw cursor.Error($"no escape begins with {cursor.Describe()}"),
        };
    }

    private static char ReadUnicode(HoconCursor cursor)
    {
        ReadOnlySpan<char> digits = [cursor.Ahead(1), cursor.Ahead(2), cursor.Ahead(3), cursor.Ahead(4)];
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw cursor.Error("\\u is followed by four hexadecimal digits");
        cursor.Advance(digits.Length);
        return (char)code;
    }
}
