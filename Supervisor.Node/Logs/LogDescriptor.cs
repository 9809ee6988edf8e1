using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Os;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Logs;

/// <summary>
/// An open log target: a file, or the pipe, terminal or socket behind <c>/dev/stdout</c>. Always appends, so that several
/// writers of one file do not overwrite each other; never waits for a reader.
/// </summary>
internal sealed unsafe class LogDescriptor : IDisposable
{
    private const int Flags = Libc.O_CREAT | Libc.O_APPEND | Libc.O_CLOEXEC | Libc.O_NONBLOCK | Libc.O_NOCTTY;

    // What is certain to fit once the kernel says that a pipe can be written to.
    private const int SurePiece = 4096;

    // A copy of the daemon's own descriptor shares its flags with others: it may block, and is not ours to change.
    private readonly bool _borrowed;

    private LogDescriptor(SafeFileHandle handle, bool borrowed, FileStatus status)
    {
        Handle = handle;
        _borrowed = borrowed;
        Status = status;
    }

    internal SafeFileHandle Handle { get; }

    /// <summary>As of opening.</summary>
    internal FileStatus Status { get; }

    internal bool IsRegular => Status.IsRegular;

    /// <summary>Where the last write ended: in a file that is appended to, its length then.</summary>
    internal long Position => Libc.lseek(Number, 0, Libc.SEEK_CUR);

    private int Number => (int)Handle.DangerousGetHandle();

    internal static LogDescriptor Open(string path, uint mode)
    {
        var borrowed = false;
        var fd = Libc.open(path, Libc.O_WRONLY | Flags, mode);
        if (fd < 0 && Marshal.GetLastPInvokeError() is Libc.ENXIO or Libc.EACCES && OwnDescriptor(path) is { } own)
        {
            // A socket (a journal's) cannot be opened by its path, nor can what belonged to root before we gave that up.
            borrowed = true;
            fd = Libc.fcntl(own, Libc.F_DUPFD_CLOEXEC, 3);
        }
        else if (fd < 0 && Marshal.GetLastPInvokeError() == Libc.ENXIO)
        {
            // A named pipe that nobody reads yet.
            fd = Libc.open(path, Libc.O_RDWR | Flags, mode);
        }

        if (fd < 0) throw OsError.Last(path);
        var handle = new SafeFileHandle(fd, ownsHandle: true);
        return new(handle, borrowed, FileStatus.Of(handle) ?? throw OsError.Last(path));
    }

    /// <summary>The number of the daemon's own descriptor that a path stands for.</summary>
    internal static int? OwnDescriptor(string path) => path switch
    {
        "/dev/stdout" => 1,
        "/dev/stderr" => 2,
        _ when path.StartsWith("/dev/fd/", StringComparison.Ordinal) => Parse(path["/dev/fd/".Length..]),
        _ when path.StartsWith("/proc/self/fd/", StringComparison.Ordinal) => Parse(path["/proc/self/fd/".Length..]),
        _ => null,
    };

    /// <summary>Writes as much as goes without waiting for a reader.</summary>
    internal LogWrite Write(ReadOnlySpan<byte> bytes)
    {
        var total = 0;
        fixed (byte* p = bytes)
        {
            while (total < bytes.Length)
            {
                var n = _borrowed ? WriteBorrowed(p + total, bytes.Length - total)
                    : (int)Libc.write(Number, p + total, (nuint)(bytes.Length - total));
                if (n >= 0) total += n;
                else if (Marshal.GetLastPInvokeError() is var errno && errno != Libc.EINTR) return new(total, errno);
            }
        }

        return new(total, 0);
    }

    internal bool Truncate() => Libc.ftruncate(Number, 0) == 0;

    public void Dispose() => Handle.Dispose();

    private int WriteBorrowed(byte* bytes, int count)
    {
        if (Status.Kind == Libc.S_IFSOCK)
            return (int)Libc.send(Number, bytes, (nuint)count, Libc.MSG_DONTWAIT | Libc.MSG_NOSIGNAL);
        if (!IsWritable(0))
        {
            Marshal.SetLastPInvokeError(Libc.EAGAIN);
            return -1;
        }

        return (int)Libc.write(Number, bytes, (nuint)(IsRegular ? count : Math.Min(count, SurePiece)));
    }

    /// <summary>Whether a write would go at least in part, now or within the time.</summary>
    internal bool IsWritable(int milliseconds)
    {
        var item = new Libc.PollFd { Fd = Number, Wanted = Libc.POLLOUT };
        return Libc.poll(&item, 1, milliseconds) > 0;
    }

    private static int? Parse(string number) => int.TryParse(number, out var value) && value >= 0 ? value : null;
}
