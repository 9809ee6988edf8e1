using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Ini;

/// <summary>One line without its comment.</summary>
internal readonly record struct IniLine(string Raw, string Content, bool HasComment, int Indent)
{
    public static IniLine Of(string raw)
    {
        var comment = CommentStart(raw);
        var content = PyText.Strip(raw.AsSpan(0, comment < 0 ? raw.Length : comment)).ToString();
        return new(raw, content, comment >= 0, IndentOf(raw));
    }

    /// <summary>The content opens a quote that only the comment closes.</summary>
    public bool CommentCutsQuote
    {
        get
        {
            if (!HasComment || Content.Length == 0) return false;
            var open = '\0';
            foreach (var c in Content)
            {
                if (open == '\0' && c is '"' or '\'') open = c;
                else if (c == open) open = '\0';
            }

            var end = Raw.IndexOf(Content, StringComparison.Ordinal) + Content.Length;
            return open != '\0' && Raw.IndexOf(open, end) >= 0;
        }
    }

    private static int IndentOf(string raw)
    {
        for (var i = 0; i < raw.Length; i++)
        {
            if (!PyText.IsSpace(raw[i])) return i;
        }

        return 0;
    }

    /// <summary>
    /// -1 without a comment. The two marks are looked for in step, so the nearer of two comments does not always win.
    /// </summary>
    private static int CommentStart(string raw)
    {
        if (PyText.Strip(raw.AsSpan()) is [';' or '#', ..]) return 0;
        int semicolon = -1, hash = -1;
        bool more;
        do
        {
            semicolon = Next(raw, ';', semicolon);
            hash = Next(raw, '#', hash);
            var start = int.Min(Begins(raw, semicolon), Begins(raw, hash));
            if (start < int.MaxValue) return start;
            more = semicolon < raw.Length || hash < raw.Length;
        }
        while (more);
        return -1;
    }

    private static int Next(string raw, char mark, int after)
    {
        if (after >= raw.Length) return raw.Length;
        var found = raw.IndexOf(mark, after + 1);
        return found < 0 ? raw.Length : found;
    }

    private static int Begins(string raw, int mark) =>
        mark < raw.Length && (mark == 0 || PyText.IsSpace(raw[mark - 1])) ? mark : int.MaxValue;
}
