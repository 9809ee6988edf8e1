using System.Collections.Immutable;
using System.Text;

namespace Supervisor.Actors.Events;

/// <summary>
/// A result that is meant for the daemon's stdout, as those of the listener <c>supervisor_stdout</c> are: the payload of a
/// PROCESS_LOG event, given back.
/// </summary>
/// <param name="Header">Its first line: whose output it is.</param>
/// <param name="Prefix">What stands before each line, <c>web stdout | </c>.</param>
/// <param name="Text">What was written.</param>
internal sealed record ShownPiece(string Header, string Prefix, ImmutableArray<byte> Text)
{
    /// <summary>Null when the result is no such payload.</summary>
    internal static ShownPiece? Of(ReadOnlySpan<byte> result)
    {
        if (result.IndexOf((byte)'\n') is not (>= 0 and var end)) return null;
        var header = Encoding.UTF8.GetString(result[..end]);
        return Value(header, "processname:") is { } name && Value(header, "channel:") is { } channel
            ? new(header, $"{name} {channel} | ", [.. result[(end + 1)..]])
            : null;
    }

    private static string? Value(string header, string key) =>
        header.Split(' ').FirstOrDefault(word => word.StartsWith(key, StringComparison.Ordinal))?[key.Length..];
}
