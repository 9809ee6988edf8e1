using System.Globalization;
using System.Text;

namespace Supervisor.Actors.Messages;

/// <summary>A stranger's bytes as the reference's log lines show them: quoted, on one line, nothing unprintable.</summary>
public static class PythonText
{
    /// <summary>As Python's repr() of the text.</summary>
    public static string Repr(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var repr = new StringBuilder().Append(quote);
        foreach (var c in text) Append(repr, c, quote);
        return repr.Append(quote).ToString();
    }

    private static void Append(StringBuilder repr, char c, char quote)
    {
        switch (c)
        {
            case '\n': repr.Append("\\n"); break;
            case '\r': repr.Append("\\r"); break;
            case '\t': repr.Append("\\t"); break;
            case '\\': repr.Append("\\\\"); break;
            case var _ when c == quote: repr.Append('\\').Append(c); break;
            case < ' ' or (>= '\x7f' and < '\xa0'): repr.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"); break;
            default: repr.Append(c); break;
        }
    }
}
