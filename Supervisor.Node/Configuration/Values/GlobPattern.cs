namespace Supervisor.Node.Configuration.Values;

/// <summary>One name against one pattern of <c>*</c>, <c>?</c> and <c>[…]</c>; there is no escape character.</summary>
internal static class GlobPattern
{
    public static bool HasMagic(string text) => text.AsSpan().IndexOfAny("*?[") >= 0;

    public static bool Matches(string pattern, string name)
    {
        int p = 0, n = 0, star = -1, retry = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                retry = n;
            }
            else if (p < pattern.Length && MatchesOne(pattern, p, name, n, out var nextP, out var nextN))
            {
                p = nextP;
                n = nextN;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    private static bool MatchesOne(string pattern, int p, string name, int n, out int nextP, out int nextN)
    {
        nextP = p + 1;
        nextN = n + (char.IsSurrogatePair(name, n) ? 2 : 1);
        if (pattern[p] == '?') return true;
        var close = pattern[p] == '[' ? CloseOf(pattern, p) : -1;
        if (close >= 0)
        {
            nextP = close + 1;
            return ClassMatches(pattern.AsSpan(p + 1, close - p - 1), name[n]);
        }

        nextN = n + 1;
        return pattern[p] == name[n];
    }

    /// <summary>The bracket that ends the class; one right at its beginning is a member. -1: not a class.</summary>
    private static int CloseOf(string pattern, int open)
    {
        var from = open + 1;
        if (from < pattern.Length && pattern[from] == '!') from++;
        if (from < pattern.Length && pattern[from] == ']') from++;
        return from < pattern.Length ? pattern.IndexOf(']', from) : -1;
    }

    private static bool ClassMatches(ReadOnlySpan<char> members, char c)
    {
        var negated = members is ['!', ..];
        if (negated) members = members[1..];
        for (var i = 0; i < members.Length; i++)
        {
            var range = i + 2 < members.Length && members[i + 1] == '-';
            if (range ? c >= members[i] && c <= members[i + 2] : c == members[i]) return !negated;
            if (range) i += 2;
        }

        return negated;
    }
}
