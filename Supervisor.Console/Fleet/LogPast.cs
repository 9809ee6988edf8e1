namespace Supervisor.Cli.Fleet;

/// <summary>
/// What a log had in it when it began to be followed. The server begins a stream with the end of that; of several logs at once only
/// the last lines are shown, under a title, as <c>tail -f</c> does with several files. What is written from then on is another's.
/// </summary>
/// <param name="size">Of the log, in bytes, just before.</param>
/// <param name="most">Lines to show.</param>
/// <param name="onLines">Hears whole lines, or nothing at all if there are none.</param>
internal sealed class LogPast(long size, int most, Action<byte[]> onLines)
{
    /// <summary>With so many bytes of the past the server begins at most.</summary>
    private const int MostSent = 1024;

    private readonly List<byte> _past = [];
    private long _missing = Math.Min(size, MostSent);

    /// <summary>Takes what belongs to the past off the bytes; a line that has only begun belongs to what follows.</summary>
    public ReadOnlySpan<byte> Take(ReadOnlySpan<byte> bytes)
    {
        if (_missing == 0) return bytes;
        var count = (int)Math.Min(_missing, bytes.Length);
        _missing -= count;
        _past.AddRange(bytes[..count]);
        if (_missing > 0) return [];
        return (byte[])[.. Show(), .. bytes[count..]];
    }

    // The rest behind the last whole line.
    private byte[] Show()
    {
        byte[] past = [.. _past];
        _past.Clear();
        var end = past.AsSpan().LastIndexOf((byte)'\n') + 1;
        // It may begin within a line.
        var first = size > MostSent ? past.AsSpan(0, end).IndexOf((byte)'\n') + 1 : 0;
        var start = end;
        for (var lines = 0; start > first && lines < most; lines++) start = past.AsSpan(first, start - 1 - first).LastIndexOf((byte)'\n') + 1 + first;
        if (start < end) onLines(past[start..end]);
        return past[end..];
    }
}
