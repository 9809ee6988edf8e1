using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using Supervisor.Cli.Interop;

namespace Supervisor.Cli.Terminal;

/// <summary>Standard input, buffered once for everybody who reads it: prompts, single keys, and lines for a process.</summary>
internal sealed unsafe class InputBytes(int descriptor)
{
    private const int MaxLine = 1024 * 1024;

    private readonly List<byte> _pending = [];
    private int _next;

    public bool HasBuffered => _next < _pending.Count;

    /// <summary>One read from the kernel; false at the end of input.</summary>
    public bool Fill()
    {
        _pending.RemoveRange(0, _next);
        _next = 0;
        var buffer = stackalloc byte[4096];
        nint count;
        while ((count = Libc.read(descriptor, buffer, 4096)) < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR) { }
        if (count <= 0) return false;
        _pending.AddRange(new ReadOnlySpan<byte>(buffer, (int)count));
        return true;
    }

    /// <summary>-1 at the end of input.</summary>
    public int ReadByte() => HasBuffered || Fill() ? _pending[_next++] : -1;

    /// <summary>A whole line that is already here, without its line feed.</summary>
    public bool TryTakeLine([NotNullWhen(true)] out string? line)
    {
        var rest = CollectionsMarshal.AsSpan(_pending)[_next..];
        var feed = rest.IndexOf((byte)'\n');
        line = feed >= 0 ? Encoding.UTF8.GetString(rest[..feed]) : rest.Length > MaxLine ? Encoding.UTF8.GetString(rest) : null;
        if (line is not null) _next += feed >= 0 ? feed + 1 : rest.Length;
        return line is not null;
    }

    /// <summary>The next line, or what is left of one at the end; null when nothing is left.</summary>
    public string? ReadLine()
    {
        string? line;
        while (!TryTakeLine(out line))
            if (!Fill())
                return TakeRest();
        return line;
    }

    private string? TakeRest()
    {
        if (!HasBuffered) return null;
        var rest = Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_pending)[_next..]);
        _next = _pending.Count;
        return rest;
    }
}
