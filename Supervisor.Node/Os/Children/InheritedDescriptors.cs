using System.Globalization;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// What we open is closed on exec anyway; what was left open by who started us is not. For a C library that cannot close
/// everything in the child.
/// </summary>
internal static class InheritedDescriptors
{
    private const int First = 3;

    internal static void CloseOnExec()
    {
        if (Libc.syscall(Libc.SYS_close_range, First, int.MaxValue, Libc.CLOSE_RANGE_CLOEXEC) == 0) return;
        foreach (var entry in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            var number = int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture);
            if (number >= First) _ = Libc.fcntl(number, Libc.F_SETFD, Libc.FD_CLOEXEC);
        }
    }
}
