using System.Globalization;
using System.Runtime.InteropServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// The pipe between a daemon and the command that started it. A byte means that the daemon is up, the pipe's end without one that
/// there is no daemon any more. The daemon finds its end by an environment variable, which names the descriptor and the pipe behind
/// it: a variable that was passed on to someone else's program says nothing there.
/// </summary>
internal static unsafe class LaunchPipe
{
    internal const string Variable = "SUPERVISORD_LAUNCH_PIPE";

    /// <summary>The read end is closed on exec, the write end is inherited.</summary>
    internal static (int Read, int Write) Create()
    {
        var ends = stackalloc int[2];
        if (Libc.pipe2(ends, Libc.O_CLOEXEC) < 0) throw OsError.Last("pipe2");
        if (Libc.fcntl(ends[1], Libc.F_SETFD, 0) < 0) throw OsError.Last("fcntl");
        return (ends[0], ends[1]);
    }

    internal static string Describe(int fd) => string.Create(CultureInfo.InvariantCulture, $"{fd} {Target(fd)}");

    /// <summary>The write end that <paramref name="description"/> describes, from now on closed on exec; null when it is not ours.</summary>
    internal static int? Inherit(string? description)
    {
        if (description?.Split(' ') is not [var number, var target]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var fd)
            || !target.StartsWith("pipe:", StringComparison.Ordinal) || Target(fd) != target)
        {
            return null;
        }

        return Libc.fcntl(fd, Libc.F_SETFD, Libc.FD_CLOEXEC) < 0 ? null : fd;
    }

    /// <summary>Waits; false when the daemon has ended.</summary>
    internal static bool IsUp(int fd)
    {
        byte up;
        nint count;
        do
        {
            count = Libc.read(fd, &up, 1);
        }
        while (count < 0 && Marshal.GetLastPInvokeError() == Libc.EINTR);
        return count > 0;
    }

    /// <summary>Says that the daemon is up. False when nobody is there to hear it.</summary>
    internal static bool Report(int fd)
    {
        byte up = 1;
        return Libc.write(fd, &up, 1) == 1;
    }

    private static string? Target(int fd) => new FileInfo($"/proc/self/fd/{fd}").LinkTarget;
}
