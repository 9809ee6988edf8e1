using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Os.Interop;
using Supervisor.Node.Os.Sockets;

namespace Supervisor.Node.Logs.Syslog;

/// <summary>A datagram socket connected to the local syslog; connects again when the other side was restarted.</summary>
internal sealed unsafe class SyslogSocket(string path) : IDisposable
{
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
        if (UnixAddress.Of(path) is not { } address) return false;
        var fd = Libc.socket(Libc.AF_UNIX, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, 0);
        if (fd < 0) return false;
        var socket = new SafeFileHandle(fd, ownsHandle: true);
        fixed (byte* name = address)
        {
            if (Libc.connect(fd, name, (uint)address.Length) < 0)
            {
                socket.Dispose();
                return false;
            }
        }

        _socket = socket;
        return true;
    }
}
