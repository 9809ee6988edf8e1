using System.Globalization;
using System.Text;

namespace Supervisor.Cli.Follow;

/// <summary>Takes the bytes of an HTTP answer as they come, in pieces of any size, and gives those of its body on.</summary>
internal sealed class LogStreamDecoder(Action<ReadOnlySpan<byte>> onData)
{
    private const int MaxLine = 64 * 1024;

    private readonly List<byte> _line = [];
    private Part _part = Part.StatusLine;
    private bool _isChunked;
    private long _missing;

    private enum Part { StatusLine, Header, ChunkSize, ChunkData, ChunkEnd, Plain, Done }

    /// <summary>0 until the status line is there.</summary>
    public int Status { get; private set; }

    /// <summary>The answer is complete, or cannot be understood any further.</summary>
    public bool IsDone => _part == Part.Done;

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && !IsDone)
            bytes = _part is Part.ChunkData or Part.Plain ? TakeData(bytes) : TakeLine(bytes);
    }

    private ReadOnlySpan<byte> TakeData(ReadOnlySpan<byte> bytes)
    {
        var count = _part == Part.Plain ? bytes.Length : (int)Math.Min(bytes.Length, _missing);
        onData(bytes[..count]);
        _missing -= count;
        if (_part == Part.ChunkData && _missing == 0) _part = Part.ChunkEnd;
        return bytes[count..];
    }

    private ReadOnlySpan<byte> TakeLine(ReadOnlySpan<byte> bytes)
    {
        var feed = bytes.IndexOf((byte)'\n');
        _line.AddRange(feed < 0 ? bytes : bytes[..feed]);
        if (_line.Count > MaxLine) _part = Part.Done;
        if (feed < 0) return [];
        var line = Encoding.Latin1.GetString([.. _line]).TrimEnd('\r');
        _line.Clear();
        _part = After(line);
        return bytes[(feed + 1)..];
    }

    private Part After(string line) => _part switch
    {
        Part.StatusLine => AfterStatus(line),
        Part.Header when line.Length == 0 => _isChunked ? Part.ChunkSize : Part.Plain,
        Part.Header => AfterHeader(line),
        Part.ChunkSize => AfterSize(line),
        Part.ChunkEnd => Part.ChunkSize,
        _ => Part.Done,
    };

    private Part AfterStatus(string line)
    {
        var words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            return Part.Done;
        Status = status;
        return status == 200 ? Part.Header : Part.Done;
    }

    private Part AfterHeader(string line)
    {
        var colon = line.IndexOf(':');
        if (colon > 0 && line.AsSpan(0, colon).Equals("transfer-encoding", StringComparison.OrdinalIgnoreCase))
            _isChunked = line.AsSpan(colon + 1).Trim().Equals("chunked", StringComparison.OrdinalIgnoreCase);
        return Part.Header;
    }

    private Part AfterSize(string line)
    {
        var end = line.AsSpan().IndexOfAny(';', ' ');
        var digits = end < 0 ? line : line[..end];
        return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _missing) && _missing > 0
            ? Part.ChunkData : Part.Done;
    }
}
