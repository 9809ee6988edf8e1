using System.Runtime.InteropServices;

namespace Supervisor.Node.Os.Interop;

/// <summary>Children: their deaths, their signals, what they inherit.</summary>
internal static unsafe partial class Libc
{
    internal const int ESRCH = 3, ECHILD = 10, ENOMEM = 12, ENOTDIR = 20, EINVAL = 22, EMFILE = 24;
    internal const int CLONE_FS = 0x200;
    internal const int P_ALL = 0, P_PID = 1, WNOHANG = 1, WEXITED = 4, WNOWAIT = 0x1000000;
    internal const int RUSAGE_SELF = 0;
    internal const int X_OK = 1;
    internal const int O_PATH = 0x200000;
    internal const int SYS_close_range = 436, CLOSE_RANGE_CLOEXEC = 4;

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int waitid(int kind, uint id, ChildStatus* status, int options);

    /// <summary>Reaps one child; 0 when it lives.</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int wait4(int pid, int* status, int options, ResourceUsage* usage);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int getrusage(int who, ResourceUsage* usage);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int kill(int pid, int signal);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int unshare(int flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int access(string path, int mode);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int fchown(int fd, uint user, uint group);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int getresuid(uint* real, uint* effective, uint* saved);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int getresgid(uint* real, uint* effective, uint* saved);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int getgroups(int count, uint* groups);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint syscall(nint number, nint first, nint second, nint third);

    /// <summary>The first members of <c>struct rusage</c> on 64-bit machines; some libraries have reserved room behind the others.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    internal struct ResourceUsage
    {
        [FieldOffset(0)]
        internal long ru_utime_sec;

        [FieldOffset(8)]
        internal long ru_utime_usec;

        [FieldOffset(16)]
        internal long ru_stime_sec;

        [FieldOffset(24)]
        internal long ru_stime_usec;

        /// <summary>KiB.</summary>
        [FieldOffset(32)]
        internal long ru_maxrss;
    }

    /// <summary>The part of <c>siginfo_t</c> that <see cref="waitid"/> fills in, on 64-bit machines.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    internal struct ChildStatus
    {
        [FieldOffset(16)]
        internal int si_pid;
    }
}
