using System.Runtime.InteropServices;
using System.Text;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Notify;

/// <summary>One datagram for each message, on a socket of its own: the kernel adds who we are.</summary>
internal sealed unsafe class NotifySocket(byte[] address) : INotifySocket
{
    public NotifyOutcome Send(string text)
    {
        var fd = Libc.socket(Libc.AF_UNIX, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, 0);
        if (fd < 0) return new NotifyOutcome.Failed(OsError.Last("socket").Message);
        try
        {
            return Send(fd, Encoding.UTF8.GetBytes(text));
        }
        finally
        {
            _ = Libc.close(fd);
        }
    }

    private NotifyOutcome Send(int fd, byte[] message)
    {
        fixed (byte* where = address)
        {
            if (Libc.connect(fd, where, (uint)address.Length) < 0) return new NotifyOutcome.Failed(OsError.Last("connect").Message);
        }

        fixed (byte* bytes = message)
        {
            if (Libc.send(fd, bytes, (nuint)message.Length, Libc.MSG_NOSIGNAL | Libc.MSG_DONTWAIT) >= 0) return new NotifyOutcome.Sent();
            return Marshal.GetLastPInvokeError() == Libc.EAGAIN ? new NotifyOutcome.Busy() : new NotifyOutcome.Failed(OsError.Last("send").Message);
        }
    }
}
