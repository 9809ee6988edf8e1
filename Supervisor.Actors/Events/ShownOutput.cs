using System.Text;

namespace Supervisor.Actors.Events;

/// <summary>
/// Results that are meant for the daemon's stdout, as those of the listener <c>supervisor_stdout</c> are: the payload of a
/// PROCESS_LOG event, given back. Each line of it is shown behind the name and the channel of the process.
/// </summary>
internal static class ShownOutput
{
    /// <summary>Whole lines, <c>web stdout | started</c>; null when the result is no such payload.</summary>
    internal static byte[]? Lines(ReadOnlySpan<byte> result)
    {
        var end = result.IndexOf((byte)'\n');
        if (end < 0 || Prefix(Encoding.UTF8.GetString(result[..end])) is not { } prefix) return null;
        var shown = new List<byte>(result.Length + prefix.Length + 1);
        var rest = result[(end + 1)..];
        while (!rest.IsEmpty)
        {
            var length = rest.IndexOf((byte)'\n');
            var line = length < 0 ? rest : rest[..length];
            shown.AddRange(prefix);
            shown.AddRange(line);
            shown.Add((byte)'\n');
            rest = length < 0 ? [] : rest[(length + 1)..];
        }

        return [.. shown];
    }

    private static byte[]? Prefix(string header) =>
        Value(header, "processname:") is { } name && Value(header, "channel:") is { } channel
            ? Encoding.UTF8.GetBytes($"{name} {channel} | ")
            : null;

    private static string? Value(string header, string key) =>
        header.Split(' ').FirstOrDefault(word => word.StartsWith(key, StringComparison.Ordinal))?[key.Length..];
}
