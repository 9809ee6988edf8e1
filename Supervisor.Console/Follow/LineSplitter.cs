namespace Supervisor.Cli.Follow;

/// <summary>Makes lines of bytes that come in pieces. A line longer than 64 KiB is given on in parts.</summary>
internal sealed class LineSplitter(Action<byte[]> onLine)
{
    private const int MaxLine = 64 * 1024;

    private readonly List<byte> _line = [];

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var feed = bytes.IndexOf((byte)'\n');
            var count = Math.Min(feed < 0 ? bytes.Length : feed, MaxLine - _line.Count);
            _line.AddRange(bytes[..count]);
            var isWhole = count == feed;
            if (isWhole || _line.Count == MaxLine) Flush();
            bytes = bytes[(isWhole ? count + 1 : count)..];
        }
    }

    /// <summary>What has come since the last line feed, if anything.</summary>
    public void End()
    {
        if (_line.Count > 0) Flush();
    }

    private void Flush()
    {
        onLine([.. _line]);
        _line.Clear();
    }
}
