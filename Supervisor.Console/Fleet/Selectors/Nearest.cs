namespace Supervisor.Cli.Fleet.Selectors;

/// <summary>Names that a mistyped one could have been.</summary>
internal static class Nearest
{
    private const int Most = 3;

    // Comparing is quadratic; nothing near is longer than this.
    private const int LongestName = 256;

    /// <summary>The closest first; none that would need more than a third of its letters changed.</summary>
    public static IReadOnlyList<string> To(string typed, IEnumerable<string> names) =>
    [
        .. names.Distinct()
            .Where(name => name.Length <= LongestName && typed.Length <= LongestName)
            .Select(name => (Name: name, Distance: Rank(typed, name)))
            .Where(near => near.Distance <= Math.Max(2, near.Name.Length / 3))
            .OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal)
            .Take(Most).Select(near => near.Name),
    ];

    /// <summary>The beginning of a name, or a piece of it, is near however much is missing.</summary>
    private static int Rank(string typed, string name) =>
        typed.Length >= 2 && name.Contains(typed, StringComparison.OrdinalIgnoreCase) ? 1 : Distance(typed, name);

    /// <summary>How many letters have to be changed, added, left out or swapped with their neighbour.</summary>
    public static int Distance(string left, string right)
    {
        var (before, last, row) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++) last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[right.Length];
    }
}
