using System.Text;
using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Logs.Syslog;

/// <summary>A datagram socket connected to the local syslog; connects again when the other side was restarted.</summary>
internal sealed unsafe class SyslogSocket(string path) : IDisposable
{
    private const int PathOffset = 2, MostPath = 107;

    private SafeFileHandle? _socket;

    /// <summary>Waits while the receiver's queue is full; false when there is no receiver.</summary>
    internal bool Send(ReadOnlySpan<byte> message) => TrySend(message) || (Connect() && TrySend(message));

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private bool TrySend(ReadOnlySpan<byte> message)
    {
        if (_socket is null) return false;
        fixed (byte* p = message)
            return Libc.send((int)_socket.DangerousGetHandle(), p, (nuint)message.Length, Libc.MSG_NOSIGNAL) >= 0;
    }

    private bool Connect()
    {
        Dispose();
        var name = Encoding.UTF8.GetBytes(path);
        var fd = Libc.socket(Libc.AF_UNIX, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, 0);
        if (fd < 0 || name.Length > MostPath) return false;
        var socket = new SafeFileHandle(fd, ownsHandle: true);
        var address = stackalloc byte[PathOffset + MostPath + 1];
        *(ushort*)address = Libc.AF_UNIX;
        name.CopyTo(new Span<byte>(address + PathOffset, MostPath));
        address[PathOffset + name.Length] = 0;
        if (Libc.connect(fd, address, (uint)(PathOffset + name.Length + 1)) < 0)
        {
            socket.Dispose();
            return false;
        }

        _socket = socket;
        return true;
    }
}
