namespace Supervisor.Cli.Shell;

/// <summary>Arranges words in as few lines as fit, filled column by column, two blanks between columns.</summary>
internal static class Columns
{
    private const int Gap = 2;

    public static IReadOnlyList<string> Arrange(IReadOnlyList<string> words, int width)
    {
        for (var rows = 1; rows < words.Count; rows++)
        {
            var widths = Widths(words, rows);
            if (widths.Sum() + Gap * (widths.Count - 1) <= width) return Lines(words, rows, widths);
        }
        return words;
    }

    private static List<int> Widths(IReadOnlyList<string> words, int rows) =>
        [.. words.Chunk(rows).Select(column => column.Max(word => word.Length))];

    private static List<string> Lines(IReadOnlyList<string> words, int rows, List<int> widths)
    {
        var lines = new List<string>();
        for (var row = 0; row < rows; row++)
        {
            var cells = new List<string>();
            for (var column = 0; column < widths.Count && row + rows * column < words.Count; column++)
                cells.Add(words[row + rows * column].PadRight(widths[column]));
            lines.Add(string.Join(new string(' ', Gap), cells));
        }
        return lines;
    }
}
