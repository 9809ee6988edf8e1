using System.Globalization;
using System.Text.RegularExpressions;
using Supervisor.Node.Configuration.Ini;

namespace Supervisor.Node.Configuration.Hocon;

/// <summary>What the engine says is wrong with a HOCON file, as one of our problems with file and line.</summary>
internal static partial class HoconProblem
{
    /// <summary>The column stays in the text. What names no place concerns the whole file.</summary>
    public static (string Text, Origin Origin) Of(string file, string message)
    {
        var match = Place().Match(message);
        return match.Success
            ? ($"column {match.Groups["column"]}: {match.Groups["text"]}", new(FileOf(file, match), Line(match)))
            : (message, new(file, 0));
    }

    private static string FileOf(string file, Match match) =>
        match.Groups["included"] is { Success: true, Value: var included } ? $"{file}: {included}" : file;

    private static int Line(Match match) => int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:(?<included>.{1,500}): )?line (?<line>\d{1,9}), column (?<column>\d{1,9}): (?<text>.*)$", RegexOptions.Singleline)]
    private static partial Regex Place();
}
