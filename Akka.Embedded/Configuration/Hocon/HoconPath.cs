using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Paths: <c>a.b."c.d"</c>, in keys, in substitutions and in lookups.</summary>
internal static class HoconPath
{
    /// <summary>A path for a lookup. Outside of quotes only dots count: what is asked for by name is never malformed.</summary>
    public static string[] Split(string path)
    {
        var elements = new List<string>();
        var element = new StringBuilder();
        var quoted = false;
        foreach (var c in path)
        {
            if (c == '"') quoted = !quoted;
            else if (c == '.' && !quoted) Finish();
            else element.Append(c);
        }
        Finish();
        return [.. elements];

        void Finish()
        {
            elements.Add(element.ToString());
            element.Clear();
        }
    }

    public static string Join(ReadOnlySpan<string> path)
    {
        var text = new StringBuilder();
        foreach (var element in path) text.Append(text.Length == 0 ? "" : ".").Append(HoconWriter.Key(element));
        return text.ToString();
    }

    /// <summary>Reads a key or the inside of a substitution, up to the first character that cannot belong to it.</summary>
    public static string[] Read(HoconCursor cursor)
    {
        var start = cursor.Here;
        var elements = new List<string>();
        do
        {
            if (elements.Count == HoconLimits.Depth) throw start.Error("the path has too many elements");
            elements.Add(ReadElement(cursor, start));
        }
        while (cursor.Take('.'));
        return [.. elements];
    }

    private static string ReadElement(HoconCursor cursor, HoconPosition start)
    {
        var element = new StringBuilder();
        var isQuoted = false;
        for (; ; )
        {
            var blanks = cursor.Offset;
            cursor.SkipBlanks();
            var between = element.Length > 0 || isQuoted ? cursor.From(blanks) : "";
            if (cursor.Current == '"')
            {
                element.Append(between).Append(HoconStrings.ReadQuoted(cursor));
                isQuoted = true;
            }
            else if (cursor.Current != '.' && HoconStrings.IsUnquoted(cursor))
            {
                element.Append(between).Append(HoconStrings.ReadUnquoted(cursor, dots: false));
            }
            else if (element.Length > 0 || isQuoted)
            {
                return element.ToString();
            }
            else
            {
                throw (cursor.Current == '.' ? start : cursor.Here).Error($"a key is expected, not {cursor.Describe()}");
            }
        }
    }
}
