using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Supervisor.Cli.Rpc;

/// <summary>Reads lines, counted bytes and chunks from a connection.</summary>
internal sealed class SocketReader(Socket socket)
{
    private const int MaxLine = 64 * 1024;

    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;

    /// <summary>True when something can be taken without asking the kernel.</summary>
    public bool HasBuffered => _start < _end;

    /// <summary>A header or chunk line without its line end.</summary>
    public string ReadLine()
    {
        var line = new List<byte>();
        while (true)
        {
            if (!HasBuffered && !Fill()) throw new ReplyException("the server closed the connection without a full answer");
            var rest = _buffer.AsSpan(_start, _end - _start);
            var feed = rest.IndexOf((byte)'\n');
            line.AddRange(feed < 0 ? rest : rest[..feed]);
            _start += feed < 0 ? rest.Length : feed + 1;
            if (line.Count > MaxLine) throw new ReplyException("the server's answer has a line that is too long");
            if (feed >= 0) return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
        }
    }

    public int ReadChunkSize()
    {
        var line = ReadLine();
        var word = line.AsSpan(0, line.AsSpan().IndexOfAny(';', ' ') is >= 0 and var end ? end : line.Length);
        return int.TryParse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) && size >= 0
            ? size : throw new ReplyException("the server's answer has a bad chunk size");
    }

    /// <summary>What is at hand, at most as much as fits; 0 at the end.</summary>
    public int ReadSome(Span<byte> target)
    {
        if (!HasBuffered && !Fill()) return 0;
        var count = Math.Min(target.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(target);
        _start += count;
        return count;
    }

    public void ReadExactly(Span<byte> target)
    {
        while (target.Length > 0)
        {
            var count = ReadSome(target);
            if (count == 0) throw new ReplyException("the server closed the connection within its answer");
            target = target[count..];
        }
    }

    /// <summary>One look at the socket; false at the end of the stream.</summary>
    public bool Fill()
    {
        try
        {
            _start = 0;
            _end = socket.Receive(_buffer);
            return _end > 0;
        }
        catch (SocketException problem)
        {
            _end = 0;
            throw new ConnectionException(problem.NativeErrorCode);
        }
    }
}
