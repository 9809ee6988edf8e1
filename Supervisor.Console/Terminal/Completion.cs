using System.Buffers;

namespace Supervisor.Cli.Terminal;

/// <summary>What a press of the tab key comes to: text to put in place of the word, or a list to show.</summary>
internal readonly record struct Completion(string Word, string Replacement, IReadOnlyList<string> Choices)
{
    // Names are one word with their colons, stars and hyphens.
    private static readonly SearchValues<char> Delimiters = SearchValues.Create(" \t\n`~!@#$%^&()=+[{]}\\|;'\",<>/?");

    public static Completion Of(string line, string beforeCursor, ICompleter completer)
    {
        var word = beforeCursor[(beforeCursor.AsSpan().LastIndexOfAny(Delimiters) + 1)..];
        var candidates = completer.Candidates(line, word);
        var common = candidates.Count == 0 ? word : candidates.Aggregate(CommonPrefix);
        var advances = candidates.Count == 1 || common.Length > word.Length;
        return new(word, advances ? common : word, advances ? [] : candidates);
    }

    private static string CommonPrefix(string left, string right)
    {
        var length = left.AsSpan().CommonPrefixLength(right);
        return left[..length];
    }
}
