using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>The two ends of a pipe, neither of them 0, 1 or 2: those are what a child's copies become.</summary>
internal readonly unsafe record struct PipePair(SafePipeHandle Read, SafePipeHandle Write)
{
    private const int FirstFree = 3;

    /// <summary>Throws <see cref="OsError"/>.</summary>
    internal static PipePair Open()
    {
        var ends = stackalloc int[2];
        if (Libc.pipe2(ends, Libc.O_CLOEXEC) < 0) throw OsError.Last("pipe2");
        var read = new SafePipeHandle(ends[0], ownsHandle: true);
        var write = new SafePipeHandle(ends[1], ownsHandle: true);
        return new(Raise(read), Raise(write));
    }

    /// <summary>
    /// A pipe whose writer holds it open for reading as well: if the daemon dies, writing neither fails nor kills, and who
    /// comes after can read on. Its end is still seen when the last writer closes. Where there is no <c>/proc</c> it is a
    /// plain pipe.
    /// </summary>
    internal static PipePair OpenSurviving(int? owner)
    {
        var pipe = Open();
        var number = (int)pipe.Write.DangerousGetHandle();
        // So that a child of another user can open its own /dev/stdout.
        if (owner is { } user) _ = Libc.fchown(number, (uint)user, uint.MaxValue);
        var path = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{number}");
        var both = Libc.open(path, Libc.O_RDWR | Libc.O_CLOEXEC, 0);
        if (both < 0) return pipe;
        pipe.Write.Dispose();
        return pipe with { Write = Raise(new SafePipeHandle(both, ownsHandle: true)) };
    }

    private static SafePipeHandle Raise(SafePipeHandle end)
    {
        if ((int)end.DangerousGetHandle() >= FirstFree) return end;
        using (end)
        {
            var raised = Libc.fcntl((int)end.DangerousGetHandle(), Libc.F_DUPFD_CLOEXEC, FirstFree);
            return raised < 0 ? throw OsError.Last("fcntl") : new SafePipeHandle(raised, ownsHandle: true);
        }
    }
}
