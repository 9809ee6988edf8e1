using System.Runtime.InteropServices;

namespace Supervisor.Node.Os.Interop;

/// <summary>What a process says of itself: identity, limits, session, signals, and its own image once more.</summary>
internal static unsafe partial class Libc
{
    internal const int EBADF = 9;
    internal const int F_GETFD = 1, F_SETFD = 2, FD_CLOEXEC = 1;
    internal const int RLIMIT_NPROC = 6, RLIMIT_NOFILE = 7;
    internal const int SIGHUP = 1, SIGINT = 2, SIGQUIT = 3, SIGUSR2 = 12, SIGTERM = 15, SIGCHLD = 17, SIGXFSZ = 25;
    internal const int AT_EXECFN = 31;
    internal const nint SIG_DFL = 0, SIG_IGN = 1;

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int pipe2(int* ends, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int dup3(int from, int to, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int gethostname(byte* name, nuint size);

    [LibraryImport("libc")]
    internal static partial int getpid();

    [LibraryImport("libc")]
    internal static partial int getppid();

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setsid();

    [LibraryImport("libc")]
    internal static partial uint umask(uint mask);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int chdir(string path);

    /// <summary>As the two below, the C library's call changes every thread of the process.</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setgroups(nuint count, uint* groups);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setgid(uint group);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setuid(uint user);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int prlimit(int pid, int resource, ResourceLimit* wanted, ResourceLimit* found);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint signal(int number, nint handler);

    /// <summary>The old action's first word is its handler.</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int sigaction(int number, void* action, void* old);

    [LibraryImport("libc")]
    internal static partial nuint getauxval(nuint kind);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int waitpid(int pid, int* status, int options);

    /// <summary>Returns an errno and does not set it.</summary>
    [LibraryImport("libc")]
    internal static partial int posix_spawn(int* pid, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int execve(byte* path, byte** arguments, byte** environment);

    internal struct ResourceLimit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
