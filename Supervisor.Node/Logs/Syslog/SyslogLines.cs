using System.Text;

namespace Supervisor.Node.Logs.Syslog;

/// <summary>Cuts a child's bytes into lines, one message each: <c>NAME LINE</c>. The end of a line may come in a later chunk.</summary>
internal sealed class SyslogLines
{
    private const int LongestLine = 8 * 1024;

    private readonly SyslogClient _client;
    private readonly byte[] _line;
    private readonly int _start;
    private int _length;

    internal SyslogLines(string process, SyslogClient client)
    {
        _client = client;
        var prefix = Encoding.UTF8.GetBytes($"{process} ");
        _start = _length = prefix.Length;
        _line = new byte[prefix.Length + LongestLine];
        prefix.CopyTo(_line, 0);
    }

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var part = Math.Min(end < 0 ? bytes.Length : end, _line.Length - _length);
            bytes[..part].CopyTo(_line.AsSpan(_length));
            _length += part;
            if (part == end) Send();
            else if (_length == _line.Length) Send();
            bytes = bytes[(part == end ? part + 1 : part)..];
        }
    }

    /// <summary>No more comes: a last line without its line feed goes too.</summary>
    internal void End()
    {
        if (_length > _start) Send();
    }

    private void Send()
    {
        _client.Send(_line.AsSpan(0, _length));
        _length = _start;
    }
}
